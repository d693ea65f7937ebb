"""Thousands of texts that try to run a script in readers' browsers, through the whole build, opened in a browser.

Once under the site's policy and once without it, so that the cleaning of content holds alone. The browser itself tells
of every script that it compiles, whatever wakes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from partage_site.artifact import Artifact
from partage_site.pipeline import Build
from tests.corpora.hostile_site import build_hostile
from tests.corpora.reading import naughty_strings, script_payloads

pytestmark = [pytest.mark.browser]

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What a page of the site never holds, as the browser has read it, woken or not; and its frame, whole.
AUDIT = """() => {
  const faults = []
  const schemes = ['http:', 'https:', 'mailto:', 'tel:', 'webcal:']
  const addresses =
    ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'background', 'ping', 'cite']
  for (const each of document.querySelectorAll('*')) {
    const name = each.localName
    if (['iframe', 'frame', 'frameset', 'object', 'embed', 'base', 'applet', 'style', 'portal', 'video', 'audio',
         'marquee', 'math', 'foreignobject', 'animate', 'set', 'dialog', 'template'].includes(name))
      faults.push(name)
    if (name === 'meta' && each.httpEquiv && each.httpEquiv !== 'Content-Security-Policy') faults.push('meta refresh')
    for (const {name: key, value} of each.attributes) {
      if (/^on|^(style|srcdoc)$/i.test(key) && !value.startsWith('--')) faults.push(`${name} ${key}=${value}`)
      if (addresses.includes(key.toLowerCase()) && !schemes.includes(new URL(value, location).protocol))
        faults.push(`${name} ${key}=${value}`)
    }
    if (name === 'script') {
      if (each.type.endsWith('json')) {
        try { JSON.parse(each.textContent) } catch { faults.push('JSON: ' + each.textContent) }
      } else if (!each.src.startsWith(location.origin + '/assets/')) faults.push('script ' + each.outerHTML)
    }
  }
  const frame = ['main', 'h1', 'body > main', 'head > title']
  if (location.pathname !== '/carte/integrer/') frame.push('body > header', 'body > footer', 'footer.site-foot')
  for (const one of frame)
    if (document.querySelectorAll(one).length !== 1) faults.push(`${document.querySelectorAll(one).length} × ${one}`)
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id)
  faults.push(...ids.filter((id, rank) => ids.indexOf(id) < rank).map(id => `id ${id} twice`))
  return faults
}"""


class Watched:
    """A page of the browser, and all that happens in it which content must not make happen."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.happened: list[str] = []
        session = page.context.new_cdp_session(page)
        session.on("Debugger.scriptParsed", self._script)
        session.send("Debugger.enable")
        page.on("dialog", self._dialog)
        page.on("popup", lambda other: self.happened.append(f"window {other.url}"))
        page.on("download", lambda file: self.happened.append(f"download {file.url}"))
        page.on("request", self._request)
        page.on("console", lambda message: self.happened.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.happened.append(str(error)))

    def faults_of(self, path: str) -> list[str]:
        """All that is wrong with the page at `path`, seen and happened."""
        self.happened.clear()
        self.page.goto(self.address + path)
        found = self.page.evaluate(AUDIT)
        if self.page.url != self.address + path:
            self.happened.append(f"went to {self.page.url}")
        return [*found, *self.happened]

    def _script(self, parsed: dict[str, Any]) -> None:
        # A handler or a `javascript:` address bears the page's own address, text that is evaluated bears none and
        # needs another script first; those of this test bear none either.
        address = parsed["url"]
        if address and not address.startswith((f"{self.address}/assets/", "chrome", "pptr:")):
            self.happened.append(f"script at {address}:{parsed['startLine']}")

    def _dialog(self, dialog: Any) -> None:
        self.happened.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:image/")):
            self.happened.append(f"request {request.url}")


@contextmanager
def watched(browser: Any, address: str) -> Iterator[Watched]:
    context = browser.new_context()
    try:
        yield Watched(context.new_page(), address)
    finally:
        context.close()


def html_of(made: Build) -> list[str]:
    return ["/" + a.path.removesuffix("index.html") for a in made.artifacts if a.path.endswith(".html")]


def without_policy(artifacts: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """The pages without the policy that forbids scripts."""
    return tuple(
        Artifact(each.path, POLICY.sub(b"", each.data)) if each.path.endswith(".html") else each for each in artifacts
    )


def faults_of(browser: Any, served: Callable[..., str], made: Build, *, policy: bool) -> dict[str, list[str]]:
    """What is wrong with each page of `made`; nothing at all when all is well."""
    artifacts = made.artifacts if policy else without_policy(made.artifacts)
    with watched(browser, served(tuple(artifacts))) as page:
        return {path: found for path in html_of(made) if (found := page.faults_of(path))}


def test_the_watch_sees_a_script_whatever_wakes_it(browser: Any, served: Callable[..., str]) -> None:
    frame = "<title>t</title><body><header class=site-head></header><main><h1>t</h1>{}</main><footer class=site-foot>"
    tries = (
        "<script>1</script>",
        "<img src=absent onerror=1>",
        "<svg onload=1>",
        "<iframe srcdoc='<script>1</script>'></iframe>",
        "<a href='javascript:1'>a</a>",
        "<input autofocus onfocus=alert(1)>",
        "<style>@import 'https://exemple.invalid/a.css'</style>",
        "<h1>another</h1>",
    )
    files = tuple(Artifact(f"{n}.html", frame.format(each).encode()) for n, each in enumerate(tries))
    sound = (Artifact("sound.html", frame.format("").encode()), Artifact("favicon.ico", b""))
    with watched(browser, served((*files, *sound))) as page:
        assert page.faults_of("/sound.html") == []
        for number, each in enumerate(tries):
            assert page.faults_of(f"/{number}.html"), each
            if "onerror" in each or "<script" in each or "onload" in each:
                assert [fault for fault in page.happened if "script at" in fault], each


def test_no_payload_of_a_sample_runs_a_script(
    browser: Any, served: Callable[..., str], built: Callable[..., Build]
) -> None:
    payloads = [*naughty_strings()[7::60], *script_payloads()[7::300]]
    tried = build_hostile(payloads, partial(built, use_cache=True))
    assert faults_of(browser, served, tried.build, policy=False) == {}
    assert tried.refused.total() < tried.pieces / 2, tried.refused


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("policy", [True, False], ids=["under the policy", "without the policy"])
def test_no_payload_of_the_whole_corpora_runs_a_script(
    browser: Any, served: Callable[..., str], built: Callable[..., Build], count: Counter[str], *, policy: bool
) -> None:
    payloads = [*naughty_strings(), *script_payloads()]
    for start in range(0, len(payloads), 300):
        part = payloads[start : start + 300]
        tried = build_hostile(part, partial(built, use_cache=True))
        assert faults_of(browser, served, tried.build, policy=policy) == {}
        count.update({"payloads opened in a browser": len(part), "pieces of content": tried.pieces})
        count.update({"pieces refused": tried.refused.total(), "pages opened": len(html_of(tried.build))})
    assert count["payloads opened in a browser"] > 4000
    assert count["pieces refused"] < count["pieces of content"] / 2
