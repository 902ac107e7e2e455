"""Whether a text speaks for a firm: outside of quotation marks and answers it says what firms say of themselves."""

import re
from functools import cache

from enduse.read.tables import words

_QUOTED = re.compile(r"[«„“\"][^»“”\"\n]{0,600}[»“”\"]")
_ANSWER = re.compile(r"^[ \u00a0]*[—–][^\n]*$", re.MULTILINE)


def speaks_of_itself(text: str, language: str) -> bool:
    """Whether it says "мы поставили", "наш завод" in its own words."""
    return _own(language).search(_QUOTED.sub(" ", _ANSWER.sub(" ", text))) is not None


@cache
def _own(language: str) -> re.Pattern[str]:
    deeds = "|".join(sorted(words("voices.own.deeds", language)))
    belongings = "|".join(sorted(words("voices.own.belongings", language)))
    return re.compile(
        rf"\bмы\b(?:\s[^\s.!?]{{1,20}}){{0,4}}?\s(?:{deeds})|\bнаш(?:а|е|и|ей|его|ему|им|их|у)?\s(?:{belongings})",
        re.IGNORECASE,
    )
