"""Exchanges every name, place and number of an article for others of its kind: a reader must not live on names."""

import random
import re

COUNTRIES = [
    ("Iran", "Iranian", "Tehran"),
    ("Belarus", "Belarusian", "Minsk"),
    ("Turkey", "Turkish", "Ankara"),
    ("Serbia", "Serbian", "Belgrade"),
    ("Sudan", "Sudanese", "Khartoum"),
    ("Myanmar", "Burmese", "Naypyidaw"),
    ("Venezuela", "Venezuelan", "Caracas"),
    ("Algeria", "Algerian", "Algiers"),
    ("Armenia", "Armenian", "Yerevan"),
    ("Syria", "Syrian", "Damascus"),
]
SYLLABLES = [
    "bor",
    "vel",
    "dar",
    "mik",
    "tol",
    "ren",
    "zak",
    "lum",
    "pat",
    "gor",
    "sin",
    "vak",
    "nel",
    "dor",
    "kem",
    "ram",
    "lis",
    "tav",
]
PUBLICATIONS = ["Bloomberg", "Interfax", "AFP", "Le Monde", "The Guardian", "Der Spiegel"]
FIRST = ["Anna", "Peter", "Maria", "Thomas", "Elena", "David", "Laura", "Martin"]


def invented(draw: random.Random, parts: int = 2) -> str:
    """A made-up name of a few syllables."""
    return "".join(draw.choice(SYLLABLES) for _ in range(parts)).capitalize()


def exchanged(text: str, seed: int) -> tuple[str, dict[str, str]]:
    """The article with everything exchanged, and what each former name became."""
    draw = random.Random(seed)
    home, maker, front = draw.sample(COUNTRIES, 3)
    letters = "BCDFGHJKLMNPQRSTVWXZ"
    acronym = "".join(draw.choice(letters) for _ in range(4))
    model, mark, product = invented(draw, 3), draw.randint(2, 9), "".join(draw.choice(letters) for _ in range(3))
    firm, holding = invented(draw), f"{invented(draw)}-{invented(draw)}"
    number = {
        n: draw.randint(*r)
        for n, r in {"range": (900, 3900), "load": (20, 90), "heavy": (210, 890), "of": (2, 4), "size": (7, 9)}.items()
    }
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    new = {
        "Russian-Chinese": f"{home[1]}-{maker[1]}",
        "Chinese-designed": f"{maker[1]}-designed",
        "Russian": home[1],
        "Russia": home[0],
        "Moscow": home[2],
        "Chinese": maker[1],
        "China": maker[0],
        "Beijing": maker[2],
        "Ukraine": front[0],
        "IEMZ Kupol": f"{acronym} {firm}",
        "Kupol": firm,
        "Almaz-Antey": holding,
        "Reuters": draw.choice(PUBLICATIONS),
        "Garpiya-3": f"{model}-{mark}",
        "G3s": f"{model[0]}{mark}s",
        "G3": f"{model[0]}{mark}",
        "REM 1": f"{product} {draw.randint(2, 9)}",
        "Reaper": invented(draw),
        "Fabian Hinz": f"{draw.choice(FIRST)} {invented(draw)}",
        "Samuel Bendett": f"{draw.choice(FIRST)} {invented(draw)}",
        "Vladimir Putin": f"{draw.choice(FIRST)} {invented(draw)}",
        "International Institute for Strategic Studies": f"{invented(draw)} Institute for Security Research",
        "Center for a New American Security": "Center for a Safer Northern Region",
        "Kashgar": invented(draw),
        "Xinjiang": invented(draw, 3),
        "2,000": f"{number['range'] // 1000},{number['range'] % 1000:03d}"
        if number["range"] >= 1000
        else str(number["range"]),
        "50 kilograms": f"{number['load']} kilograms",
        "400 kilograms": f"{number['heavy']} kilograms",
        "seven": words[number["size"]],
        "two": words[number["of"]],
    }
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(k)}(?!\w)" for k in sorted(new, key=len, reverse=True)))
    return pattern.sub(lambda m: new[m.group()], text), new
