"""The template environment: autoescaped, strict, and polished by French typography at every expression."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, pass_context
from markupsafe import Markup

from partage_site.addresses import Base
from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Diagnostic, Location
from partage_site.rendering.page import Page, Site
from partage_site.rendering.typography import polish
from partage_site.wording import templates as wording

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnusableTemplate(Exception):
    """A template that cannot be used; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True)
class Renderer:
    """Renders pages with the templates of one folder, for one base. `assets` maps names to published paths."""

    environment: Environment
    site: Site

    def render(self, page: Page) -> Artifact:
        """The file of `page`; raises `UnusableTemplate` when its template fails."""
        try:
            template = self.environment.get_template(page.template)
            text = template.render(site=self.site, page=page, head=page.head, view=page.view)
        except TemplateSyntaxError as error:
            place = Location(f"templates/{error.name or page.template}", error.lineno)
            raise UnusableTemplate(wording.syntax(place, error.message or "")) from error
        except (TemplateError, TypeError, AttributeError, ValueError, LookupError) as error:
            raise UnusableTemplate(wording.failed(_place_of(error, page.template), page.path, str(error))) from error
        return Artifact(file_of(page.path), text.encode())


def make_renderer(templates: Path, site: Site, base: Base, assets: Mapping[str, str]) -> Renderer:
    """A renderer of the templates in `templates`.

    Templates have the filters `href` (address → link) and `absolute` (address → whole URL), the function
    `asset(name)` (link to a file of assets/ under its digest), and `icon`-like macros of their own.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_polished,
    )
    environment.filters["href"] = lambda path: Markup.escape(base.href(path))
    environment.filters["absolute"] = lambda path: Markup.escape(base.absolute(path))

    @pass_context
    def asset(_context: Any, name: str) -> Markup:
        if name not in assets:
            raise ValueError(f"assets/{name} n’existe pas")
        return Markup.escape(base.href(assets[name]))

    environment.globals = {"asset": asset, "range": range}
    return Renderer(environment, site)


def _polished(value: Any) -> Any:
    """French typography for every text that a template prints; markup is left as it is, None prints nothing."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return polish(value)
    return "" if value is None else value


def _place_of(error: BaseException, template: str) -> Location:
    """Where in the templates an error happened: the innermost frame of a template."""
    place, trace = Location(f"templates/{template}"), error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix in {".html", ".xml", ".svg"}:
            place = Location(f"templates/{file.name}", trace.tb_lineno)
        trace = trace.tb_next
    return place
