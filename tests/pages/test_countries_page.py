"""Countries: the list of them, the seminar that is opened, its groups, the follow-up list."""

import re
from html import unescape
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.missing import missing_countries
from analysis.words.catalogue import LANGUAGES, country_names, seminar_labels, theme_names, words_in
from tests.pages.page import Page, Shown, content_of, plain

EN = words_in("en")


def card(page: Page) -> Shown:
    return page.cards["missing"]


def groups(shown: Shown) -> dict[str, list[list[str]]]:
    """Return the cells of each line of each group, by its heading."""
    found = {}
    for group in re.findall(r"<section.*?</section>", shown.html, re.DOTALL):
        heading = plain(re.findall(r"<h3>.*?</span>(.*?)</h3>", group)[0]).strip()
        body = "".join(re.findall(r"<tbody>.*?</tbody>", group, re.DOTALL))
        lines = re.findall(r"<tr>.*?</tr>", body)
        found[heading] = [
            [" ".join(plain(cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)]
            for line in lines
        ]
    return found


def test_three_countries_were_not_present_in_2019_and_their_past_is_not_documented():
    shown = card(Page("countries", seminar="sg-fy2019").open())

    assert groups(shown) == {
        "Not present": [[name, "not documented"] for name in ("Brunei", "Singapore", "Viet Nam")],
        "Not documented": [],
    }
    assert "3 eligible countries were not present: Brunei, Singapore and Viet Nam." in (
        shown.sentence
    )
    assert "never" not in shown.text


def test_nobody_is_not_present_in_2018():
    shown = card(Page("countries", seminar="sg-fy2018").open())

    assert groups(shown)["Not present"] == []
    names = [line[0] for line in groups(shown)["Not documented"]]
    assert len(names) == 8
    assert not {"Cambodia", "India", "Indonesia", "Laos"} & set(names)


@pytest.mark.parametrize(("data", "default"), [("record", "sg-fy2019"), ("demo", "sg-fy2024")])
def test_the_latest_whose_countries_are_known_is_opened(data, default):
    page = Page("countries", data=data).open()

    assert page.app.selectbox(key="open-seminar").value == default


def test_without_a_full_list_the_latest_held_is_opened():
    page = Page("countries", office="beijing").open()

    assert page.app.selectbox(key="open-seminar").value == "beijing-fy2018"
    assert not card(page).has_tools


def test_a_seminar_of_another_office_is_not_opened():
    page = Page("countries", seminar="paris-fy2019").open()

    assert page.app.selectbox(key="open-seminar").value is None
    assert "There is no seminar “FY2019 · CLAIR Paris · Shizuoka” here." in page.text


def test_another_seminar_is_written_into_the_address():
    page = Page("countries", country="LAO").open()

    page.app.selectbox(key="open-seminar").set_value("sg-fy2018")
    page.open()

    assert page.address == {"country": "LAO", "seminar": "sg-fy2018"}
    assert groups(card(page))["Not documented"]


def test_gaps_are_those_of_one_office():
    page = Page("countries", office="all").open()

    assert [info.value for info in page.app.info] == [EN.text("one-office-only")]


@pytest.mark.parametrize(
    ("data", "seminar", "said"),
    [
        ("demo", "sg-fy2020", "The seminar was cancelled."),
        ("demo", "sg-fy2025", "The seminar is only announced"),
        ("record", "sg-fy2007", "It is uncertain whether this was the seminar"),
    ],
)
def test_a_seminar_that_was_not_held_explains_itself(data, seminar, said):
    shown = card(Page("countries", data=data, seminar=seminar).open())

    assert shown.sentence.startswith(said)
    assert EN.text("card-missing.rule") in shown.footnote
    assert not shown.has_tools
    assert shown.figure == []


def test_filters_do_not_change_who_was_missing_and_the_card_says_so():
    plainly = card(Page("countries").open())
    filtered = card(Page("countries", year="2018", country="LAO", theme="multiculturalism").open())

    assert groups(filtered) == groups(plainly)
    assert "Fiscal years, Countries and Themes" in filtered.footnote


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seminar", ["sg-fy2006", "sg-fy2007", "sg-fy2008", "sg-fy2021"])
def test_figure_and_table_are_the_summary(seminar, language, demo):
    words = words_in(language)
    rows = missing_countries(filter_dataset(demo, Selection()), seminar)
    shown = card(
        Page("countries", data="demo", lang=language, seminar=seminar).with_tables("missing")
    )
    names, themes = country_names(demo, words), theme_names(demo, words)
    labels = seminar_labels(demo, words)

    lines = [line for group in groups(shown).values() for line in group]
    assert [line[0] for line in lines] == [names[code] for code in rows["country"]]
    assert list(shown.table.iloc[:, 0]) == [line[0] for line in lines]
    for line, row, table in zip(
        lines, rows.to_dict("records"), shown.table.to_numpy().tolist(), strict=True
    ):
        if row["earlier"] == "attended":
            assert line[1].startswith(labels[row["last_seminar_id"]])
            assert line[2] == str(row["streak"]) == str(table[3])
            assert line[3].split() == " ".join(themes[t] for t in row["last_theme_ids"]).split()
            assert str(row["seminars_ago"]) == str(table[1])
        else:
            assert len(line) == 2
            is_none = row["earlier"] == "absent"
            nothing = "–" if is_none else words.text("not-documented")
            assert [table[6], table[7]] == [nothing] * 2
            # Numbers or nothing: it is documented that the streak of one that never came is 0.
            assert [None if pd.isna(number) else number for number in table[1:4]] == [
                *(None, None),
                0 if is_none else None,
            ]
        assert table[5] == words.text(f"earlier-{row['earlier']}")


def test_every_name_is_a_link():
    html = unescape(card(Page("countries", data="demo", seminar="sg-fy2016").open()).html)

    assert 'href="country?data=demo&country=MYS"' in html
    assert 'href="seminar?data=demo&seminar=sg-fy2014"' in html
    assert 'href="themes?data=demo&theme=culture-heritage"' in html


def test_each_country_of_the_office_stands_first_with_when_it_last_came():
    page = Page("countries").open()

    assert [*page.cards][:2] == ["countries", "missing"]
    assert page.cards["countries"].links["Laos"] == "country?country=LAO"
    assert len(page.cards["countries"].links) >= 12


def test_a_seminar_has_a_link_here():
    seminar = Page("seminar", seminar="sg-fy2019", office="paris").open()
    assert 'href="countries?seminar=sg-fy2019"' in seminar.cards["seminar_delegates"].html


def test_the_old_address_leads_here_with_all_that_it_says():
    page = Page("missing", seminar="sg-fy2018", lang="ja").open()
    assert page.title == words_in("ja").text("page-countries")
    assert page.address == {"lang": "ja", "seminar": "sg-fy2018"}
    assert groups(card(page)).keys() == groups(card(Page("countries", lang="ja").open())).keys()


def test_where_nobody_is_known_to_be_missing_there_is_no_link():
    page = Page("seminar", seminar="sydney-fy2018").open()
    assert "countries?" not in page.cards["seminar_delegates"].html


# The follow-up list -----------------------------------------------------------------------------


def named_files(page: Page) -> dict[str, bytes]:
    """Return what each link of a page would send, by the name of its file."""
    return {
        download_link.file_name: content_of(download_link) for download_link in page.files.values()
    }


def test_the_follow_up_list_has_columns_to_fill_in():
    files = named_files(Page("countries", data="demo", seminar="sg-fy2006").open())
    content = files["kizuna-not-present-or-not-documented-fy2006-sakai-demo-2026-11.xlsx"]
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))

    preface = [row[0] for row in rows[:5]]
    assert preface[:3] == [
        "Kizuna: Not present, or not documented",
        "Data set: Demo",
        "Seminar: FY2006 · Sakai",
    ]
    assert rows[5] == (None,) * 11
    assert rows[6][-3:] == ("Contact", "Next step", "By when")
    assert rows[7] == (
        "Cambodia",
        None,
        None,
        0,
        "not present",
        "at none",
        "–",
        "–",
        None,
        None,
        None,
    )
    laos = (
        "Laos",
        1,
        0,
        1,
        "not present",
        "at one or more",
        "FY2005 · Kanazawa",
        "Tourism promotion",
    )
    assert rows[9] == (*laos, None, None, None)


def test_both_downloads_say_the_same():
    files = named_files(Page("countries", lang="ja", seminar="sg-fy2022").open())
    name = "kizuna-不参加の国と-参加の記録がない国-2022年度-郡山市-公表記録-2026-11"
    csv = files[f"{name}.csv"].decode("utf-8-sig")
    sheet = load_workbook(BytesIO(files[f"{name}.xlsx"])).active

    for row in sheet.iter_rows(values_only=True):
        assert all(str(value) in csv for value in row if value is not None)
    assert sheet.max_row == len(csv.splitlines())
    # Numbers can be counted with: nothing else stands in their columns.
    numbers = [cell for column in "BCD" for cell in sheet[column][7:]]
    assert {type(cell.value) for cell in numbers} <= {int, type(None)}
