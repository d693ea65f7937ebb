"""Pages through templates: autoescaped, strict, polished by French typography, remembered by what they show."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from partage_site.addresses import Base
from partage_site.artifact import Artifact, digest_of
from partage_site.cache import Cache
from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Diagnostic, Location
from partage_site.rendering.anchors import anchored
from partage_site.rendering.page import Page, Site
from partage_site.rendering.qr_code import qr_code
from partage_site.rendering.template_files import Reach, TemplateFiles, UnusableTemplate
from partage_site.rendering.typography import polish, with_superscripts, with_tied_words, with_whole_words
from partage_site.wording import templates as wording

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import Environment


@dataclass(frozen=True)
class Renderer:
    """Renders pages with the templates of one folder, for one base; `assets` maps names to published addresses.

    Templates have the filters `href` (address → link), `absolute` (address → whole URL), `qr_code` (address → its
    whole URL as a drawing), `anchored` (prose → with a link beside each heading), `as_title` and `as_sentence`
    (text → with its ordinals raised, and what no line may divide kept whole) and the function `asset(name)` (link to a
    file of assets/ under its digest); of the rest of the program they reach nothing.
    """

    templates: Path
    site: Site
    base: Base
    assets: Mapping[str, str]
    cache: Cache

    def render(self, page: Page, again: Callable[[], bytes] | None = None) -> Artifact:
        """The file of `page`, to be made `again` if it is lost; raises `UnusableTemplate` when its template fails."""
        shown = f"{self._frame}\n{self._reach(page.template).digest}\n{page!r}".encode()
        return Artifact(file_of(page.path), self.cache.blob("pages", shown, lambda: self._render(page), again))

    def frame(self, template: str) -> str:
        """The digest of all that pages of `template` show beside their own words; raises `UnusableTemplate`."""
        return f"{self._frame}{self._reach(template).digest}"

    def _reach(self, template: str) -> Reach:
        try:
            return self._files.reach(template)
        except OSError as error:
            place = Location(f"templates/{template}")
            raise UnusableTemplate(wording.unreadable(place, error)) from error

    @cached_property
    def _files(self) -> TemplateFiles:
        return TemplateFiles(self.templates)

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """The template as it was when its digest was taken, whatever became of its file."""
        source = self._files.source(name)
        return None if source is None else (source.decode(), str(self.templates / name), None)

    @cached_property
    def _endless(self) -> dict[str, Diagnostic]:
        """What is wrong with templates that go round in circles, by their names: to Python's limit, for seconds."""
        return {}

    @cached_property
    def _frame(self) -> str:
        """The digest of all that every page shows besides its own view."""
        return digest_of(f"{self.site!r}\n{self.base!r}\n{sorted(self.assets.items())!r}".encode())

    def _render(self, page: Page) -> bytes:
        from jinja2 import TemplateNotFound, TemplateSyntaxError

        for name in self._endless.keys() & self._reach(page.template).names:
            raise UnusableTemplate(self._endless[name])
        try:
            template = self._environment.get_template(page.template)
            html = template.render(site=self.site, page=page, head=page.head, view=page.view).encode()
        except TemplateSyntaxError as error:
            # For some faults Jinja gives the whole path as the name.
            named = self.templates / (error.name or page.template)
            place = Location(f"templates/{named.relative_to(self.templates).as_posix()}", error.lineno)
            raise UnusableTemplate(wording.syntax(place, error.message or "")) from error
        except TemplateNotFound as error:
            place = _place_of(error, page.template)
            raise UnusableTemplate(wording.no_template(place, str(error.name or page.template))) from error
        except RecursionError as error:
            place = _place_of(error, page.template)
            self._endless[place.file.removeprefix("templates/")] = problem = wording.endless(place)
            raise UnusableTemplate(problem) from error
        except Exception as error:  # whatever a template makes fail is that template's fault
            place = _place_of(error, page.template)
            raise UnusableTemplate(wording.failed(place, page.path, str(error) or type(error).__name__)) from error
        if not html.strip():
            raise UnusableTemplate(wording.empty(Location(f"templates/{page.template}"), page.path))
        return html

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import FunctionLoader, StrictUndefined, pass_context
        from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

        cache = self.cache

        class RememberedTemplates(ImmutableSandboxedEnvironment):
            """Compiles a template once for ever: the code is kept in the cache, under its seal."""

            def compile(self, source: str, name: str, filename: str) -> CodeType:  # type: ignore[override]
                def compiled() -> bytes:
                    return marshal.dumps(ImmutableSandboxedEnvironment.compile(self, source, name, filename))

                inputs = repr((source, name, filename)).encode()
                code: CodeType = marshal.loads(cache.remembered("templates", inputs, compiled))
                return code

        environment = RememberedTemplates(
            loader=FunctionLoader(self._load),
            autoescape=True,
            optimized=False,  # costs more to look for constants in a template than they cost to render
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_polished,
        )
        # Of the context, so that no result for this base is compiled into the code that other bases find again.
        environment.filters["href"] = pass_context(lambda _, path: Markup.escape(self.base.href(path)))
        environment.filters["absolute"] = pass_context(lambda _, path: Markup.escape(self.base.absolute(path)))
        environment.filters["qr_code"] = pass_context(lambda _, path: self._qr_code(path))
        environment.filters["anchored"] = anchored
        environment.filters["as_title"] = lambda text: _set(text, with_tied_words)
        environment.filters["as_sentence"] = lambda text: _set(text, with_whole_words)
        environment.globals = {"asset": self._asset, "range": safe_range}
        return environment

    def _qr_code(self, path: str) -> Markup:
        url = self.base.absolute(path)
        return Markup(self.cache.remembered("qr_codes", url.encode(), lambda: qr_code(url).encode()).decode())

    def _asset(self, name: str) -> Markup:
        if name not in self.assets:
            raise ValueError(wording.no_such_asset(name))
        return Markup.escape(self.base.href(self.assets[name]))


def _polished(value: Any) -> Any:
    """French typography for every text that a template prints; markup is left as it is, None prints nothing."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return polish(value)
    return "" if value is None else value


def _set(text: str, tied: Callable[[str], str]) -> Markup:
    """A title or the sentence below it: what `tied` keeps on one line, and ordinals in their form."""
    return Markup(with_superscripts(tied(Markup.escape(polish(text)))))


def _place_of(error: BaseException, template: str) -> Location:
    """Where in the templates an error happened: the innermost of their lines or, in a circle, the one that comes back
    most."""
    lines: list[tuple[str, int]] = []
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix in {".html", ".xml", ".svg"}:
            lines.append((file.name, trace.tb_lineno))
        trace = trace.tb_next
    if not lines:
        return Location(f"templates/{template}")
    name, line = Counter(lines).most_common(1)[0][0] if isinstance(error, RecursionError) else lines[-1]
    return Location(f"templates/{name}", line)
