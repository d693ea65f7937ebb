"""Every template can be read, be it one that no page of today uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from partage_site.diagnostics import Diagnostic, Location
from partage_site.rendering.template_files import TemplateFiles, UnusableTemplate
from partage_site.wording import templates as wording


def check_templates(folder: Path) -> Iterator[Diagnostic]:
    """What is wrong with the text of each template in `folder`: the build meets those alone that a page uses."""
    environment, files = Environment(autoescape=True), TemplateFiles(folder)
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        try:
            environment.parse((files.source(name) or b"").decode(), name)
        except UnusableTemplate as unusable:
            yield unusable.diagnostic
        except TemplateSyntaxError as error:
            yield wording.syntax(Location(f"templates/{name}", error.lineno), error.message or "")
        except OSError as error:
            yield wording.unreadable(Location(f"templates/{name}"), error)
