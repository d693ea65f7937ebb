"""Templates of any shape: an error that names the file, never a fault of the program, nothing read from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partage_site.addresses import Base
from partage_site.cache import NO_CACHE, Cache
from partage_site.diagnostics import Location
from partage_site.rendering.environment import Renderer
from partage_site.rendering.page import Head, Page, Site
from partage_site.rendering.template_files import TemplateFiles, UnusableTemplate

SITE = Site("Un réseau", "", "", "a@exemple.fr", "https://www.exemple.fr", "/", (), (), ())
PAGE = Page("/a/", "page.html", Head("A", "B"), view=("vue",))


@pytest.fixture
def rendered(tmp_path: Path) -> Callable[[str | bytes], str]:
    """The page that a template gives."""

    def render(template: str | bytes) -> str:
        (tmp_path / "page.html").write_bytes(template if isinstance(template, bytes) else template.encode())
        renderer = Renderer(tmp_path, SITE, Base("https://www.exemple.fr", "/"), {}, NO_CACHE)
        return renderer.render(PAGE).data.decode()

    return render


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1 // 0 }}", "{{ 'a' * 10 ** 15 }}", "{% include 'page.html' %}", "{{ range(10 ** 9)|list }}",
        "{{ head.inconnu }}", "{{ asset('absent.css') }}", "{{ 'a'|int(base=99) + 'b' }}", "{{ [][1] }}",
        "{{ view.__class__.__mro__[1].__subclasses__() }}", "{% extends 'absent.html' %}", "{% include [] %}",
        "{{ '%d' % 'a' }}", "{{ '{0.__class__}'.format(view) + 1 }}", "{{ lipsum() }}", "{{ cycler(1) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ namespace() }}", "{{ view[0].encode().decode('x') }}",
        "{% if %}", "{{ a", "{% endif %}", "{# ouvert", b"\xff\xfe{{", "{{ 'é' é }}", "{{ '\\ud800' }}",
    ],
)  # fmt: skip
def test_a_template_that_fails_is_an_error_that_names_it(
    rendered: Callable[[str | bytes], str], text: str | bytes
) -> None:
    with pytest.raises(UnusableTemplate) as failure:
        rendered(text)
    told = failure.value.diagnostic
    assert told.location.file == "templates/page.html"
    assert told.code in {"gabarit-en-echec", "gabarit-illisible", "gabarit-sans-fin"}
    assert told.message.strip(" :") and told.hint


@pytest.mark.parametrize(
    ("template", "line", "told"),
    [
        ("a\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", 2, "conflit de git"),
        ("a\r\nb\r\n>>>>>>> main\r\n", 3, "conflit de git"),
        (b"a\n\xe9t\xe9\n", 2, "n’est pas en UTF-8"),
        ("{% extends 'absent.html' %}", 1, "« templates/absent.html » n’existe pas"),
    ],
)
def test_a_template_that_was_not_saved_as_it_should_be_is_told_at_its_line(
    rendered: Callable[[str | bytes], str], template: str | bytes, line: int, told: str
) -> None:
    for _ in range(2):
        with pytest.raises(UnusableTemplate) as failure:
            rendered(template)
        assert failure.value.diagnostic.location == Location("templates/page.html", line)
        assert told in failure.value.diagnostic.message


def test_what_cannot_be_read_is_told_and_never_taken_for_empty(
    rendered: Callable[[str | bytes], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rendered("{{ head.title }}") == "A"

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(PermissionError):
        TemplateFiles(tmp_path).reach("page.html")
    with pytest.raises(UnusableTemplate) as failure:
        rendered("{{ head.title }}")
    assert failure.value.diagnostic.code == "fichier-illisible"


def test_no_template_reads_beside_its_folder(tmp_path: Path) -> None:
    folder, secret = tmp_path / "templates", tmp_path / "secret"
    folder.mkdir()
    digests = set()
    for text in ("un", "deux"):
        secret.write_text(text, "utf-8")
        (folder / "page.html").write_text(f"{{% include '{secret}' %}}{{% include '../secret' %}}", "utf-8")
        digests.add(TemplateFiles(folder).reach("page.html").digest)
    assert len(digests) == 1


@pytest.mark.parametrize("template", ["", " \n", "{% block content %}{% endblock %}", "{# tout #}"])
def test_a_template_that_prints_nothing_is_an_error(rendered: Callable[[str], str], template: str) -> None:
    with pytest.raises(UnusableTemplate) as failure:
        rendered(template)
    assert failure.value.diagnostic.code == "gabarit-vide"


def test_a_template_that_goes_round_in_circles_is_told_at_its_line_and_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("{% include 'a.html' %}", "utf-8")
    (tmp_path / "other.html").write_text("{% extends 'page.html' %}", "utf-8")
    (tmp_path / "a.html").write_text("{% import 'b.html' as b %}\n{{ b.x() }}\n{% include 'a.html' %}", "utf-8")
    (tmp_path / "b.html").write_text("{% macro x() %}un{% endmacro %}", "utf-8")
    renderer = Renderer(tmp_path, SITE, Base("https://www.exemple.fr", "/"), {}, Cache())
    places = set()
    for template in ("page.html", "other.html"):
        with pytest.raises(UnusableTemplate) as failure:
            renderer.render(PAGE._replace(template=template))
        places.add((failure.value.diagnostic.code, failure.value.diagnostic.location))
        monkeypatch.setattr("partage_site.rendering.environment._place_of", None)  # asked for once
    assert places == {("gabarit-sans-fin", Location("templates/a.html", 3))}


def test_what_is_compiled_for_one_base_serves_any_other(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ "/x/"|href }} {{ "/x/"|absolute }}', "utf-8")
    for path in ("/", "/a/b/", "/"):
        with closing(Cache(tmp_path / "cache")) as cache:
            renderer = Renderer(tmp_path, SITE, Base("https://www.exemple.fr", path), {}, cache)
            assert renderer.render(PAGE).data.decode() == f"{path}x/ https://www.exemple.fr{path}x/"


@pytest.mark.parametrize(
    "reaching",
    [
        "{% include 'x.html' %}", "{%+ include 'x.html' %}", "{%include'x.html'%}", '{% include("x.html") %}',
        '{% from"x.html"import y %}', "{% include 'a' ~ 'x.html' %}", "{% include 'a.html' if view else 'x.html' %}",
        "{% include ['a.html', 'x.html'] %}", "{% include\n'x.html'\nignore missing with context %}",
        "{%- import 'x.html' as x with context -%}", "{% set name = 'x.html' %}{% include name %}",
        "{% extends 'x.html' %}", "{% if view %}{% include 'x.html' %}{% endif %}",
    ],
)  # fmt: skip
def test_a_page_is_new_when_a_template_that_it_reaches_in_any_way_is(tmp_path: Path, reaching: str) -> None:
    (tmp_path / "page.html").write_text(reaching, "utf-8")
    digests = set()
    for text in ("un", "deux"):
        (tmp_path / "x.html").write_text(text, "utf-8")
        digests.add(TemplateFiles(tmp_path).reach("page.html").digest)
    assert len(digests) == 2


def test_a_page_stays_when_a_template_that_it_does_not_reach_changes(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{% extends 'base.html' %}{% import 'cards.html' as cards %}", "utf-8")
    digests = set()
    for text in ("un", "deux"):
        (tmp_path / "x.html").write_text(text, "utf-8")
        digests.add(TemplateFiles(tmp_path).reach("page.html").digest)
    assert len(digests) == 1


def test_a_template_saved_while_pages_are_made_is_that_of_the_next_build(tmp_path: Path) -> None:
    """What is kept of a page is found again by what its template said: it must be of that."""
    page = tmp_path / "page.html"
    page.write_text("avant {{ head.title }}", "utf-8")

    def renderer() -> Renderer:
        return Renderer(tmp_path, SITE, Base("https://www.exemple.fr", "/"), {}, cache)

    with closing(Cache(tmp_path / "cache")) as cache:
        first = renderer()
        first.render(PAGE)
        page.write_text("après {{ head.title }}", "utf-8")
        first.render(PAGE._replace(path="/b/"))
        page.write_text("avant {{ head.title }}", "utf-8")
        again = [renderer().render(PAGE._replace(path=path)).data for path in ("/a/", "/b/")]
    assert again == [b"avant A"] * 2


def test_a_template_named_from_the_root_is_that_of_the_folder_and_counts(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% include "/part.html" %}', "utf-8")
    digests = set()
    for text in ("un", "deux"):
        (tmp_path / "part.html").write_text(text, "utf-8")
        digests.add(TemplateFiles(tmp_path).reach("page.html").digest)
        renderer = Renderer(tmp_path, SITE, Base("https://www.exemple.fr", "/"), {}, NO_CACHE)
        assert renderer.render(PAGE).data.decode() == text
    assert len(digests) == 2
