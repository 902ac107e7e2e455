"""The pixels of an image file: grey pages, upright as their file says, on white where they are transparent."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct

from enduse.errors import Damaged, TooLarge
from enduse.ingest.extracted import Limits

#: The kinds of files that Pillow may try; none of them runs a program or reads another file.
KINDS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_PILLOW_FAILS = (OSError, ValueError, TypeError, SyntaxError, EOFError, LookupError, ArithmeticError, AttributeError,
                 RuntimeError, struct.error, zlib.error)  # fmt: skip


class Picture(Struct, frozen=True):
    """One page: a grey Pillow image, and the dots to the inch that its file tells."""

    image: Any
    dpi: float | None


def pictures(data: bytes, limits: Limits) -> Iterator[Picture]:
    """The pages of an image file, in their order.

    Raises Damaged for what cannot be decoded, TooLarge over the limits of pages and dots.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's words on sizes and odd tags; the sizes are checked here
        try:
            with Image.open(io.BytesIO(data), formats=KINDS) as file:
                count = getattr(file, "n_frames", 1)
                if count > limits.pages:
                    raise TooLarge(f"{count:,} pages, over the limit of {limits.pages:,}; split it")
                for number in range(count):
                    file.seek(number)
                    if file.width * file.height > limits.dots:
                        raise TooLarge(f"{file.width:,} by {file.height:,} dots, over the limit; scan it at 300 dpi")
                    yield Picture(grey(ImageOps.exif_transpose(file)), _dpi(file))
        except Image.DecompressionBombError as error:
            raise TooLarge(f"a picture over the limit of {limits.dots:,} dots; scan it at 300 dpi") from error
        except UnidentifiedImageError as error:
            raise Damaged("a picture whose kind cannot be told; save it anew") from error
        except _PILLOW_FAILS as error:
            raise Damaged(f"a picture that cannot be decoded ({error}); save it anew") from error


def grey(image: Any) -> Any:
    """A Pillow image in 256 greys, transparent places white."""
    from PIL import Image

    if image.mode in ("I", "F", "I;16", "I;16B", "I;16L"):
        values = np.asarray(image).astype(float)
        low, high = float(values.min()), float(values.max())
        return Image.fromarray(((values - low) * (255 / max(high - low, 1))).astype(np.uint8))
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        full = image.convert("RGBA")
        paper = Image.new("RGBA", full.size, "white")
        paper.alpha_composite(full)
        return paper.convert("L")
    return image.convert("L")


def _dpi(file: Any) -> float | None:
    """The resolution that the file tells, None where it tells none or an absurd one."""
    told = file.info.get("dpi")
    try:
        return float(told[0]) if told else None
    except (TypeError, ValueError, LookupError, ArithmeticError):
        return None
