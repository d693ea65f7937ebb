"""What pages ask for: made once, published under steady names, every problem told at the place that asked."""

import subprocess
import unicodedata
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from partage_site.artifact import digest_of
from partage_site.diagnostics import Location, Report, Severity, as_text
from partage_site.rendering import documents
from partage_site.rendering.library import Library
from partage_site.rendering.picture import Picture, picture_html
from partage_site.rendering.picture_file import PictureFile, Variant
from partage_site.rendering.pictures import make_variants
from tests.conftest import ROOT, write_named

AT = Location("content/evenements/wepi.md", 4, 1, "image: photo.jpg")
SECOND = Location("content/pages/faq.md", 9)


def picture_bytes(width=20, height=10, kind="PNG", colour=(200, 30, 30), **options):
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind, **options)
    return out.getvalue()


def office(*names, mimetype=""):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "")
    return out.getvalue()


MADE = {
    "pdf": b"%PDF-1.7\n",
    "odt": office("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "ods": office("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "odp": office("content.xml", mimetype="application/vnd.oasis.opendocument.presentation"),
    "docx": office("[Content_Types].xml", "word/document.xml"),
    "xlsx": office("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": office("[Content_Types].xml", "ppt/presentation.xml"),
    "csv": "nom;ville\nBRIO;Nantes\n".encode("utf-8-sig"),
    "txt": "Été".encode("cp1252"),
    "ics": b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "mp3": b"ID3\x04" + b"\0" * 20,
    "mp4": b"\0\0\0\x18ftypisom\0\0\0\0iso2mp41",
}


@pytest.fixture
def report():
    return Report()


@pytest.fixture
def library(tmp_path, report):
    """Makes a library of files given by name and bytes."""

    def make(files, **options):
        attachments = {}
        for name, data in files.items():
            path = tmp_path / name
            write_named(path, data)
            attachments[name] = path
        return Library(attachments, report, **options)

    return make


def codes(report):
    return [problem.code for problem in report]


def test_a_picture_tells_its_variants(library, report):
    shelf = library({"evenements/photo.jpg": picture_bytes(1800, 90, "JPEG")})
    picture = shelf.picture("evenements/photo.jpg", "Des tuteurs", AT)

    artifacts = {f"/{artifact.path}": artifact for artifact in shelf.artifacts()}
    assert (picture.alt, picture.width, picture.height) == ("Des tuteurs", 1600, 80)
    assert [width for _, width in picture.srcset] == [480, 960, 1600]
    assert picture.src == picture.srcset[1][0]
    assert {path for path, _ in picture.srcset} == set(artifacts)
    for path, width in picture.srcset:
        assert Image.open(BytesIO(artifacts[path].data)).width == width
    assert not len(report)


def test_a_published_name_is_the_stem_the_width_and_the_digest(library):
    shelf = library({"images/photo-1.jpg": picture_bytes()})
    picture = shelf.picture("images/photo-1.jpg", "", AT)
    (artifact,) = shelf.artifacts()
    assert picture.src == f"/images/photo-1-20.{digest_of(artifact.data)[:8]}.webp"
    assert artifact.path == picture.src[1:]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Photo d’Été (1).JPG", "photo-d-ete-1"),
        ("IMG_2041.jpeg", "img-2041"),
        ("week-end.2017.png", "week-end-2017"),
        ("nul.png", "nul"),
        ("-a--b-.png", "-a--b-"),
        ("a" * 240 + ".png", "a" * 60),
    ],
)
def test_only_unsafe_stems_are_changed(library, name, stem):
    picture = library({name: picture_bytes()}).picture(name, "", AT)
    assert picture.src.startswith(f"/images/{stem}-20.")


def test_the_extension_does_not_say_the_type(library, report):
    shelf = library({"photo.jpg": picture_bytes(kind="PNG")})
    assert shelf.picture("photo.jpg", "", AT)
    assert not len(report)


def test_a_picture_is_read_and_made_once(tmp_path, report):
    reads, makes = [], []

    class Counted(type(Path())):
        def open(self, *arguments, **options):
            reads.append(self.name)
            return super().open(*arguments, **options)

    def make(data):
        makes.append(data)
        return make_variants(data)

    names = ["a/photo.png", "b/photo.png", "c/autre.png"]
    for name in names:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(picture_bytes())
    shelf = Library({name: Counted(tmp_path / name) for name in names}, report, make)

    first = [shelf.picture(name, "un", AT) for name in names]
    again = [shelf.picture(name, "autre", SECOND) for name in names]
    shelf.document("a/photo.png", AT)

    assert sorted(reads) == ["autre.png", "photo.png", "photo.png"]
    assert len(makes) == 1
    assert [picture.srcset for picture in first] == [picture.srcset for picture in again]
    assert {picture.alt for picture in first} == {"un"}
    assert {picture.alt for picture in again} == {"autre"}
    assert len(list(shelf.artifacts())) == 2


