"""What is derived from files, without rendering any page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from partage_site.addresses import base_of
from partage_site.cache import NO_CACHE
from partage_site.catalogue.addresses import targets_of
from partage_site.catalogue.gathering import gather
from partage_site.diagnostics import Report, Severity
from partage_site.outputs import ABOUT_PAGES, DATA, derive
from partage_site.pages import compose_pages, compose_plan, listings_of
from partage_site.project import Project
from partage_site.rendering.library import Library
from partage_site.rendering.prose import write_prose
from partage_site.rendering.writing import Writer
from partage_site.sources.discovery import discover
from partage_site.sources.recalling import load_all

Derive = Callable[..., dict[str, bytes]]


@pytest.fixture
def derived(project: Callable[..., Project]) -> Derive:
    """Derives everything from files (by their name under content/) without an error; the outputs by path."""

    def make(files: Mapping[str, str | bytes], **options: Any) -> dict[str, bytes]:
        settled, report = project(files, **options), Report()
        found = discover(settled.content, report)
        settings, entries, _ = load_all(found, report, NO_CACHE)
        assert settings
        catalogue = gather(
            entries,
            settings.record,
            sources=found.sources,
            today=settled.today,
            drafts=settled.drafts,
            report=report,
        )
        writer = Writer(
            targets=targets_of(found.sources, catalogue.hidden),
            library=Library({file.name: file.path for file in found.attachments}, report),
            base=base_of(settings.record.url, settled.base_url),
            report=report,
            write=write_prose,
        )
        compositions = compose_pages(catalogue, writer)
        plan = compose_plan(catalogue, writer, listings_of(compositions))
        outputs = list(derive((*DATA, *ABOUT_PAGES), catalogue, writer, listings_of([*compositions, plan])))
        assert not [problem for problem in report if problem.severity is Severity.ERROR]
        assert len({output.path for output in outputs}) == len(outputs)
        return {output.path: output.data for output in outputs}

    return make
