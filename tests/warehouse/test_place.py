"""The setting that says where the delegates lie: read, or refused without repeating a secret."""

from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from analysis.access.rights import SettingError
from analysis.warehouse.place import DELEGATES, DELEGATES_FILE, MINUTES, read_place
from analysis.words.catalogue import LANGUAGES, words_in

URL = "postgresql://kizuna:s3cret@db.example.org/lake"


def test_nothing_said_is_a_file() -> None:
    assert read_place({}) is None
    assert read_place({DELEGATES: " ", MINUTES: "5"}) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (URL, "PostgreSQL/facts.delegates"),
        ("postgres://db/lake", "PostgreSQL/facts.delegates"),
        ("duckdb:///lake.duckdb", "DuckDB/facts.delegates"),
    ],
)
def test_an_address_and_a_table(url: str, name: str, tmp_path: Path) -> None:
    place = read_place({DELEGATES: f"{url}#facts.delegates"})
    assert place is not None
    assert (place.url, place.schema, place.table, place.minutes) == (
        url,
        "facts",
        "delegates",
        60,
    )
    # Readers are told neither host nor account, and no log is told the password.
    assert place.name == name
    assert "s3cret" not in repr(place)
    assert read_place({DELEGATES: place.written, MINUTES: "5"}) != place
    file = tmp_path / "delegates"
    file.write_text(f"{place.written}\n")
    assert read_place({DELEGATES_FILE: str(file)}) == place


@pytest.mark.parametrize(
    "given",
    [
        *(URL, f"{URL}#delegates", f"{URL}#a.b.c", f"{URL}#.delegates", "#facts.delegates"),
        *("mysql://host/db#facts.delegates", "lake.duckdb#facts.delegates", "s3cret"),
    ],
)
def test_what_is_none_is_refused_and_not_repeated(given: str) -> None:
    with pytest.raises(SettingError) as refused:
        read_place({DELEGATES: given})
    assert refused.value.code == "delegates"
    for language in LANGUAGES:
        assert "s3cret" not in words_in(language).text("setting-delegates", **refused.value.facts)


@pytest.mark.parametrize("given", ["0", "-1", "soon", "nan", "inf", "999999"])
def test_minutes_have_bounds(given: str) -> None:
    with pytest.raises(SettingError) as refused:
        read_place({DELEGATES: f"{URL}#facts.delegates", MINUTES: given})
    assert refused.value.code == "minutes"


def test_without_its_packages_it_is_said_how_to_install_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PathFinder, "find_spec", lambda *_: None)
    with pytest.raises(SettingError) as refused:
        read_place({DELEGATES: f"{URL}#facts.delegates"})
    assert refused.value.code == "package"
    assert "requirements-warehouse.lock" in refused.value.facts["command"]
