"""Forms laid out by hand as their issuers print them, copied on an office machine: a second set for development."""

from collections.abc import Callable

from trade.generate.draw import Draw
from trade.generate.forms import bills, carriage, chinese, matrix, russian
from trade.generate.forms.canvas import Canvas
from trade.generate.paper import Paper

FORMS: dict[str, Callable[[Draw], tuple[Paper, Canvas]]] = {
    "boxed-invoice": bills.boxed_invoice,
    "letter": bills.letter,
    "small-print": bills.small_print,
    "matrix": matrix.matrix,
    "delivery-note": russian.delivery_note,
    "tax-invoice": russian.tax_invoice,
    "declaration": russian.declaration,
    "vat-invoice": chinese.vat_invoice,
    "contract": chinese.contract,
    "road-note": carriage.road_note,
    "sea-bill": carriage.sea_bill,
    "packing": carriage.packing,
}
