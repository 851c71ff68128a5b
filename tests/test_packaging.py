"""Installed as a package, Kizuna serves, checks, reports and copies as it does in a checkout."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from analysis.cli.console import DONE, FAILED, USAGE
from analysis.words.catalogue import LANGUAGES, words_in
from kizuna import version
from kizuna.command import COMMANDS, main
from pages.check import WITH_A_FOLDER
from tests.browser.server import HOST, free_port, wait_until_ready
from tests.code import ROOT
from tests.visiting import Visitor, ask, visiting

PARTS = ("analysis", "pages", "data", ".streamlit")
HOSTS = ROOT / "data" / "record" / "hosts.csv"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@dataclass(frozen=True)
class Installed:
    """A package in an environment of its own, started from a folder that has traps in it."""

    program: Path
    home: Path
    elsewhere: Path

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program, *map(str, arguments)],
            cwd=self.elsewhere,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name != "KIZUNA_DATA"}
        return {**own, "PYTHONPATH": str(self.elsewhere), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The package in an environment, with others in reach that are called like its parts."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=os.name != "nt")
    at = {"base": str(folder), "platbase": str(folder), "installed_base": str(folder)}
    paths = sysconfig.get_paths("venv", vars=at)
    suffix = ".exe" if os.name == "nt" else ""
    python = Path(paths["scripts"]) / f"python{suffix}"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install"),
            *("--quiet", "--no-deps", "--no-index", "--no-compile", wheel),
        ],
        check=True,
    )
    packages = Path(paths["purelib"])
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    elsewhere = folder / "elsewhere"
    for name in ("analysis", "pages", "data"):
        (elsewhere / name).mkdir(parents=True)
        (elsewhere / name / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    return Installed(Path(paths["scripts"]) / f"kizuna{suffix}", packages / "kizuna", elsewhere)


def test_the_package_is_one_folder_that_holds_the_whole_program(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.startswith("kizuna-")}
    own = {
        f"kizuna/{path.relative_to(ROOT).as_posix()}"
        for part in PARTS
        for path in (ROOT / part).rglob("*")
        if path.is_file() and not {"__pycache__", ".saved"} & {*path.parts}
    }
    tools = {name for name in own if name.startswith("kizuna/data/") and name.endswith(".py")}
    command = {f"kizuna/{path.name}" for path in (ROOT / "kizuna").glob("*.py")}

    assert names == (own - tools) | command | {"kizuna/app.py"}


def test_the_licences_of_all_that_is_in_it_come_with_it(wheel: Path) -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        (file,) = (name for name in names if name.endswith("dist-info/METADATA"))
        metadata = archive.read(file).decode()
    assert f"License-Expression: {stated['license']}" in metadata
    licences = [path for pattern in stated["license-files"] for path in ROOT.glob(pattern)]
    assert len(licences) >= len(stated["license-files"])
    for licence in licences:
        file = licence.relative_to(ROOT).as_posix()
        assert [name for name in names if name.endswith(f"dist-info/licenses/{file}")]


def test_the_version_is_told_from_one_place(installed: Installed) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)

    assert version() == tomllib.loads(project)["project"]["version"]
    assert installed.run("--version").stdout == f"Kizuna {version()}\n"
    assert cited is not None
    assert cited[1] == version()


def test_files_are_checked_and_reports_written(installed: Installed, tmp_path: Path) -> None:
    checked = installed.run("check", "--json", HOSTS)
    assert checked.returncode == DONE, checked.stderr
    assert [one["accepted"] for one in json.loads(checked.stdout)] == [True]

    file = tmp_path / "brief.html"
    written = installed.run("report", "--brief", "--json", "-o", file)
    assert written.returncode == DONE, written.stderr
    assert [one["file"] for one in json.loads(written.stdout)] == [str(file)]
    assert file.stat().st_size > 50_000


def test_nothing_is_put_into_an_installed_package(installed: Installed, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    before = (installed.home / "data" / "record" / "hosts.csv").read_bytes()
    assert main(["backup", "--folder", str(ROOT / "data"), str(copy)]) == DONE

    put_back = installed.run("backup", "--restore", "--force", "--json", copy)

    assert put_back.returncode == FAILED
    assert not json.loads(put_back.stdout)["done"]
    assert words_in("en").text("not-saved-installed", detail="none") in put_back.stdout
    assert (installed.home / "data" / "record" / "hosts.csv").read_bytes() == before
    assert not (installed.home / "data" / ".saved").exists()


@pytest.fixture(scope="module")
def address(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the installed package is served, without a folder for the data."""
    port = free_port()
    log = tmp_path_factory.mktemp("served") / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [installed.program, "serve", "--host", HOST, "--port", str(port)],
            cwd=installed.elsewhere,
            # Python then looks for modules in no folder of its own accord.
            env={**installed.environment, "PYTHONSAFEPATH": "1"},
            stdout=output,
            stderr=output,
        )
    try:
        wait_until_ready(process, port, log)
        assert words_in("en").text("serve-read-only", command=WITH_A_FOLDER) in log.read_text()
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def alerts(visitor: Visitor) -> str:
    return "\n".join(one.alert.body for one in visitor.shown if one.HasField("alert"))


