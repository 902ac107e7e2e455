"""The countries of sanctions lists: ISO codes of two or three letters, formal names, and names as lists print them
("Korea, North", "The Gambia", "Congo (Democratic Republic)")."""

import re
from collections.abc import Iterator
from functools import lru_cache

from enduse.reference.places import fold, lookup, place

#: Names that the names of places do not hold, folded.
_FORMAL = {
    "china hong kong special administrative region": "hk", "china macao special administrative region": "mo",
    "congo": "cg", "congo brazzaville": "cg", "congo republic of": "cg", "congo republic of the": "cg",
    "republic of the congo": "cg", "congo democratic republic": "cd", "congo democratic republic of": "cd",
    "congo democratic republic of the": "cd", "congo kinshasa": "cd", "cote d ivoire": "ci",
    "democratic peoples republic of korea": "kp", "korea democratic peoples republic of": "kp",
    "korea democratic peoples republic": "kp", "korea republic of": "kr", "east timor": "tl",
    "federated states of micronesia": "fm", "gaza strip": "ps", "west bank": "ps", "west bank and gaza": "ps",
    "holy see": "va", "vatican city state": "va", "kingdom of the netherlands": "nl",
    "lao peoples democratic republic": "la", "libyan arab jamahiriya": "ly",
    "occupied palestinian territories": "ps", "occupied palestinian territory": "ps",
    "palestinian territory occupied": "ps", "state of palestine": "ps", "republic of moldova": "md",
    "republic of north macedonia": "mk", "macedonia the former yugoslav republic of": "mk",
    "russian federation": "ru", "swaziland": "sz", "syrian arab republic": "sy", "viet nam": "vn",
    "united kingdom of great britain and northern ireland": "gb", "united republic of tanzania": "tz",
    "virgin islands british": "vg", "virgin islands us": "vi",
}  # fmt: skip
#: Two countries share this name: what stands behind it must be known.
_SHARED = "congo"
#: Codes in use that are not those of ISO 3166-1.
_IN_USE = {"uk": "gb", "el": "gr"}
#: ISO 3166-1 alpha-3, each with its alpha-2 behind it.
_THREE = (
    "abwaw afgaf agoao aiaai alaax albal andad areae argar armam asmas ataaq atftf atgag ausau autat azeaz bdibi belbe "
    "benbj besbq bfabf bgdbd bgrbg bhrbh bhsbs bihba blmbl blrby blzbz bmubm bolbo brabr brbbb brnbn btnbt bvtbv bwabw "
    "cafcf canca cckcc chech chlcl chncn civci cmrcm codcd cogcg cokck colco comkm cpvcv cricr cubcu cuwcw cxrcx cymky "
    "cypcy czecz deude djidj dmadm dnkdk domdo dzadz ecuec egyeg erier esheh espes estee ethet finfi fjifj flkfk frafr "
    "frofo fsmfm gabga gbrgb geoge ggygg ghagh gibgi gingn glpgp gmbgm gnbgw gnqgq grcgr grdgd grlgl gtmgt gufgf gumgu "
    "guygy hkghk hmdhm hndhn hrvhr htiht hunhu idnid imnim indin iotio irlie irnir irqiq islis isril itait jamjm jeyje "
    "jorjo jpnjp kazkz kenke kgzkg khmkh kirki knakn korkr kwtkw laola lbnlb lbrlr lbyly lcalc lieli lkalk lsols ltult "
    "luxlu lvalv macmo mafmf marma mcomc mdamd mdgmg mdvmv mexmx mhlmh mkdmk mliml mltmt mmrmm mneme mngmn mnpmp mozmz "
    "mrtmr msrms mtqmq musmu mwimw mysmy mytyt namna nclnc nerne nfknf ngang nicni niunu nldnl norno nplnp nrunr nzlnz "
    "omnom pakpk panpa pcnpn perpe phlph plwpw pngpg polpl pripr prkkp prtpt prypy pseps pyfpf qatqa reure rouro rusru "
    "rwarw sausa sdnsd sensn sgpsg sgsgs shnsh sjmsj slbsb slesl slvsv smrsm somso spmpm srbrs ssdss stpst sursr svksk "
    "svnsi swese swzsz sxmsx sycsc syrsy tcatc tcdtd tgotg thath tjktj tkltk tkmtm tlstl tonto ttott tuntn turtr tuvtv "
    "twntw tzatz ugaug ukrua umium uryuy usaus uzbuz vatva vctvc venve vgbvg virvi vnmvn vutvu wlfwf wsmws xkkxk yemye "
    "zafza zmbzm zwezw"
)
_BY_THREE = {pair[:3]: pair[3:] for pair in _THREE.split()}


@lru_cache(4096)
def country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code in lower case: of "RU", "RUS", "Russian Federation", "Korea, North"; None for "00",
    "UNKNOWN" and what is no country."""
    name = " ".join(text.split())
    if re.fullmatch("[A-Z]{2}", name):
        code = _IN_USE.get(name.lower(), name.lower())
        known = place(code)
        return code if known and known.kind == "country" else None
    if re.fullmatch("[A-Z]{3}", name):
        return _BY_THREE.get(name.lower()) or _named(name)
    return next((found for form in _forms(name) if (found := _named(form))), None)


def _forms(name: str) -> Iterator[str]:
    """The name as printed, without brackets, turned at its comma, and what stands before the comma."""
    yield name
    bare = re.sub(r"\s*\([^()]*\)", "", name)
    first, _, last = bare.partition(",")
    short = [bare, f"{last} {first}", first] if last else [bare]
    for form in (name, *(form for form in short if fold(form) != _SHARED)):
        plain = re.sub(r"^the\s+", "", form.strip(), flags=re.I)
        yield from (plain, re.sub(r"^st\.?\s+", "Saint ", plain, flags=re.I))


def _named(name: str) -> str | None:
    if formal := _FORMAL.get(fold(name)):
        return formal
    known = lookup(name)
    return known.country if known and known.kind == "country" else None
