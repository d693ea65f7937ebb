"""From the bytes of an image to its published variants: upright, in sRGB, as WebP, without any metadata.

The type is told by the content, never by the name. Pillow is imported only when there is something to decode.
"""

from __future__ import annotations

from partage_site.diagnostics import UnusableFile
from partage_site.rendering.picture_file import PictureFile
from partage_site.wording import files as wording

MAX_BYTES = 30_000_000

# A camera writes about ten. Thousands of empty ones fit in a small file, and each goes over all the pixels.
_MAX_SCANS = 64
_START_OF_SCAN = b"\xff\xda"

_SIGNATURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF87a": "GIF", b"GIF89a": "GIF"}
_STRANGERS = {
    b"BM": "une image BMP",
    b"II*\x00": "une image TIFF ou une photo brute",
    b"MM\x00*": "une image TIFF ou une photo brute",
    b"8BPS": "un dessin Photoshop",
    b"%PDF-": "un document PDF",
    b"PK\x03\x04": "un document de bureautique ou une archive",
}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def make_variants(data: bytes) -> PictureFile:
    """The variants of the image `data` at `WIDTHS` (pixels), never wider than the image itself.

    The EXIF orientation is applied first; colours are converted from the image's own profile to sRGB, transparency
    is kept, of an animation the first view is taken. The same bytes always give the same bytes. Raises
    `UnusableFile` for what is no image, is too large (before it is decoded) or cannot be decoded to its end.
    """
    if not data:
        raise UnusableFile(wording.empty())
    if len(data) > MAX_BYTES:
        raise UnusableFile(wording.picture_too_heavy(MAX_BYTES))
    kind = _kind(data)
    if kind == "JPEG" and data.count(_START_OF_SCAN) > _MAX_SCANS:
        raise UnusableFile(wording.damaged())
    from partage_site.rendering.pixels import draw_variants

    return draw_variants(data, kind)


def _kind(data: bytes) -> str:
    """Pillow's name for the format of `data`; raises `UnusableFile` for every format that is not published."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _kind_of_media(data)
    text = data[:4096].replace(b"\0", b"").lower()
    if b"<svg" in text and b"<html" not in text:
        raise UnusableFile(wording.svg())
    if b"<html" in text or b"<!doctype html" in text:
        raise UnusableFile(wording.web_page())
    stranger = next((what for signature, what in _STRANGERS.items() if data.startswith(signature)), "")
    raise UnusableFile(wording.not_a_picture(stranger))


def _kind_of_media(data: bytes) -> str:
    """The same for the family of MP4, whose first box lists brands (ISO/IEC 14496-12, 4.3)."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[start : start + 4] for start in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    raise UnusableFile(wording.heic() if brands & _HEIC_BRANDS else wording.not_a_picture("une vidéo"))