def test_it_is_served_with_its_own_configuration(address: str) -> None:
    answer = ask(address, "/")
    assert answer.status == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    with visiting(address, "about") as visitor:
        said = [one.markdown.body for one in visitor.shown if one.HasField("markdown")]
        assert words_in("en").text("about-version", version=version()) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_page_says_why_nothing_can_be_saved(address: str, language: str) -> None:
    with visiting(address, "check", f"lang={language}") as visitor:
        told = words_in(language).text("obstacle-installed", command=WITH_A_FOLDER)
        assert alerts(visitor) == told


def test_files_can_be_checked_all_the_same(installed: Installed) -> None:
    """The process that reads uploads finds Kizuna too, where Python looks nowhere by itself."""
    script = (
        f"import sys; sys.path.insert(0, {str(installed.home)!r})\n"
        "from pathlib import Path\n"
        "from analysis.loading.dataset import load\n"
        "from analysis.intake.sandbox.reader_process import read_in_sandbox\n"
        "from analysis.intake.sandbox.kept_uploads import keep\n"
        "from analysis.saving.journal import SHIPPED\n"
        "from analysis.saving.store import FolderStore\n"
        "files = [('hosts.csv', Path(sys.argv[1]).read_bytes())]\n"
        "verdicts = read_in_sandbox(files, load(SHIPPED, 'record'))\n"
        "kept = keep(FolderStore(SHIPPED), files, verdicts)\n"
        "print([one.is_accepted for one in verdicts], kept)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, HOSTS],
        env={**installed.environment, "PYTHONSAFEPATH": "1"},
        cwd=installed.elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "[True] None\n"
    assert not (installed.home / "data" / ".saved").exists()


# How it is called -------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What Streamlit would have been started with."""
    calls: list[list[str]] = []
    monkeypatch.setattr("streamlit.web.cli.main", lambda arguments, **_: calls.append(arguments))
    monkeypatch.setenv("KIZUNA_DATA", "")
    return calls


def test_a_new_folder_is_filled_and_then_left_as_it_is(
    started: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert main(["serve", "--data", str(folder), "--init", "--port", "8600"]) == DONE
    assert capsys.readouterr().out == words_in("en").text("serve-filled", folder=str(folder)) + "\n"
    assert os.environ["KIZUNA_DATA"] == str(folder.resolve())
    assert (folder / "record" / "hosts.csv").read_bytes() == HOSTS.read_bytes()
    assert not list(folder.rglob("*.py"))

    (folder / "record" / "hosts.csv").unlink()
    assert main(["serve", "--data", str(folder), "--init", "--host", HOST, "--open"]) == DONE
    assert capsys.readouterr().out == ""
    assert not (folder / "record" / "hosts.csv").exists()

    app = str(ROOT / "app.py")
    assert started == [
        ["run", app, "--server.port", "8600"],
        ["run", app, "--server.address", HOST, "--server.headless", "false"],
    ]


def test_a_folder_on_a_disk_of_its_own_is_filled_too(
    started: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "lost+found").mkdir()
    assert main(["serve", "--data", str(tmp_path), "--init"]) == DONE
    assert (tmp_path / "reference" / "offices.csv").exists()
    assert len(started) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_without_data_is_not_served(
    started: list[list[str]], language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--data", str(tmp_path), "--lang", language]) == FAILED
    fix = f'kizuna serve --data "{tmp_path.resolve()}" --init'
    assert fix in capsys.readouterr().out
    assert started == []


def test_a_folder_that_cannot_be_made_is_named(
    started: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["serve", "--data", str(tmp_path / "file"), "--init"]) == FAILED
    assert str(tmp_path / "file") in capsys.readouterr().out
    assert started == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help", "--lang", language])
    told = capsys.readouterr().out
    usage = told.splitlines()[0]
    assert ended.value.code == DONE
    assert f"kizuna {name}" in usage
    assert words_in(language).text(f"command-{name}") in told
    for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", usage):
        assert re.search(rf"^  .*{option}\b.*  \S", told, re.MULTILINE), option


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_each_command(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", language]) == DONE
    told = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in told] == []


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["publish"], "publish"),
        (["--nope"], "--nope"),
        ([], "kizuna serve"),
        (["serve", "--prot", "80"], "--prot"),
        (["serve", "--port", "http"], "--port"),
        (["serve", "folder"], "folder"),
        (["backup"], "kizuna backup"),
    ],
)
def test_wrong_usage_is_named_and_ends_with_2(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    assert code == USAGE
    assert named in said.err
    assert said.out == ""


def test_the_changelog_tells_of_this_version() -> None:
    _, *sections = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")
    # What comes with the next version may stand above it.
    section = next(one for one in sections if not one.startswith("Unreleased\n"))
    assert section.startswith(f"{version()} – ")
    assert re.findall(r"^### (.+)$", section, re.MULTILINE) == ["New", "Changed", "Fixed"]
