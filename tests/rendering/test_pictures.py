"""Variants of images: upright, in true colours, without metadata, and refusals that say what to do."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from partage_site.diagnostics import UnusableFile
from partage_site.rendering import pictures
from partage_site.rendering.pictures import make_variants

RED, GREEN, BLUE, YELLOW = (220, 20, 20), (20, 200, 20), (20, 20, 220), (230, 230, 20)
GPS_IFD, ORIENTATION = 0x8825, 0x0112
# What turns an upright picture into the one that a camera stores under each orientation.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
ISO_BOX = struct.pack(">I", 24) + b"ftyp"


def quarters(width=60, height=40):
    """An image whose four quarters differ: no turn and no mirror leaves it as it was."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def saved(image, kind="PNG", **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(variant):
    image = Image.open(BytesIO(variant.data))
    assert image.format == "WEBP"
    assert image.size == (variant.width, variant.height)
    return image


def only(data):
    (variant,) = make_variants(data).variants
    return opened(variant)


def close(seen, wanted, tolerance=12):
    return all(abs(a - b) <= tolerance for a, b in zip(seen, wanted, strict=True))


def corners(image):
    image = image.convert("RGB")
    width, height = image.size
    xs, ys = (width // 4, 3 * width // 4), (height // 4, 3 * height // 4)
    return [image.getpixel((x, y)) for y in ys for x in xs]


def chunks(data):
    """The names of the chunks of a WebP file (RIFF)."""
    names, start = [], 12
    while start < len(data):
        names.append(data[start : start + 4])
        size = int.from_bytes(data[start + 4 : start + 8], "little")
        start += 8 + size + size % 2
    return names


def refusal(data):
    with pytest.raises(UnusableFile) as caught:
        make_variants(data)
    return caught.value.reason


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_comes_out_upright(orientation, kind):
    turn = STORED[orientation]
    stored = quarters() if turn is None else quarters().transpose(turn)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    image = only(saved(stored, kind, exif=exif))

    assert image.size == (60, 40)
    for seen, wanted in zip(corners(image), (RED, GREEN, BLUE, YELLOW), strict=True):
        assert close(seen, wanted, 25)


def test_a_turned_photo_is_resized_by_its_upright_width():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    stored = quarters(500, 1000).transpose(Image.Transpose.ROTATE_90)

    made = make_variants(saved(stored, "JPEG", exif=exif))

    assert [(v.width, v.height) for v in made.variants] == [(480, 960), (500, 1000)]
    for variant in made.variants:
        for seen, wanted in zip(corners(opened(variant)), (RED, GREEN, BLUE, YELLOW), strict=True):
            assert close(seen, wanted, 25)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [1]),
        (300, [300]),
        (480, [480]),
        (700, [480, 700]),
        (1600, [480, 960, 1600]),
        (3300, [480, 960, 1600]),
    ],
)
def test_an_image_is_never_enlarged(width, expected):
    made = make_variants(saved(Image.new("RGB", (width, 30), RED), "JPEG"))
    assert [opened(variant).width for variant in made.variants] == expected


def test_a_very_flat_image_keeps_a_row():
    assert [v.height for v in make_variants(saved(Image.new("L", (2000, 1), 90))).variants] == [1, 1, 1]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("noise", [b"MM\0*\0\0\0\x08\xff\xff" + b"\xee" * 30, b"neither II nor MM"])
def test_unreadable_orientation_is_upright(kind, noise):
    image = only(saved(quarters(), kind, exif=b"Exif\0\0" + noise))
    assert close(corners(image)[0], RED, 25)


@pytest.mark.parametrize("value", [0, 9, 4711])
def test_an_orientation_that_does_not_exist_is_upright(value):
    exif = Image.Exif()
    exif[ORIENTATION] = value
    assert only(saved(quarters(), "JPEG", exif=exif)).size == (60, 40)


