"""The launcher decides without a network: which Python runs, what is made, what is said when it cannot be."""

from __future__ import annotations

import ast
import errno
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from partage_site import cli

PROJECT = Path(__file__).parents[2]
SOURCE = (PROJECT / "build.py").read_text("utf-8")
LOCK = "alpha==1.0 \\\n    --hash=sha256:00\n"
DEVELOPMENT_LOCK = LOCK + "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
ADVICE = "puis relancez la commande."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with its launcher and two small locks, in a folder with spaces and accents."""
    folder = tmp_path / "Été à l’école"
    folder.mkdir()
    shutil.copy(PROJECT / "build.py", folder)
    (folder / "requirements.lock").write_text(LOCK, "utf-8")
    (folder / "requirements-dev.lock").write_text(DEVELOPMENT_LOCK, "utf-8")
    return folder


@pytest.fixture
def launcher(root: Path) -> ModuleType:
    """The launcher of `root`, as a module of which tests may replace the functions."""
    spec = importlib.util.spec_from_file_location("launcher_under_test", root / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Machine:
    """Stands for what the launcher would start: keeps each command, answers for pip and for `.venv`'s Python."""

    def __init__(self, launcher: ModuleType) -> None:
        self.launcher = launcher
        self.events: list[str] = []
        self.commands: list[list[str]] = []
        self.pip: Callable[[], tuple[int, str]] = lambda: (0, "")
        self.version = launcher.VERSION
        folders = ("Lib",) if os.name == "nt" else ("lib", "python3")
        self.libraries = Path(launcher.ENVIRONMENT, *folders, "site-packages")

    def create(self) -> None:
        """Makes an empty `.venv`, as the launcher does."""
        self.events.append("create")
        environment = Path(self.launcher.ENVIRONMENT)
        shutil.rmtree(environment, ignore_errors=True)
        python = Path(self.launcher.PYTHON)
        python.parent.mkdir(parents=True)
        python.touch(mode=0o755)
        self.libraries.mkdir(parents=True)

    def run_quietly(self, command: list[str]) -> tuple[int, str]:
        """Answers as the real commands would."""
        self.commands.append(command)
        if "-c" in command:
            return 1, self.version + "\n"
        if "ensurepip" in command:
            return 0, ""
        self.events.append(f"install {Path(command[-1]).name}")
        status, errors = self.pip()
        if not status:
            pin = Path(command[-1]).read_text("utf-8").split()[0]
            (self.libraries / f"{pin.replace('==', '-')}.dist-info").mkdir(exist_ok=True)
        return status, errors

    def hand_over(self, argv: list[str]) -> int:
        """Takes the place of the Python of `.venv`."""
        self.events.append(f"hand over {argv}")
        return 7

    def stamps(self) -> list[str]:
        """The names of the stamps in `.venv`."""
        return sorted(path.name for path in Path(self.launcher.ENVIRONMENT).glob("*.installed"))


