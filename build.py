#!/usr/bin/env python3
"""The one command: finds or makes an environment that holds the locked requirements, then runs the site's program.

Standard library only, and little of it at the top, since this file runs before every command.
A `.venv` counts as made once its stamp, written last, repeats the lock that it was made from.
"""

import errno
import io
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (this is where an older Python is told so)
    sys.stderr.write(
        "erreur: il faut Python 3.11 ou plus récent, or {} est Python {}.{} : installez une version "
        "récente depuis https://www.python.org/downloads/, puis relancez la commande avec elle.\n".format(
            sys.executable, *sys.version_info[:2]
        )
    )
    sys.exit(2)

ROOT = os.path.dirname(os.path.realpath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
VERSION = "Python {}.{}".format(*sys.version_info[:2])
RUNNING = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"  # repeats all of RUNNING
NOT_OURS = "copiez le projet dans un dossier à vous"
REFUSALS = {
    errno.EACCES: ("accès refusé", NOT_OURS),
    errno.EPERM: ("accès refusé", NOT_OURS),
    errno.EROFS: ("support en lecture seule", NOT_OURS),
    errno.ENOSPC: ("disque plein", "faites de la place sur le disque"),
    errno.EEXIST: ("un fichier porte ce nom", "renommez-le ou supprimez-le"),
    errno.ENOTDIR: ("un fichier porte ce nom", "renommez-le ou supprimez-le"),
}
NO_CONNECTION = ("connection broken", "connectionerror", "timed out", "timeout", "sslerror", "failed to fetch")
# What pip obeys of a machine's settings (target, prefix, root, dry-run), having succeeded in its own eyes.
ELSEWHERE = "pip ne les a pas mis dans .venv : « pip config list » dit quel réglage de cette machine l’en empêche"
TEST_HELP = """usage : build.py test [--all] [options de pytest]

Installe les outils de développement dans .venv, puis lance les tests courts.

  --all    lance tous les tests, lents et dans le navigateur compris (de même si CI=true)
  -m long  lance ceux qui durent de longues minutes, et eux seuls
"""


class Unprepared(Exception):
    """The environment cannot be made; the text is the sentence that people read."""


def main(argv: list[str]) -> int:
    """Runs the command `argv` where the locked requirements are; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows would write to a file or a pipe in cp1252
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    testing = argv[:1] == ["test"]
    if testing and not {"-h", "--help"}.isdisjoint(argv):
        sys.stdout.write(TEST_HELP)
        return 0
    lock = DEVELOPMENT if testing else RUNNING
    try:
        is_here = is_current(lock) if is_inside() else is_installed(lock)
        if not is_here and not is_current(lock):
            prepare(lock)
        if not is_here:
            return hand_over(argv)
        return run_tests(argv[1:]) if testing else run(argv)
    except Unprepared as problem:
        sys.stderr.write(f"erreur: {problem}\n")
        return 2
    except KeyboardInterrupt:
        return 130


def is_inside() -> bool:
    """Whether this Python is the one of `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(ENVIRONMENT)


def is_current(lock: str) -> bool:
    """Whether `.venv` was made to the end from the present text of `lock`, and its Python is still the same."""
    try:
        version, _, text = read(stamp_of(lock)).partition("\n")
    except OSError:
        return False
    if text != text_of(lock) or not os.access(PYTHON, os.X_OK):
        return False
    return version == VERSION or version == version_of(PYTHON)


def is_installed(lock: str, folders: list[str] | None = None) -> bool:
    """Whether this Python can import what `lock` pins, at those versions; or one whose libraries lie in `folders`.

    Told by the names of the .dist-info folders: to import importlib.metadata takes three times as long as
    to start Python. A requirement with a marker concerns other systems and is not looked for.
    """
    found: set[str] = set()
    for folder in sys.path if folders is None else folders:
        try:
            names = os.listdir(folder)
        except OSError:  # an archive, or nothing
            continue
        found.update(comparable(name.removesuffix(".dist-info")) for name in names if name.endswith(".dist-info"))
    lines = text_of(lock).splitlines()
    pins = (line.removesuffix("\\").strip() for line in lines if line[:1].isalnum())
    return all(comparable(pin.replace("==", "-")) in found for pin in pins if ";" not in pin)


def comparable(name: str) -> str:
    """A package's name and version in one spelling: `Foo_bar-1.0` and `foo.bar-1.0` are the same."""
    return name.lower().replace("_", "-").replace(".", "-")


def prepare(lock: str) -> None:
    """Makes `.venv` hold what `lock` pins; a second launcher waits for the first and finds it done."""
    sys.stderr.write("Préparation de l’environnement dans .venv (environ une minute, cette fois seulement)…\n")
    sys.stderr.flush()
    try:
        with alone():
            if not is_current(RUNNING):
                create()
            for needed in (RUNNING, lock):
                if not is_current(needed):
                    install(needed)
    except (OSError, ValueError) as problem:
        raise Unprepared(why_not_written(problem)) from problem


def alone() -> io.TextIOWrapper:
    """An open file that one process at a time can have; to close it, or to die, lets the next one in."""
    os.makedirs(os.path.join(ROOT, ".cache"), exist_ok=True)
    file = open(os.path.join(ROOT, ".cache", "launcher.lock"), "w", encoding="utf-8")  # noqa: SIM115
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                break
            except OSError:  # ten seconds have passed and the other one is still at work
                continue
    else:
        import contextlib
        import fcntl

        with contextlib.suppress(OSError):  # some disks of a network know no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        # So that a pip which outlives a killed launcher still keeps the others out.
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003
    return file


def create() -> None:
    """Makes an empty `.venv`, in the place of the one that was there."""
    try:
        import venv
    except ImportError as problem:
        raise incomplete_python() from problem
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)


def install(lock: str) -> None:
    """Installs what `lock` pins into `.venv`; without stamps meanwhile, so that after a kill it is remade."""
    held = [name for name in (RUNNING, DEVELOPMENT) if is_current(name)]
    for name in (RUNNING, DEVELOPMENT):
        if os.path.exists(stamp_of(name)):
            os.remove(stamp_of(name))
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", os.path.join(ROOT, lock)]
    status, errors = run_quietly([*installer(), "-q", *options])
    if not status and not is_installed(lock, libraries()):
        status, errors = 1, ELSEWHERE
    version = version_of(PYTHON)
    for name in held if status else [*held, lock]:
        with open(stamp_of(name), "w", encoding="utf-8") as file:
            file.write(f"{version}\n{text_of(name)}")
    if status:
        raise Unprepared(why_not_installed(errors))


def libraries() -> list[str]:
    """The folders of `.venv` in which its Python looks for what is installed."""
    if os.name == "nt":
        return [os.path.join(ENVIRONMENT, "Lib", "site-packages")]
    above = os.path.join(ENVIRONMENT, "lib")
    return [os.path.join(above, name, "site-packages") for name in os.listdir(above)]


def installer() -> list[str]:
    """The command that installs into `.venv`: its own pip, that of this Python, or uv."""
    from importlib.util import find_spec
    from shutil import which

    quiet = ["--disable-pip-version-check", "--no-input", "--no-user", "--retries", "2"]
    if find_spec("ensurepip") and run_quietly([PYTHON, "-Im", "ensurepip"])[0] == 0:
        return [PYTHON, "-Im", "pip", "install", *quiet]
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", PYTHON, "install", *quiet]
    uv = which("uv")
    if uv:
        return [uv, "pip", "install", "--python", PYTHON]
    raise incomplete_python()


def incomplete_python() -> Unprepared:
    """What to say of a Python that came without `venv`, or without `ensurepip`, pip and uv."""
    remedy = "réinstallez Python depuis https://www.python.org/downloads/"
    if os.path.exists("/etc/debian_version"):
        remedy = "tapez « sudo apt install python3-venv »"
    return Unprepared(f"ce Python ne sait pas installer de paquets : {remedy}, puis relancez la commande.")


def why_not_written(problem: OSError | ValueError) -> str:
    """The sentence for what the system refused while `.venv` was made."""
    rare = (str(problem), f"supprimez le dossier {ENVIRONMENT}")
    cause, remedy = REFUSALS.get(getattr(problem, "errno", 0), rare)
    path = getattr(problem, "filename", None) or ENVIRONMENT
    return f"« {path} » n’a pas pu être écrit ({cause}) : {remedy}, puis relancez la commande."


def why_not_installed(errors: str) -> str:
    """The sentence that `errors`, which pip or uv wrote, comes down to."""
    if any(word in errors.lower() for word in NO_CONNECTION):
        return "la connexion n’a pas abouti : vérifiez l’accès à Internet, puis relancez la commande."
    if "no space left" in errors.lower():
        return why_not_written(OSError(errno.ENOSPC, ""))
    if "no matching distribution" in errors.lower():
        return (
            f"les paquets du projet n’existent pas pour {VERSION} sur cette machine : installez une autre version, "
            "comme Python 3.12, depuis https://www.python.org/downloads/, puis relancez la commande avec elle."
        )
    lines = errors.strip().splitlines() or ["sans explication"]
    cause = next((line for line in lines if line.startswith("ERROR: ")), lines[-1]).removeprefix("ERROR: ")
    remedy = "relancez la commande ; si rien ne change, montrez cette phrase à qui s’occupe du site."
    return f"les paquets n’ont pas pu être installés ({cause.rstrip('.')}) : {remedy}"


def run_quietly(command: list[str]) -> tuple[int, str]:
    """Runs `command` in silence; returns its exit status and what it wrote to standard error."""
    import subprocess

    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", check=False, close_fds=False
        )
    except OSError as problem:
        return 127, str(problem)
    return done.returncode, done.stderr


def version_of(python: str) -> str:
    """What the executable `python` says it is, such as `Python 3.11`; something else when it does not start."""
    question = "import sys; sys.exit('Python {}.{}'.format(*sys.version_info[:2]))"
    return run_quietly([python, "-I", "-c", question])[1].strip()


def stamp_of(lock: str) -> str:
    """The file in `.venv` that says which Python and which text of `lock` it was made from."""
    return os.path.join(ENVIRONMENT, lock + ".installed")


def text_of(lock: str) -> str:
    """The text of `lock`; raises Unprepared where the project lacks it."""
    try:
        return read(os.path.join(ROOT, lock))
    except (OSError, ValueError) as problem:
        raise incomplete_project(lock) from problem


def broken_environment(cause: str) -> Unprepared:
    """What to say of a `.venv` that was damaged after it was made."""
    return Unprepared(
        f"l’environnement {ENVIRONMENT} est abîmé ({cause}) : supprimez ce dossier, puis relancez la commande."
    )


def incomplete_project(name: str) -> Unprepared:
    """What to say of a project without its file or folder `name`, or with one that cannot be read."""
    return Unprepared(
        f"« {name} » manque dans {ROOT}, ou ne peut pas être lu : reprenez le projet entier "
        f"(« git checkout {name} » s’il vient de git), puis relancez la commande."
    )


def read(path: str) -> str:
    """The text of the file at `path`."""
    with open(path, encoding="utf-8") as file:
        return file.read()


def run(argv: list[str]) -> int:
    """Runs the site's program in this process; raises Unprepared where it, or what it needs, is not whole."""
    if ROOT not in sys.path:  # PYTHONSAFEPATH leaves it out
        sys.path.insert(0, ROOT)
    try:
        from partage_site.cli import main as command

        return command(argv)
    except KeyboardInterrupt:  # before the command listens, while it loads
        return 130
    except ModuleNotFoundError as problem:
        if (problem.name or "").startswith("partage_site"):
            raise incomplete_project("partage_site") from problem
        raise broken_environment(f"« {problem.name} » y manque") from problem


def run_tests(options: list[str]) -> int:
    """Runs the test suite in this process, from the project's folder."""
    import pytest

    os.chdir(ROOT)
    return pytest.main(pytest_options(options, in_ci=os.environ.get("CI", "").lower() == "true"))


def pytest_options(options: list[str], *, in_ci: bool) -> list[str]:
    """What pytest is given for `test OPTIONS`: the short suite, or all but what takes an hour; `-m` asks for more.

    The whole short suite runs on every core; what else is asked for may be one test, or a browser's.
    """
    left_out = "long" if in_ci or "--all" in options else "slow and not browser and not long"
    on_every_core = [] if in_ci or options else ["-n", "auto"]
    return ["-m", f"not {left_out}", *on_every_core, *(option for option in options if option != "--all")]


def hand_over(argv: list[str]) -> int:
    """Runs this file again with the Python of `.venv`, in place of this process where the system can."""
    command = [PYTHON, os.path.join(ROOT, "build.py"), *argv]
    if sys.platform != "win32":
        try:
            os.execv(PYTHON, command)
        except OSError as problem:
            raise broken_environment("son Python ne démarre pas") from problem
    import subprocess

    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the other one got it too, and ends in its own way
            continue


def leave(status: int) -> None:
    """Ends this process at once: the system frees what it holds faster than Python does, object by object."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # there is none where it was closed beforehand
        try:
            stream.flush()
        except (OSError, ValueError):  # whoever read it went away
            status = status or 1
    if sys.getprofile() is None and sys.gettrace() is None:  # who measures has something to say at the end
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    (sys.exit if sys.argv[1:2] == ["test"] else leave)(main(sys.argv[1:]))
