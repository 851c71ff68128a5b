"""What is installed is what was tested: the locks hold every version and name no place of it."""

import re

import pytest

from tests.code import ROOT

LOCKS = {
    "requirements.lock": "requirements.txt",
    "requirements-sign-in.lock": "requirements-sign-in.txt",
    "requirements-postgres.lock": "requirements-postgres.txt",
    "requirements-warehouse.lock": "requirements-warehouse.txt",
    "tests/requirements.lock": "tests/requirements.txt",
}
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
ASKED = re.compile(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", re.MULTILINE)

every_lock = pytest.mark.parametrize("lock", LOCKS)


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def normal(pins: list[tuple[str, str]]) -> dict[str, str]:
    """Return versions by name, written as the index writes it."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins}


def locked(lock: str) -> dict[str, str]:
    return normal(PIN.findall(text(lock)))


@every_lock
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    asked = normal(ASKED.findall(text(LOCKS[lock])))
    assert asked
    assert {name: locked(lock).get(name) for name in asked} == asked, "run make lock"


@every_lock
def test_each_package_has_the_hashes_of_its_files(lock: str) -> None:
    lines = [line for line in text(lock).splitlines() if not line.startswith("#")]
    packages = re.split(r"^(?=\S)", "\n".join(lines), flags=re.MULTILINE)[1:]
    hashed = re.compile(
        r"[\w.-]+==[^\s;]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n?)+"
    )
    assert len(packages) == len(locked(lock))
    assert [package for package in packages if not hashed.fullmatch(package)] == []


@every_lock
def test_a_lock_names_no_place_that_packages_come_from(lock: str) -> None:
    assert re.findall(r".*(?:://|index|find-links| @ |\bfile:).*", text(lock)) == []


def test_the_tests_run_on_what_is_served() -> None:
    *served, test = (locked(lock) for lock in LOCKS)
    for run in served:
        assert {name: test[name] for name in run.keys() & test.keys()} == {
            name: run[name] for name in run.keys() & test.keys()
        }


@pytest.mark.parametrize("part", ["sign-in", "postgres"])
def test_what_is_added_runs_on_what_is_served(part: str) -> None:
    run, added = locked("requirements.lock"), locked(f"requirements-{part}.lock")
    shared = run.keys() & added.keys()
    assert {name: run[name] for name in shared} == {name: added[name] for name in shared}
    asked = normal(ASKED.findall(text(f"requirements-{part}.txt")))
    assert asked.items() <= normal(ASKED.findall(text("tests/requirements.txt"))).items()


def test_everything_is_installed_by_its_hash() -> None:
    installs = re.findall(r"^\t.*pip install.*-r (\S+)", text("Makefile"), re.MULTILINE)
    locks = ["requirements.lock", "tests/requirements.lock", "requirements-warehouse.lock"]
    assert installs == locks
    unhashed = [
        line
        for line in text("Makefile").splitlines()
        if "pip install" in line and "-r " in line and "--require-hashes" not in line
    ]
    assert unhashed == []


def test_who_asks_a_warehouse_runs_on_what_is_served() -> None:
    run, warehouse = locked("requirements.lock"), locked("requirements-warehouse.lock")
    shared = run.keys() & warehouse.keys()
    assert {name: run[name] for name in shared} == {name: warehouse[name] for name in shared}
    asked = normal(ASKED.findall(text("requirements-warehouse.txt")))
    # Beside Spark's client pandera would import it in every test.
    assert asked.keys() - normal(ASKED.findall(text("tests/requirements.txt"))).keys() == {
        "pyspark-client"
    }