@pytest.fixture
def machine(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine without a network on which nothing of the locks is installed."""
    stand_in = Machine(launcher)
    for name in ("create", "run_quietly", "hand_over"):
        monkeypatch.setattr(launcher, name, getattr(stand_in, name))
    return stand_in


def with_environment(machine: Machine, *locks: str) -> None:
    """Gives the project a finished `.venv` made from `locks`."""
    machine.create()
    for lock in locks:
        machine.launcher.install(lock)
    machine.events.clear()
    machine.commands.clear()


def pretend_missing(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """Makes `modules` impossible to find."""
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in modules else real(name))


def test_old_pythons_can_read_the_file() -> None:
    assert ast.parse(SOURCE, feature_version=(3, 7))


def test_an_old_python_is_told_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = compile(SOURCE, str(root / "build.py"), "exec")
    with monkeypatch.context() as old:
        old.setattr(sys, "version_info", (3, 8, 2))
        with pytest.raises(SystemExit) as stop:
            exec(code, {"__name__": "__main__"})
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "il faut Python 3.11 ou plus récent" in told
    assert f"{sys.executable} est Python 3.8" in told
    assert "https://www.python.org/downloads/" in told


def test_nothing_slow_is_imported_before_a_command() -> None:
    imports = [node for node in ast.parse(SOURCE).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == ["import errno", "import io", "import os", "import sys"]


def test_a_finished_environment_needs_neither_pip_nor_network(machine: Machine) -> None:
    with_environment(machine, "requirements.lock")
    assert machine.launcher.main(["check", "--strict"]) == 7
    assert machine.events == ["hand over ['check', '--strict']"]
    assert machine.commands == []


def test_a_missing_environment_is_made_then_handed_over_to(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert machine.launcher.main([]) == 7
    assert machine.events == ["create", "install requirements.lock", "hand over []"]
    told = capsys.readouterr()
    assert told.err == "Préparation de l’environnement dans .venv (environ une minute, cette fois seulement)…\n"
    assert told.out == ""


def test_only_wheels_with_the_locked_digests_are_installed(machine: Machine, root: Path) -> None:
    machine.launcher.main([])
    pip = next(command for command in machine.commands if "install" in command)
    assert pip[:3] == [machine.launcher.PYTHON, "-Im", "pip"]
    assert {"--require-hashes", "--no-deps", "-q", "--disable-pip-version-check"} <= set(pip)
    assert pip[pip.index("--only-binary") + 1] == ":all:"
    assert pip[-2:] == ["-r", str(root / "requirements.lock")]


@pytest.mark.parametrize("fault", ["lock changed", "stamp cut short", "no stamp", "no python", "other python"])
def test_a_stale_environment_is_remade(machine: Machine, root: Path, fault: str) -> None:
    with_environment(machine, "requirements.lock")
    stamp = root / ".venv" / "requirements.lock.installed"
    match fault:
        case "lock changed":
            (root / "requirements.lock").write_text(LOCK.replace("1.0", "1.1"), "utf-8")
        case "stamp cut short":
            stamp.write_text(stamp.read_text("utf-8")[:-5], "utf-8")
        case "no stamp":
            stamp.unlink()
        case "no python":
            Path(machine.launcher.PYTHON).unlink()
        case "other python":
            stamp.write_text(stamp.read_text("utf-8").replace(machine.launcher.VERSION, "Python 3.10"), "utf-8")
    machine.launcher.main([])
    assert machine.events == ["create", "install requirements.lock", "hand over []"]
    assert machine.launcher.is_current("requirements.lock")


def test_an_environment_made_by_another_python_that_is_still_there_serves(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_environment(machine, "requirements.lock")
    monkeypatch.setattr(machine.launcher, "VERSION", "Python 3.99")
    machine.launcher.main([])
    assert machine.events == ["hand over []"]


def test_the_python_of_the_environment_runs_the_command_itself(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_environment(machine, "requirements.lock")
    monkeypatch.setattr(sys, "prefix", machine.launcher.ENVIRONMENT)
    monkeypatch.setattr(machine.launcher, "run", len)
    assert machine.launcher.main(["new", "page", "Titre"]) == 3
    assert machine.events == []


@pytest.mark.parametrize("folder", ["alpha-1.0.dist-info", "Alpha-1.0.dist-info"])
def test_a_python_that_has_what_is_locked_makes_no_environment(
    machine: Machine, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / folder).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "absent"), str(tmp_path)])
    monkeypatch.setattr(machine.launcher, "run", lambda argv: 5)
    monkeypatch.setattr(machine.launcher, "run_tests", lambda options: 6)
    assert machine.launcher.main(["build"]) == 5
    assert machine.launcher.main(["test"]) == 6
    assert not (root / ".venv").exists()


def test_a_python_that_has_another_version_does_not_count(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "alpha-1.0.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    machine.launcher.main([])
    assert machine.events[0] == "create"


def test_names_are_compared_whatever_their_spelling(
    launcher: ModuleType, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "requirements.lock").write_text("typing-extensions==4.16.0 \\\nzope-event==6.0 \\\n", "utf-8")
    for folder in ("typing_extensions-4.16.0.dist-info", "zope.event-6.0.dist-info"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert launcher.is_installed("requirements.lock")


def test_the_program_is_run_in_process_and_its_status_returned(
    launcher: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program: Any = ModuleType("partage_site.cli")
    program.main = lambda argv: {"build": 0, "check": 1}[argv[0]]
    monkeypatch.setitem(sys.modules, "partage_site.cli", program)
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert [launcher.run(["build"]), launcher.run(["check"])] == [0, 1]
    assert sys.path[0] == str(root)


def test_no_stamp_stands_while_pip_works(machine: Machine) -> None:
    seen: list[list[str]] = []

    def pip() -> tuple[int, str]:
        seen.append(machine.stamps())
        return 0, ""

    machine.pip = pip
    machine.launcher.main(["test"])
    assert seen == [[], []]
    assert machine.stamps() == ["requirements-dev.lock.installed", "requirements.lock.installed"]


def test_the_tests_add_the_development_lock_to_the_environment_that_is_there(machine: Machine) -> None:
    with_environment(machine, "requirements.lock")
    machine.launcher.main(["test", "-k", "nom"])
    assert machine.events == ["install requirements-dev.lock", "hand over ['test', '-k', 'nom']"]


def test_a_newer_running_lock_takes_the_development_stamp_away(machine: Machine, root: Path) -> None:
    with_environment(machine, "requirements.lock", "requirements-dev.lock")
    (root / "requirements.lock").write_text(LOCK.replace("1.0", "1.1"), "utf-8")
    machine.launcher.main([])
    assert machine.stamps() == ["requirements.lock.installed"]


@pytest.mark.parametrize(
    "errors",
    [
        "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError()'\nERROR: none",
        "error: Failed to fetch: `alpha`\n  Caused by: dns error",
        "ReadTimeoutError: HTTPSConnectionPool: Read timed out.",
    ],
)
def test_without_network_one_sentence_says_so(
    machine: Machine, capsys: pytest.CaptureFixture[str], errors: str
) -> None:
    machine.pip = lambda: (1, errors)
    assert machine.launcher.main([]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[1:] == [f"erreur: la connexion n’a pas abouti : vérifiez l’accès à Internet, {ADVICE}"]
    assert machine.stamps() == []


def test_what_pip_put_elsewhere_is_told_and_not_believed(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    def elsewhere() -> tuple[int, str]:
        machine.libraries = Path(machine.launcher.ROOT)  # as `target` in the settings of this machine has it
        return 0, ""

    machine.pip = elsewhere
    assert machine.launcher.main([]) == 2
    assert "« pip config list »" in capsys.readouterr().err
    assert machine.stamps() == []


def test_any_other_refusal_is_quoted(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.pip = lambda: (1, "\nERROR: Hashes do not match.\n    Expected 00\n         Got 11\n")
    assert machine.launcher.main([]) == 2
    assert "n’ont pas pu être installés (Hashes do not match)\u00a0: relancez la commande" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("errors", "remedy"),
    [
        ("ERROR: No matching distribution found for alpha==1.0", "installez une autre version"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "faites de la place",
        ),
    ],
)
def test_what_a_person_can_mend_is_told_in_french(
    machine: Machine, capsys: pytest.CaptureFixture[str], errors: str, remedy: str
) -> None:
    machine.pip = lambda: (1, errors)
    assert machine.launcher.main([]) == 2
    told = capsys.readouterr().err
    assert remedy in told
    assert "ERROR" not in told


def test_a_failed_addition_leaves_the_running_environment_usable(machine: Machine) -> None:
    with_environment(machine, "requirements.lock")
    machine.pip = lambda: (1, "connection broken")
    assert machine.launcher.main(["test"]) == 2
    assert machine.launcher.main(["build"]) == 7
    assert machine.events == ["install requirements-dev.lock", "hand over ['build']"]


def test_an_interrupted_addition_has_everything_remade(machine: Machine) -> None:
    def interrupted() -> tuple[int, str]:
        raise KeyboardInterrupt

    with_environment(machine, "requirements.lock")
    machine.pip = interrupted
    assert machine.launcher.main(["test"]) == 130
    machine.pip = lambda: (0, "")
    machine.events.clear()
    machine.launcher.main(["build"])
    assert machine.events == ["create", "install requirements.lock", "hand over ['build']"]


def test_what_is_interrupted_while_the_program_loads_says_nothing(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "partage_site.cli", Interrupted("cli"))
    assert launcher.run(["build"]) == 130


@pytest.mark.parametrize(
    ("problem", "told", "remedy"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "accès refusé", "dans un dossier à vous"),
        (OSError(errno.EROFS, "Read-only file system"), "lecture seule", "dans un dossier à vous"),
        (OSError(errno.ENOSPC, "No space left on device"), "disque plein", "faites de la place"),
        (FileExistsError(errno.EEXIST, "File exists"), "un fichier porte ce nom", "supprimez-le"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error", "supprimez le dossier"),
        (ValueError("embedded null byte"), "embedded null byte", "supprimez le dossier"),
    ],
)
def test_a_folder_that_cannot_be_written_is_named_with_a_remedy(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: Exception,
    told: str,
    remedy: str,
) -> None:
    def refused() -> None:
        raise problem

    monkeypatch.setattr(machine.launcher, "create", refused)
    assert machine.launcher.main([]) == 2
    said = capsys.readouterr().err
    assert f"« {machine.launcher.ENVIRONMENT} » n’a pas pu être écrit" in said
    assert told in said
    assert remedy in said
    assert said.endswith(f"{ADVICE}\n")


@pytest.mark.parametrize(("argv", "lock"), [([], "requirements.lock"), (["test"], "requirements-dev.lock")])
@pytest.mark.parametrize("fault", ["missing", "a folder", "no text"])
def test_a_lock_that_cannot_be_read_is_told(
    machine: Machine, root: Path, capsys: pytest.CaptureFixture[str], argv: list[str], lock: str, fault: str
) -> None:
    (root / lock).unlink()
    if fault == "a folder":
        (root / lock).mkdir()
    if fault == "no text":
        (root / lock).write_bytes(b"\xff\xfe")
    assert machine.launcher.main(argv) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"erreur: « {lock} » manque dans {root}")
    assert f"git checkout {lock}" in told
    assert told.count("\n") == 1


def test_a_program_that_is_not_there_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine.launcher, "is_installed", lambda lock: True)
    monkeypatch.setitem(sys.modules, "partage_site.cli", None)
    assert machine.launcher.main(["build"]) == 2
    assert "« partage_site » manque" in capsys.readouterr().err


def test_a_library_that_is_not_there_is_told_whenever_it_is_asked_for(
    machine: Machine, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine.launcher, "is_installed", lambda lock: True)
    monkeypatch.setitem(sys.modules, "partage_site.commands.schema", None)
    assert machine.launcher.main(["schema"]) == 2
    assert "« partage_site » manque" in capsys.readouterr().err

    def asking(argv: list[str]) -> int:
        raise ModuleNotFoundError("No module named 'alpha'", name="alpha")

    monkeypatch.setattr(cli, "main", asking)
    assert machine.launcher.main(["build"]) == 2
    assert "« alpha » y manque" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there, a file needs no permission to be run")
def test_an_environment_whose_python_may_not_be_run_is_remade(machine: Machine) -> None:
    with_environment(machine, "requirements.lock")
    Path(machine.launcher.PYTHON).chmod(0o644)
    assert machine.launcher.main(["build"]) == 7
    assert machine.events == ["create", "install requirements.lock", "hand over ['build']"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is replaced on POSIX systems alone")
def test_an_environment_whose_python_does_not_start_is_told(launcher: ModuleType) -> None:
    python = Path(launcher.PYTHON)
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    with pytest.raises(launcher.Unprepared, match=re.escape(f"{launcher.ENVIRONMENT} est abîmé")):
        launcher.hand_over(["build"])


def test_a_python_without_ensurepip_uses_its_own_pip(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name if name == "pip" else None)
    python = machine.launcher.PYTHON
    assert machine.launcher.installer()[:6] == [sys.executable, "-m", "pip", "--python", python, "install"]


def test_a_python_without_pip_uses_uv(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_missing(monkeypatch, "ensurepip", "pip")
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert machine.launcher.installer() == ["/bin/uv", "pip", "install", "--python", machine.launcher.PYTHON]


@pytest.mark.parametrize(
    ("is_debian", "remedy"),
    [(True, "tapez « sudo apt install python3-venv »"), (False, "réinstallez Python depuis")],
)
def test_a_python_that_can_install_nothing_is_told_what_to_add(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_debian: bool,
    remedy: str,
) -> None:
    real = os.path.exists
    pretend_missing(monkeypatch, "ensurepip", "pip")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(os.path, "exists", lambda path: is_debian if "debian" in str(path) else real(path))
    assert machine.launcher.main([]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert remedy in told[1]
    assert told[1].endswith(ADVICE)


def test_a_python_without_venv_is_told_what_to_add(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "venv", None)
    with pytest.raises(launcher.Unprepared, match="ne sait pas installer de paquets"):
        launcher.create()


def test_a_second_launcher_finds_what_the_first_one_made(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    wait = machine.launcher.alone

    def until_the_first_is_done() -> Any:
        with_environment(machine, "requirements.lock")
        return wait()

    monkeypatch.setattr(machine.launcher, "alone", until_the_first_is_done)
    machine.launcher.main([])
    assert machine.events == ["hand over []"]


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the lock as POSIX systems keep it")
def test_one_launcher_at_a_time_prepares(launcher: ModuleType, root: Path) -> None:
    import fcntl

    launcher.alone().close()
    with (root / ".cache" / "launcher.lock").open("w") as file:
        with launcher.alone(), pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the lock as POSIX systems keep it")
def test_a_disk_without_locks_is_prepared_too(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    launcher.alone().close()


@pytest.mark.parametrize(
    ("options", "in_ci", "given"),
    [
        ([], False, ["-m", "not slow and not browser and not long", "-n", "auto"]),
        (["-k", "atom"], False, ["-m", "not slow and not browser and not long", "-k", "atom"]),
        (["-m", "slow"], False, ["-m", "not slow and not browser and not long", "-m", "slow"]),
        (["--all", "-q"], False, ["-m", "not long", "-q"]),
        (["-q"], True, ["-m", "not long", "-q"]),
        (["--all"], True, ["-m", "not long"]),
    ],
)
def test_the_suite_is_short_unless_all_is_wanted(
    launcher: ModuleType,
    options: Sequence[str],
    in_ci: bool,
    given: list[str],
) -> None:
    assert launcher.pytest_options(list(options), in_ci=in_ci) == given


def test_the_help_of_test_is_french_and_prepares_nothing(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.launcher.main(["test", "--help"]) == 0
    assert "--all    lance tous les tests" in capsys.readouterr().out
    assert machine.events == []


@pytest.mark.slow
def test_a_real_environment_is_made_once_and_called_from_any_folder(root: Path, tmp_path: Path) -> None:
    (root / "requirements.lock").write_text("# nothing to fetch\n", "utf-8")
    package = root / "partage_site"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "cli.py").write_text(
        "import sys\ndef main(argv):\n    print(sys.prefix, argv, 'déjà\\u202f!')\n    return 1\n", "utf-8"
    )
    # The first command stands for a Python that lacks what is locked: an empty lock is held by any.
    program = "import runpy, sys; sys.path.insert(0, sys.argv[1]); import build; build.prepare('requirements.lock')"
    first = subprocess.run(
        [sys.executable, "-c", program, root], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert "Préparation" in first.stderr
    python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    again = subprocess.run(
        [python, root / "build.py", "check", "a b"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert again.stderr == ""
    assert again.returncode == 1
    assert again.stdout == f"{root / '.venv'} ['check', 'a b'] déjà\u202f!\n"


LEAVING = """
import atexit, importlib.util, sys
spec = importlib.util.spec_from_file_location("launcher", sys.argv[1])
launcher = importlib.util.module_from_spec(spec)
spec.loader.exec_module(launcher)
atexit.register(print, "freed at leisure")
sys.stdout.write("said, ")
sys.stderr.write("told")
if sys.argv[2:]:
    sys.setprofile(lambda *_: None)
launcher.leave(3)
"""


@pytest.mark.parametrize("measured", [False, True])
def test_a_command_ends_at_once_having_said_all_unless_it_is_measured(root: Path, measured: bool) -> None:
    command = [sys.executable, "-c", LEAVING, root / "build.py", *["measured"][: int(measured)]]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    said = "said, freed at leisure\n" if measured else "said, "
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, said, "told")


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream as POSIX systems do")
def test_a_command_without_anywhere_to_speak_keeps_its_status() -> None:
    said_nothing = LEAVING.replace("sys.stdout.write", "print")
    command = 'exec "$0" -c "$1" "$2" >&-'
    ended = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, said_nothing, PROJECT / "build.py"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (3, "told")


@pytest.mark.skipif(sys.platform == "win32", reason="closes a pipe as POSIX systems do")
def test_a_reader_who_went_away_is_no_success() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", LEAVING.replace("leave(3)", "leave(0)"), PROJECT / "build.py"]
    held_back = {**os.environ, "PYTHONUNBUFFERED": ""}
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, env=held_back)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "told")


def requirements(name: str) -> dict[str, str]:
    """Name → all that the lock `name` says of it."""
    text = (PROJECT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"\A(#.*\n)*", "\n", text))[1:]
    return {block.partition("==")[0]: block.strip() for block in blocks}


def test_the_development_lock_repeats_the_running_one() -> None:
    running, development = requirements("requirements.lock"), requirements("requirements-dev.lock")
    assert {name: development.get(name) for name in running} == running


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_all_that_is_locked_has_a_version_and_digests(name: str) -> None:
    form = re.compile(r"[a-z0-9-]+==[0-9.]+( ; [^\n]+)? \\\n( {4}--hash=sha256:[0-9a-f]{64}( \\\n)?)+")
    assert [block for block in requirements(name).values() if not form.fullmatch(block)] == []


def test_all_that_is_declared_is_locked() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))

    def names(lines: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in lines}

    assert names(declared["project"]["dependencies"]) <= set(requirements("requirements.lock"))
    assert names(declared["dependency-groups"]["dev"]) <= set(requirements("requirements-dev.lock"))


def test_nothing_is_locked_older_than_it_is_declared() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    locked = requirements("requirements.lock")

    def parts(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    assert "markdown>=3.11" in declared, "older ones read some comments for ever"
    for line in declared:
        name, _, least = line.partition(">=")
        assert parts(locked[name].partition("==")[2].split()[0]) >= parts(least), name


def test_the_running_lock_is_the_same_on_every_system() -> None:
    assert [name for name, text in requirements("requirements.lock").items() if ";" in text] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "package-lock.json"])
def test_no_lock_names_a_place_to_fetch_from(name: str) -> None:
    text = (PROJECT / name).read_text("utf-8")
    assert re.findall(r"\w+://|file:|find-links|index-url", text) == []


def test_what_npm_installs_is_pinned_by_digest() -> None:
    locked = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((PROJECT / "package.json").read_text("utf-8"))["devDependencies"]
    assert {f"node_modules/{name}": version for name, version in wanted.items()} == {
        path: package["version"] for path, package in locked.items() if path
    }
    assert all(package["integrity"].startswith("sha512-") for path, package in locked.items() if path)
