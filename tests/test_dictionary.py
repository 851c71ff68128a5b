"""The data dictionary says what every column of every table means, in both languages."""

import re
from pathlib import Path

import pytest

from analysis.contract.schema import TABLES
from analysis.export.data_package import dictionary, dictionary_markdown, table_names
from analysis.words.catalogue import LANGUAGES, words_in

README = Path(__file__).parents[1] / "data" / "README.md"
START, END = "<!-- dictionary:start -->\n", "<!-- dictionary:end -->"
EN = words_in("en")
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")

# Written with the code of dictionary_markdown in data/README.md, for a table of few columns.
THEMES = """\
### `themes.csv`

One row for each normalised theme.

Identified by: `theme_id`

| Column | Meaning | Type | Blank |
| --- | --- | --- | --- |
| `theme_id` | Normalised theme; blank in delegates.csv means all themes of the seminar | text | \
required |
| `name_en` | Name, in English | text | required |
| `name_ja` | Name, in Japanese | text | required |
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_contract_is_explained(language):
    words = words_in(language)

    assert set(table_names()) == set(TABLES)
    assert len(table_names()) == len(set(table_names()))
    assert len({words.text(f"table-{name}") for name in TABLES}) == len(TABLES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_the_contract_has_a_meaning(name, language):
    words = words_in(language)
    rows = [tuple(row.values()) for row in dictionary(name, words)]

    assert [column for column, *_ in rows] == list(TABLES[name].columns)
    for column, meaning, written, blank in rows:
        assert meaning == words.text(f"meaning-{column}")
        assert all((meaning, written, blank))


@pytest.mark.parametrize("name", TABLES)
def test_the_japanese_dictionary_is_in_japanese(name):
    for row in dictionary(name, words_in("ja")):
        _, meaning, _, blank = row.values()
        assert JAPANESE.search(meaning), row
        assert JAPANESE.search(blank), row


@pytest.mark.parametrize(
    ("table", "column", "written", "blank"),
    [
        ("seminars", "seminar_id", "text", "required"),
        ("seminars", "office_id", "one of offices.office_id", "required"),
        ("seminars", "mode", "one of: in_person, online", "may be blank"),
        ("seminars", "start_date", "day, written 2019-12-15", "may be blank"),
        ("seminars", "participants", "whole number, 1 to 100000000 (people)", "may be blank"),
        ("hosts", "latitude", "number, 20 to 46 (degrees north)", "may be blank"),
        ("sites", "uncertainty_m", "whole number, 0 to 100000 (metres)", "may be blank"),
        ("delegates", "country", "one of countries.country", "may be blank"),
        ("delegates", "delegates", "whole number, 1 to 1000 (people)", "required"),
    ],
)
def test_types_by_hand(table, column, written, blank):
    rows = {row["Column"]: row for row in dictionary(table, EN)}

    assert (rows[column]["Type"], rows[column]["Blank"]) == (written, blank)


def test_an_unknown_table_is_an_error():
    with pytest.raises(KeyError):
        dictionary("no-such-table", EN)


def test_a_table_as_markdown_by_hand():
    assert THEMES in dictionary_markdown(EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_table_has_as_many_cells_as_its_head(language):
    lines = dictionary_markdown(words_in(language)).split("\n")
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in lines if line.startswith("|")}

    assert bars == {5}


def test_the_readme_of_the_data_holds_the_dictionary():
    readme = README.read_text(encoding="utf-8")
    _, _, rest = readme.partition(START)
    written, end, _ = rest.partition(END)

    assert end, "data/README.md has lost its marks for the dictionary"
    assert written == dictionary_markdown(EN) + "\n"
