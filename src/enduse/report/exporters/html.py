"""The report as one self-contained page. No script, no outside request: the page's own policy forbids both.

All words of documents pass through `shown` and Jinja's escaping; links only ever point to anchors of our own.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from enduse.records.picture import Picture
from enduse.report.contents import contents
from enduse.report.pictures.chain import chain
from enduse.report.shown import shown
from enduse.report.view import TransferView

NAME = "html"


def export(picture: Picture) -> dict[str, bytes]:
    """`report.html`."""
    style = files("enduse.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    page = (
        _templates()
        .get_template("report.html.j2")
        .render(
            report=contents(picture),
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; "
            "img-src data:; base-uri 'none'; form-action 'none'",
            drawn=_drawn,
        )
    )
    return {"report.html": page.encode("utf-8", "backslashreplace")}


def _drawn(transfer: TransferView) -> Markup:
    """Both drawings of a transfer: abreast for wide pages, stacked for narrow ones."""
    title = shown(transfer.heading)
    stops, legs = list(transfer.stops), list(transfer.legs)
    wide = chain(stops, legs, name=transfer.anchor, title=title)
    narrow = chain(stops, legs, name=transfer.anchor, title=title, stacked=True)
    return Markup(wide + narrow)  # every text in it is escaped by `chain`


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("enduse.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    return environment
