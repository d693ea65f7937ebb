"""The part of making pictures that needs Pillow: decoding, turning, colours, resizing, encoding."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO

from PIL import Image, ImageCms, WebPImagePlugin  # noqa: F401  naming the plugin spares Pillow loading all of them
from PIL.ExifTags import Base
from PIL.Image import Resampling, Transpose

from partage_site.diagnostics import UnusableFile
from partage_site.rendering.picture_file import (
    MAX_HEIGHT,
    MAX_JPEG_PIXELS,
    MAX_PIXELS,
    WIDTHS,
    PictureFile,
    Variant,
)
from partage_site.wording import files as wording

QUALITY = 80
# A picture of at most so many colours may be a drawing or a logo, lighter and sharper without loss.
DRAWING_COLOURS = 4096

# What brings an image upright, by EXIF orientation (CIPA DC-008, 4.6.4); 1 is upright.
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def draw_variants(data: bytes, kind: str) -> PictureFile:
    """The variants of `data`, an image in the format that Pillow calls `kind`, as `make_variants` says."""
    most = MAX_JPEG_PIXELS if kind == "JPEG" else MAX_PIXELS
    with _faults_told(most), Image.open(BytesIO(data), formats=(kind,)) as image:
        if image.width * image.height > most:
            raise UnusableFile(wording.picture_too_large(most))
        if kind != "JPEG":
            # Reading the metadata of a PNG decodes it, and a damaged one must not pass for damaged metadata.
            image.load()
        orientation = _orientation(image)
        width, height = image.size if orientation < 5 else image.size[::-1]
        sizes = [(step, max(1, round(height * step / width))) for step in sorted({min(step, width) for step in WIDTHS})]
        largest = sizes[-1]
        if largest[1] > MAX_HEIGHT:
            raise UnusableFile(wording.picture_too_tall(MAX_HEIGHT))
        # A telephone's JPEG may hold a second view (depth, high range), which is no animation. Asked before the pixels
        # are read: Pillow looks at the next view of a GIF, then has the first one to read again.
        animated = kind != "JPEG" and getattr(image, "is_animated", False)
        # A JPEG is decoded at a half, a quarter or an eighth where that is enough: less memory, less time.
        image.draft(None, largest if orientation < 5 else largest[::-1])
        image.load()
        profile = image.info.get("icc_profile")
        pixels = _plain(image)
    if orientation in _TURNS:
        pixels = pixels.transpose(_TURNS[orientation])
    pixels = _in_srgb(pixels.resize(largest, Resampling.LANCZOS), profile)
    drawn = (pixels if size == largest else pixels.resize(size, Resampling.LANCZOS) for size in sizes)
    return PictureFile(tuple(Variant(*picture.size, _encoded(picture)) for picture in drawn), animated)


@contextmanager
def _faults_told(most: int) -> Iterator[None]:
    """Turns what Pillow raises or warns of into `UnusableFile`; `most` is how many pixels there may be.

    Its warnings of odd metadata are passed over, since the metadata go; that of a bomb is a refusal.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except (UnusableFile, MemoryError):
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise UnusableFile(wording.picture_too_large(most)) from bomb
        except Exception as fault:  # Pillow's decoders raise nearly anything on damaged bytes
            raise UnusableFile(wording.damaged()) from fault


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none or it cannot be read."""
    # Metadata that cannot be read are no reason to refuse pixels that can.
    with suppress(Exception):
        found = image.getexif().get(Base.Orientation)
        return found if isinstance(found, int) and 1 <= found <= 8 else 1
    return 1


def _plain(image: Image.Image) -> Image.Image:
    """`image` in one of the modes L, LA, RGB, RGBA and CMYK, its transparency kept."""
    if image.mode.startswith("I"):
        # Pillow's own conversion of 16 bits to 8 cuts off all that is brighter than 255.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "RGBA", "CMYK"}:
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` as RGB, or RGBA where it has transparency, its colours converted from the ICC `profile`."""
    bands = image.getbands()
    alpha = image.getchannel("A") if "A" in bands else None
    opaque = image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))
    if profile:
        # A profile that is damaged, or made for another kind of pixels, is passed over as browsers do.
        with suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(opaque, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            opaque = converted or opaque
    opaque = opaque.convert("RGB")
    if alpha is not None:
        opaque.putalpha(alpha)
    return opaque


def _encoded(image: Image.Image) -> bytes:
    """`image` as WebP at `QUALITY`, or exact where it is a drawing and that is lighter.

    Pillow writes metadata into WebP only when it is asked to.
    """
    compressed = _webp(image, lossless=False)
    if image.getcolors(DRAWING_COLOURS) is None:
        return compressed
    # A photo in black and white has few colours too.
    return min(_webp(image, lossless=True), compressed, key=len)


def _webp(image: Image.Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", lossless=lossless, quality=QUALITY, method=4)
    return out.getvalue()
