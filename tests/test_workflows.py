"""What a stranger's pull request can make the forge do: build without a secret; and what the nightly rebuild needs."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from partage_site.pipeline import Build

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "workflows"
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yml"))}
# Every value as typed, so that the key `on` is not a yes.
WORKFLOWS: dict[str, Any] = {name: yaml.load(text, yaml.BaseLoader) for name, text in TEXTS.items()}


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, with a name that tells it."""
    for name, workflow in WORKFLOWS.items():
        for job, content in workflow["jobs"].items():
            yield f"{name}: {job}", content


def may_write(permissions: dict[str, str]) -> bool:
    return "write" in permissions.values()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_workflow_gives_a_fork_more_than_reading(name: str) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(WORKFLOWS[name]["on"])
    assert "secrets" not in TEXTS[name]
    assert WORKFLOWS[name]["permissions"] == {}, "each job says what it needs"


def test_no_job_that_may_write_runs_anything_of_the_repository() -> None:
    writing = {name: job for name, job in jobs() if may_write(job["permissions"])}
    assert "site.yml: publish" in writing
    for name, job in writing.items():
        steps = job.get("steps", [])
        assert not [step for step in steps if "run" in step or "checkout" in step["uses"]], name
        # What is called gives its own jobs no more than they ask for.
        assert steps or job["uses"].startswith("./.github/workflows/"), name


def test_only_the_main_branch_is_published_and_never_a_pull_request() -> None:
    condition = WORKFLOWS["site.yml"]["jobs"]["publish"]["if"]
    assert condition == "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"


def test_what_others_wrote_is_pinned_by_its_digest_and_leaves_no_token_behind() -> None:
    steps = [step for _, job in jobs() for step in job.get("steps", []) if "uses" in step]
    assert steps
    for step in steps:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]), step
        if "checkout" in step["uses"]:
            assert step["with"]["persist-credentials"] == "false"


def test_the_nightly_rebuild_has_a_file_of_its_own_that_can_also_be_started_by_hand() -> None:
    assert [name for name, workflow in WORKFLOWS.items() if "schedule" in workflow["on"]] == ["quotidien.yml"]
    nightly = WORKFLOWS["quotidien.yml"]
    assert set(nightly["on"]) == {"schedule", "workflow_dispatch"}
    minute, hour, *every = nightly["on"]["schedule"][0]["cron"].split()
    assert (minute.isdigit(), hour.isdigit(), every) == (True, True, ["*", "*", "*"])
    assert nightly["jobs"]["site"]["uses"] == "./.github/workflows/site.yml"


def test_a_pull_request_is_told_on_its_own_lines_what_fails() -> None:
    assert "pull_request" in WORKFLOWS["site.yml"]["on"]
    steps = [step for step in WORKFLOWS["site.yml"]["jobs"]["build"]["steps"] if "run" in step]
    refusing = [step["run"] for step in steps if step.get("continue-on-error") != "true"]
    assert {command.split()[2] for command in refusing} == {"build", "check"}
    assert all("--strict --format github" in command for command in refusing)
    assert all("--format github" in step["run"] for step in steps)


def test_what_was_made_is_kept_for_the_next_run() -> None:
    (kept,) = [
        step["with"] for _, job in jobs() for step in job.get("steps", []) if "actions/cache@" in step.get("uses", "")
    ]
    assert kept["path"] == ".cache"
    assert kept["key"].startswith(kept["restore-keys"])


def test_the_locks_are_audited() -> None:
    audited = " ".join(step.get("run", "") for step in WORKFLOWS["tests.yml"]["jobs"]["audit"]["steps"])
    assert {"requirements.lock", "requirements-dev.lock"} <= set(audited.split())


@pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")
def test_what_is_compared_is_asked_for_where_the_site_says_that_it_is(
    tmp_path: Path, built: Callable[..., Build]
) -> None:
    (tmp_path / "public").mkdir()
    made = built({"site.yml": 'nom: N\nurl: "https://www.exemple.fr/ici/" # la nôtre\ncourriel: a@exemple.fr\n'})
    robots = next(artifact for artifact in made.artifacts if artifact.path == "robots.txt")
    (tmp_path / "public" / "robots.txt").write_bytes(robots.data)
    curl = tmp_path / "curl"
    curl.write_text('#!/bin/sh\nfor last; do :; done\necho "$last" >> asked\nexit 22\n', "utf-8")
    curl.chmod(0o755)
    steps = WORKFLOWS["site.yml"]["jobs"]["build"]["steps"]
    script = next(step["run"] for step in steps if step.get("name") == "Compare with the published site")
    found = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path)}
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=found, check=True)
    assert (tmp_path / "asked").read_text("utf-8").split() == [
        "https://www.exemple.fr/ici/sitemap.xml",
        "https://www.exemple.fr/ici/evenements.ics",
    ]
