"""Files attached to a PDF, the XML of a Factur-X or ZUGFeRD invoice among them: each becomes a document of its own."""

from typing import Any

from enduse.errors import TooLarge
from enduse.ingest.extracted import Limits, Part
from enduse.ingest.unpack import worded


def attached(document: Any, limits: Limits) -> tuple[Part, ...]:
    """The attachments of an open PDF; one that cannot be taken out is a part with an error.

    Raises TooLarge for more of them, or more bytes, than the limits.
    """
    count = document.count_attachments()
    if count > limits.parts:
        raise TooLarge(f"{count:,} attachments, over the limit of {limits.parts:,}; take them out by hand")
    parts, size = [], 0
    for number in range(count):
        name = f"attachment {number + 1}"
        try:
            attachment = document.get_attachment(number)
            name = attachment.get_name() or name
            data = bytes(attachment.get_data())
        except (RuntimeError, ValueError) as error:  # PdfiumError is a RuntimeError
            parts.append(Part(name, b"", worded(error)))
            continue
        size += len(data)
        if size > limits.unpacked:
            raise TooLarge(f"attachments of more than {limits.unpacked:,} bytes; take them out by hand")
        parts.append(Part(name, data))
    return tuple(parts)