def test_any_maker_of_variants_will_do(library):
    made = PictureFile((Variant(7, 3, b"petit"), Variant(9, 4, b"grand")))
    picture = library({"x.png": b"?"}, make=lambda _data: made).picture("x.png", "", AT)
    assert (picture.width, picture.height) == (9, 4)


def test_nothing_is_published_unless_asked_for(library):
    shelf = library({"a.png": picture_bytes(), "b.pdf": MADE["pdf"]})
    assert list(shelf.artifacts()) == []


def test_artifacts_come_in_order_and_never_hold_an_original(library):
    original = picture_bytes(500, 20, "JPEG", comment=b"Secret")
    shelf = library({"z.jpg": original, "a.pdf": MADE["pdf"], "m.png": picture_bytes()})
    for name in ("z.jpg", "m.png"):
        shelf.picture(name, "", AT)
        shelf.document(name, AT)
    shelf.document("a.pdf", AT)
    paths = [artifact.path for artifact in shelf.artifacts()]
    assert paths == sorted(set(paths))
    assert [path.split(".")[0] for path in paths] == ["fichiers/a", "images/m-20", "images/z-480", "images/z-500"]
    assert all(b"Secret" not in artifact.data for artifact in shelf.artifacts())


@pytest.mark.parametrize("extension", MADE)
def test_a_document_is_published_as_it_is(library, report, extension):
    name = f"documents/Fiche Été.{extension.upper()}"
    shelf = library({name: MADE[extension]})
    file = shelf.document(name, AT)
    (artifact,) = shelf.artifacts()
    assert artifact.data == MADE[extension]
    assert file.path == f"/fichiers/fiche-ete.{artifact.digest[:8]}.{extension}"
    assert (file.format, file.size) == (extension.upper(), len(MADE[extension]))
    assert not len(report)


@pytest.mark.parametrize("extension", sorted(set(MADE) - {"csv", "txt"}))
def test_a_document_that_is_something_else_is_refused(library, report, extension):
    for other in sorted(set(MADE) - {extension}):
        name = f"{other}.{extension}"
        assert library({name: MADE[other]}).document(name, AT) is None
    assert set(codes(report)) == {"document-deguise"}
    assert len(report) == len(MADE) - 1


@pytest.mark.parametrize("extension", ["csv", "txt"])
def test_binary_bytes_are_no_text(library, report, extension):
    assert library({f"a.{extension}": b"MZ\0\x01"}).document(f"a.{extension}", AT) is None
    assert codes(report) == ["document-deguise"]


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "script.js", "outil.exe", "lot.zip", "lettre.doc", "sans"])
def test_other_types_are_refused_and_told_what_to_do(library, report, name):
    shelf = library({name: b"contenu"})
    assert shelf.document(name, AT) is None
    assert list(shelf.artifacts()) == []
    (problem,) = report
    assert (problem.severity, problem.code, problem.location) == (Severity.ERROR, "document-refuse", AT)
    assert f"«\u00a0content/{name}\u00a0»" in problem.message
    assert "PDF" in problem.hint


def test_a_drawing_offered_as_a_document_is_refused(library, report):
    assert library({"plan.svg": b"<svg onload='alert(1)'/>"}).document("plan.svg", AT) is None
    assert codes(report) == ["image-svg"]


def test_an_image_offered_as_a_document_is_its_largest_variant(library, report):
    shelf = library({"affiche.png": picture_bytes(700, 20)})
    file = shelf.document("affiche.png", AT)
    published = {f"/{artifact.path}": artifact for artifact in shelf.artifacts()}
    assert file.path.startswith("/images/affiche-700.")
    assert (file.format, file.size) == ("WebP", len(published[file.path].data))
    assert not len(report)


def test_an_unusable_image_is_named_where_it_is_used_every_time(library, report):
    shelf = library({"evenements/photo.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"})
    assert shelf.picture("evenements/photo.jpg", "", AT) is None
    assert shelf.picture("evenements/photo.jpg", "", SECOND) is None
    assert shelf.document("evenements/photo.jpg", AT) is None
    assert list(shelf.artifacts()) == []
    assert [(problem.code, problem.location) for problem in report] == [("image-heic", AT), ("image-heic", SECOND)]
    shown = as_text(next(iter(report)))
    assert shown.startswith(
        "content/evenements/wepi.md:4: erreur: «\u00a0content/evenements/photo.jpg\u00a0» est une photo HEIC"
    )


def test_an_animation_warns_and_is_published(library, report):
    data = picture_bytes(kind="GIF", save_all=True, append_images=[Image.new("RGB", (20, 10))])
    assert library({"a.gif": data}).picture("a.gif", "", AT)
    assert [(problem.code, problem.severity) for problem in report] == [("image-animee", Severity.WARNING)]


