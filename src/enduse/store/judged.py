"""What people said of pairs of ids, as a case keeps it: every word is logged, the last about a pair holds."""

import sqlite3

import msgspec

from enduse.records.identity import sha256_bytes
from enduse.records.judgement import Judgement
from enduse.records.pair import Pair
from enduse.store import judging
from enduse.store.custody import Custody
from enduse.store.schema import transaction


class Judged:
    """The judgements of an open case."""

    _connection: sqlite3.Connection
    _custody: Custody

    def judge(
        self, left: str, right: str, verdict: str, why: str, by: str = "", *, seen: Pair | None = None
    ) -> Judgement:
        """Note a person's word on two ids of this case (whole, or their first six characters and more).

        `seen` is what they were shown. Raises BadInput when an id is not known, both are the same, the verdict is none,
        or neither a reason is given nor anything was shown.
        """
        low, high = (judging.full_id(self._connection, given) for given in (left, right))
        with transaction(self._connection):
            word, at = judging.verdict(verdict), self._custody.clock()
            said = Judgement(id="", left=low, right=high, verdict=word, why=why, by=by, at=at, seen=seen)
            made = judging.add(self._connection, said)
            shown = {"seen": sha256_bytes(msgspec.json.encode(seen))} if seen else {}
            self._custody.add(
                "judge", judgement=made.id, left=low, right=high, verdict=verdict, why=why, by=by, **shown
            )
        return made

    def retract(self, judgement: str, why: str = "", by: str = "") -> Judgement:
        """Take a judgement back and return it. Raises BadInput when there is none of this id."""
        with transaction(self._connection):
            gone = judging.retract(self._connection, judgement, why, by, self._custody.clock())
            self._custody.add("retract", judgement=gone.id, why=why, by=by)
        return gone

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that hold: the last one about each pair that was not taken back."""
        return judging.active(self._connection)

    def judgement_history(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, those taken back marked."""
        return judging.history(self._connection)
