"""An address as a QR code that a phone reads from a sheet of paper (ISO/IEC 18004)."""

from __future__ import annotations


def qr_code(url: str) -> str:
    """The SVG element that shows `url`, with the quiet zone of four modules that the standard asks for.

    A seventh of it may be dirty or torn (correction level M); it has no size of its own. One mask serves for all:
    a reader takes any, and weighing the eight costs four fifths of the time for codes that blur no later.
    """
    import segno

    code = segno.make(url, error="m", micro=False, mask=7)
    return code.svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=4)