def metadata():
    exif = Image.Exif()
    exif[0x010F] = "SecretMaker"
    exif[0x9286] = "SecretComment"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (43.0, 17.0, 47.0), 3: "E", 4: (5.0, 22.0, 12.0)})
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {"exif": exif, "icc_profile": srgb, "xmp": b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretXmp</x:xmpmeta>"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_metadata_remain(kind):
    text = PngInfo()
    text.add_text("Author", "SecretAuthor")
    text.add_itxt("XML:com.adobe.xmp", "SecretXmp")
    own = {"JPEG": {"comment": b"SecretComment"}, "PNG": {"pnginfo": text}}.get(kind, {})
    data = saved(quarters(1000, 20), kind, **metadata(), **own)
    assert b"Secret" in data

    for variant in make_variants(data).variants:
        assert set(chunks(variant.data)) <= {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
        assert b"Secret" not in variant.data
        image = opened(variant)
        assert not image.getexif()
        assert not {"icc_profile", "xmp", "exif"} & set(image.info)


def test_metadata_of_a_transparent_gif_do_not_remain():
    image = Image.new("P", (10, 10))
    data = saved(image, "GIF", comment=b"SecretComment", transparency=0)
    (variant,) = make_variants(data).variants
    assert b"Secret" in data
    assert b"Secret" not in variant.data


def test_the_same_bytes_give_the_same_bytes():
    data = saved(quarters(600, 400), "JPEG")
    assert make_variants(data) == make_variants(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_each_accepted_format_keeps_its_colours(kind):
    image = only(saved(quarters(), kind))
    for seen, wanted in zip(corners(image), (RED, GREEN, BLUE, YELLOW), strict=True):
        assert close(seen, wanted, 25)


def test_drawings_keep_their_exact_colours():
    assert corners(only(saved(quarters()))) == [RED, GREEN, BLUE, YELLOW]


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_photos_are_compressed_in_black_and_white_too(mode):
    photo = Image.effect_noise((200, 150), 60)
    photo = Image.merge("RGB", [photo, photo.rotate(180), photo.effect_spread(9)]) if mode == "RGB" else photo
    (variant,) = make_variants(saved(photo)).variants
    assert chunks(variant.data) == [b"VP8 "]


def test_a_cmyk_jpeg_becomes_rgb():
    image = only(saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))
    assert image.mode == "RGB"
    assert close(image.getpixel((10, 10)), (255, 0, 0))


def test_palettes_keep_colours_and_transparency():
    image = quarters().quantize(4)
    assert close(corners(only(saved(image)))[1], GREEN)

    transparent = image.info["transparency"] = image.getpixel((0, 0))
    made = only(saved(image, transparency=transparent))
    assert made.mode == "RGBA"
    assert made.getpixel((5, 5))[3] == 0
    assert close(made.getpixel((55, 5)), (*GREEN, 255))


def test_several_degrees_of_transparency_in_a_palette_are_kept():
    image = Image.new("P", (30, 10))
    image.putpalette([*RED, *GREEN, *BLUE])
    image.paste(1, (10, 0, 20, 10))
    image.paste(2, (20, 0, 30, 10))
    made = only(saved(image, transparency=bytes([0, 128, 255])))
    assert [made.getpixel((x, 5))[3] for x in (5, 15, 25)] == [0, 128, 255]


def test_sixteen_bits_of_grey_keep_their_tones():
    image = Image.new("I;16", (40, 40))
    for x in range(40):
        for y in range(40):
            image.putpixel((x, y), (0, 16384, 32768, 65535)[x // 10])
    made = only(saved(image)).convert("L")
    assert [made.getpixel((x, 5)) for x in (5, 15, 25, 35)] == [0, 64, 128, 255]


def png(width, height, depth, kind, rows):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "samples", "expected"),
    [(2, (0xFFFF, 0x8000, 0), (255, 128, 0)), (4, (0x8000, 0x4000), (128, 128, 128, 64))],
)
def test_sixteen_bits_of_colour_or_with_transparency(kind, samples, expected):
    pixel = struct.pack(f">{len(samples)}H", *samples)
    assert close(only(png(2, 2, 16, kind, [pixel * 2] * 2)).getpixel((0, 0)), expected, 1)


def test_grey_with_transparency():
    image = Image.new("LA", (20, 10), (100, 255))
    image.paste((200, 60), (10, 0, 20, 10))
    made = only(saved(image))
    assert [made.getpixel((x, 5)) for x in (2, 17)] == [(100, 100, 100, 255), (200, 200, 200, 60)]


def test_transparent_edges_take_no_colour_from_what_is_not_seen():
    image = Image.new("RGBA", (2000, 10), (0, 255, 0, 0))
    image.paste((*RED, 255), (1000, 0, 2000, 10))
    made = opened(make_variants(saved(image)).variants[0])
    seen = [made.getpixel((x, 1)) for x in range(made.width)]
    assert all(green < 40 for _, green, _, alpha in seen if alpha > 20)


def test_transparency_that_hides_nothing_is_dropped():
    assert only(saved(Image.new("RGBA", (10, 10), (*BLUE, 255)))).mode == "RGB"


def test_black_and_white():
    image = Image.new("1", (10, 10), 1)
    image.paste(0, (0, 0, 5, 10))
    assert [only(saved(image)).convert("RGB").getpixel((x, 5)) for x in (1, 8)] == [(0, 0, 0), (255, 255, 255)]


def profile_with_swapped_primaries():
    """A profile in which what is stored as red is seen as green: sRGB's own, two tags renamed."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"----", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"----", b"gXYZ", 1)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_are_converted_from_the_image_s_own_profile(mode):
    image = Image.new("RGB", (20, 20), (255, 0, 0))
    image = image.quantize(2) if mode == "P" else image.convert(mode)
    if mode == "RGBA":
        image.putalpha(100)
    seen = only(saved(image, icc_profile=profile_with_swapped_primaries())).getpixel((10, 10))
    assert close(seen[:3], (0, 255, 0))
    assert seen[3:] == ((100,) if mode == "RGBA" else ())


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_profile_for_other_pixels_is_passed_over(mode):
    image = Image.new(mode, (20, 20), 255 if mode == "L" else (0, 0, 0, 0))
    data = saved(image, "JPEG", icc_profile=profile_with_swapped_primaries())
    assert close(only(data).getpixel((10, 10)), (255, 255, 255))


def test_a_damaged_profile_is_passed_over():
    image = only(saved(quarters(), icc_profile=b"noise" * 40))
    assert corners(image) == [RED, GREEN, BLUE, YELLOW]
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_becomes_its_first_view_and_says_so(kind):
    second = Image.new("RGB", (60, 40), BLUE)
    data = saved(quarters(), kind, save_all=True, append_images=[second], duration=100)
    made = make_variants(data)
    assert made.animated
    image = opened(made.variants[0])
    assert getattr(image, "n_frames", 1) == 1
    assert close(corners(image)[0], RED, 25)


def test_an_animation_without_colours_is_read():
    views = [Image.new("1", (60, 40), shade) for shade in (1, 0)]
    made = make_variants(saved(views[0], "GIF", save_all=True, append_images=views[1:]))
    assert made.animated
    assert close(corners(opened(made.variants[0]))[0], (255, 255, 255))


def test_a_telephone_s_jpeg_with_a_second_view_is_no_animation():
    data = saved(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), BLUE)])
    made = make_variants(data)
    assert not made.animated
    assert close(corners(opened(made.variants[0]))[0], RED, 25)


def test_a_still_image_is_not_animated():
    assert not make_variants(saved(quarters(), "GIF")).animated


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (b"", "fichier-vide", "est vide"),
        (b"<!DOCTYPE html><html><svg></svg>", "image-page-web", "page web"),
        (b"\xef\xbb\xbf\n<HTML lang='fr'>", "image-page-web", "page web"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image-svg", "SVG"),
        (b"<?xml version='1.0'?><!-- dessin -->\n<svg/>", "image-svg", "SVG"),
        ("<svg/>".encode("utf-16"), "image-svg", "SVG"),
        (ISO_BOX + b"heic\0\0\0\0mif1heic", "image-heic", "HEIC"),
        (ISO_BOX + b"mif1\0\0\0\0miafheix", "image-heic", "HEIC"),
        (ISO_BOX + b"isom\0\0\0\0iso2mp41", "image-inconnue", "une vidéo"),
        (b"BM" + b"\0" * 60, "image-inconnue", "BMP"),
        (b"%PDF-1.7\n", "image-inconnue", "PDF"),
        (b"bonjour", "image-inconnue", "que le site reconnaît"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "image-inconnue", "que le site reconnaît"),
    ],
)
def test_what_is_no_image_is_refused_by_its_content(data, code, told):
    reason = refusal(data)
    assert reason.code == code
    assert told in reason.message
    assert reason.hint


def test_what_a_link_could_give_is_answered_with_a_link():
    film, report, bitmap = (
        refusal(data).hint for data in (ISO_BOX + b"isom\0\0\0\0iso2mp41", b"%PDF-1.7\n", b"BM\0\0")
    )
    assert "faites un lien" in film
    assert "faites un lien" in report
    assert "faites un lien" not in bitmap
    assert "logiciel d’images" not in film


def test_the_export_of_heic_is_explained():
    assert "JPEG" in refusal(ISO_BOX + b"heic\0\0\0\0mif1heic").hint


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_truncated_image_is_refused(kind, share):
    data = saved(Image.effect_noise((120, 90), 60).convert("RGB"), kind)
    assert refusal(data[: int(len(data) * share)]).code == "image-abimee"


def test_a_png_with_a_changed_byte_is_refused():
    data = bytearray(saved(Image.effect_noise((60, 60), 60)))
    data[len(data) // 2] ^= 0x55
    assert refusal(bytes(data)).code == "image-abimee"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_noise_in_an_image_never_escapes_as_another_error(kind):
    data = saved(quarters(), kind)
    for start in range(0, len(data), max(1, len(data) // 40)):
        noisy = data[:start] + b"\xff\x00\xa5\x17" + data[start + 4 :]
        try:
            made = make_variants(noisy)
        except UnusableFile as unusable:
            assert unusable.reason.hint
        else:
            assert made.variants


@pytest.mark.parametrize("side", [6400, 12_000, 60_000])
def test_too_many_pixels_are_refused_before_they_are_decoded(side):
    assert refusal(png(side, side, 8, 2, [])).code == "image-trop-grande"


def test_a_photo_of_a_telephone_of_fifty_million_pixels_is_reduced():
    made = make_variants(saved(Image.new("L", (8160, 6120), 120), "JPEG"))
    assert [(variant.width, variant.height) for variant in made.variants] == [(480, 360), (960, 720), (1600, 1200)]


@pytest.mark.parametrize("side", [8100, 60_000])
def test_a_jpeg_may_have_more_pixels_but_no_end_of_them(side):
    data = saved(quarters(), "JPEG")
    size = data.index(b"\xff\xc0") + 5
    reason = refusal(data[:size] + side.to_bytes(2, "big") * 2 + data[size + 4 :])
    assert (reason.code, "65 millions" in reason.message) == ("image-trop-grande", True)


def test_a_gif_may_not_announce_a_huge_screen():
    data = saved(quarters(), "GIF")
    assert refusal(data[:6] + b"\xff\xff\xff\xff" + data[10:]).code == "image-trop-grande"


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    reason = refusal(saved(quarters(), "JPEG"))
    assert reason.code == "image-trop-lourde"


def test_a_jpeg_with_endless_scans_is_refused():
    data = saved(quarters(), "JPEG", progressive=True)
    scan = data[data.rfind(b"\xff\xda") : -2]
    assert make_variants(data[:-2] + scan * 3 + data[-2:]).variants
    assert refusal(data[:-2] + scan * 200 + data[-2:]).code == "image-abimee"


def test_an_image_too_tall_for_webp_is_refused():
    assert refusal(saved(Image.new("1", (10, 16_384)))).code == "image-trop-haute"
    assert make_variants(saved(Image.new("1", (10, 16_383)))).variants[0].height == 16_383


def test_a_large_photo_is_decoded_at_a_part_of_its_size(monkeypatch):
    from partage_site.rendering import pixels

    sizes = []
    plain = pixels._plain
    monkeypatch.setattr(pixels, "_plain", lambda image: sizes.append(image.size) or plain(image))
    make_variants(saved(Image.new("L", (6400, 3200), 80), "JPEG"))
    assert sizes == [(1600, 800)]


def test_pillow_waits_until_there_is_something_to_decode():
    code = (
        "import sys, partage_site.rendering.pictures as p\n"
        "try: p.make_variants(b'bonjour')\n"
        "except p.UnusableFile: pass\n"
        "sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