@pytest.mark.parametrize("ask", ["picture", "document"])
def test_an_empty_file_is_named(library, report, ask):
    shelf = library({"vide.png": b"", "vide.pdf": b""})
    found = shelf.picture("vide.png", "", AT) if ask == "picture" else shelf.document("vide.pdf", AT)
    assert found is None
    assert codes(report) == ["fichier-vide"]


def test_a_file_that_went_away_is_told(library, report, tmp_path):
    shelf = library({"a.png": picture_bytes(), "a.pdf": MADE["pdf"]})
    (tmp_path / "a.png").unlink()
    (tmp_path / "a.pdf").unlink()
    assert shelf.picture("a.png", "", AT) is None
    assert shelf.document("a.pdf", AT) is None
    assert codes(report) == ["fichier-illisible"] * 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("evenements/photo.jpg", "«\u00a0Photo.JPG\u00a0»"),
        ("images/afiche.png", "«\u00a0../images/affiche.png\u00a0»"),
        ("../../etc/passwd", "Déposez ce fichier"),
    ],
)
def test_a_missing_file_is_told_with_the_nearest_one(library, report, name, hint):
    shelf = library({"evenements/Photo.JPG": b"", "images/affiche.png": b""})
    assert name not in shelf
    assert shelf.picture(name, "", AT) is None
    assert shelf.document(name, AT) is None
    (problem,) = report
    assert problem.code == "fichier-introuvable"
    assert hint in problem.hint


def test_names_are_found_however_their_accents_are_typed(library, report):
    name = unicodedata.normalize("NFC", "été.png")
    shelf = library({name: picture_bytes()})
    typed = unicodedata.normalize("NFD", name)
    assert typed in shelf
    assert shelf.picture(typed, "", AT) == shelf.picture(name, "", AT)
    assert shelf.names == (name,)


def test_heavy_documents_warn_then_are_refused(library, report, monkeypatch):
    monkeypatch.setattr(documents, "HEAVY_BYTES", 20)
    monkeypatch.setattr(documents, "MAX_BYTES", 40)
    shelf = library({"a.pdf": b"%PDF-".ljust(40), "b.pdf": b"%PDF-".ljust(41), "c.pdf": b"%PDF-".ljust(20)})
    assert shelf.document("a.pdf", AT).size == 40
    assert shelf.document("b.pdf", AT) is None
    assert shelf.document("c.pdf", AT)
    assert sorted((problem.severity, problem.code) for problem in report) == [
        (Severity.WARNING, "document-lourd"),
        (Severity.ERROR, "document-trop-lourd"),
    ]


def test_a_video_that_tells_its_place_warns(library, report):
    shelf = library({"a.mp4": MADE["mp4"] + b"udta\xa9xyz\0\x12+48.93+002.35/"})
    assert shelf.document("a.mp4", AT)
    assert [(problem.severity, problem.code) for problem in report] == [(Severity.WARNING, "video-localisee")]


class Tag(HTMLParser):
    def handle_starttag(self, tag, attrs):
        self.tag, self.attributes = tag, attrs


def read_tag(html):
    parser = Tag()
    parser.feed(html)
    return parser.tag, parser.attributes


PICTURE = Picture(
    '« Oui » & <b>"non"</b>',
    960,
    640,
    "/images/a-960.1.webp",
    (("/images/a-480.2.webp", 480), ("/images/a-960.1.webp", 960)),
)


def test_the_tag_of_a_picture():
    tag, attributes = read_tag(picture_html(PICTURE, lambda path: "/base" + path, sizes="100vw"))
    assert tag == "img"
    assert attributes == [
        ("src", "/base/images/a-960.1.webp"),
        ("srcset", "/base/images/a-480.2.webp 480w, /base/images/a-960.1.webp 960w"),
        ("sizes", "100vw"),
        ("width", "960"),
        ("height", "640"),
        ("alt", PICTURE.alt),
        ("loading", "lazy"),
        ("decoding", "async"),
    ]


def test_the_tag_is_markup_and_its_text_is_escaped():
    html = picture_html(PICTURE, str, sizes='"><script>')
    assert "<b>" not in html
    assert "<script>" not in html
    assert html.__html__() == html


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="asks git about the repository")
def test_git_leaves_the_bytes_of_documents_and_pictures_as_they_are():
    """A calendar put there with its CRLF would come back without; a PDF without a zero byte passes for text."""
    published = {*documents._SIGNS, "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif"} - {"csv", "txt"}
    names = [f"content/documents/a.{extension}" for extension in sorted(published)]
    asked = subprocess.run(["git", "check-attr", "text", *names], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line for line in asked.stdout.splitlines() if not line.endswith(": unset")] == []
