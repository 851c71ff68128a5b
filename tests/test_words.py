"""Numbers, days, years, lists and plurals are written as each language writes them."""

from datetime import date

import pandas as pd
import pytest

from analysis.words.catalogue import Words, words_in

EN = words_in("en")
JA = words_in("ja")


@pytest.mark.parametrize(
    ("year", "english", "japanese"),
    [
        (1988, "FY1988 (Showa 63)", "昭和63年度（1988年度）"),
        (1989, "FY1989 (Heisei 1)", "平成元年度（1989年度）"),
        (1990, "FY1990 (Heisei 2)", "平成2年度（1990年度）"),
        (2018, "FY2018 (Heisei 30)", "平成30年度（2018年度）"),
        (2019, "FY2019 (Reiwa 1)", "令和元年度（2019年度）"),
        (2025, "FY2025 (Reiwa 7)", "令和7年度（2025年度）"),
    ],
)
def test_fiscal_years_have_their_era(year: int, english: str, japanese: str) -> None:
    assert EN.fiscal_year_in_full(year) == english
    assert JA.fiscal_year_in_full(year) == japanese


def test_fiscal_years_have_no_separator() -> None:
    assert (EN.fiscal_year(2019), JA.fiscal_year(2019)) == ("FY2019", "2019年度")


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        ("2019-12-15", "2019-12-21", "15–21 December 2019", "2019年12月15日～21日"),
        ("2018-08-26", "2018-09-01", "26 August – 1 September 2018", "2018年8月26日～9月1日"),
        (
            "2019-12-30",
            "2020-01-05",
            "30 December 2019 – 5 January 2020",
            "2019年12月30日～2020年1月5日",
        ),
        ("2022-01-26", "2022-01-26", "26 January 2022", "2022年1月26日"),
    ],
)
def test_periods_say_what_is_shared_once(start: str, end: str, english: str, japanese: str) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert EN.period(*days) == english
    assert JA.period(*days) == japanese


def test_days() -> None:
    day = pd.Timestamp("2019-12-15")
    assert (EN.day(day), JA.day(day)) == ("15 December 2019", "2019年12月15日")
    assert EN.day_of_week(day) == "Sunday 15 December"
    assert JA.day_of_week(day) == "12月15日（日）"
    assert EN.day_in_short(day) == "Sun 15"
    assert JA.day_in_short(day) == "15日（日）"


@pytest.mark.parametrize(
    ("names", "english", "japanese"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A、B"),
        (["A", "B", "C"], "A, B and C", "A、B、C"),
    ],
)
def test_lists(names: list[str], english: str, japanese: str) -> None:
    assert EN.listing(names) == english
    assert JA.listing(names) == japanese


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (999, "999"), (1_234_567, "1,234,567"), (2.5, "2.5")]
)
@pytest.mark.parametrize("words", [EN, JA], ids=["en", "ja"])
def test_numbers(words: Words, number: float, written: str) -> None:
    assert words.number(number) == written


@pytest.mark.parametrize(
    ("count", "english"),
    [(0, "0 delegates"), (1, "1 delegate"), (2, "2 delegates"), (21, "21 delegates")],
)
def test_plurals(count: int, english: str) -> None:
    assert EN.text("map-arc-people", people=count, seminars=1) == f"{english} in 1 seminar"


def test_large_counts_have_separators_within_messages() -> None:
    assert "1,234" in EN.text("map-arc-people", people=1234, seminars=2)
    assert "1,234" in JA.text("map-arc-people", people=1234, seminars=2)


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(LookupError):
        EN.text("no-such-message")
    with pytest.raises(LookupError):
        EN.text("state-attended.no-such-attribute")


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(ValueError, match="fiscal-year"):
        EN.text("fiscal-year")


def test_names_fall_back_on_the_other_language() -> None:
    row = {"name_en": "Toyota", "name_ja": pd.NA}
    assert (EN.name(row), JA.name(row)) == ("Toyota", "Toyota")
    assert JA.name({"name_en": "Toyota", "name_ja": "豊田市"}) == "豊田市"
    assert EN.name({"name_en": pd.NA, "name_ja": pd.NA}) == ""


def test_text_from_data_is_not_read_as_a_message() -> None:
    name = "{ $x } <b> *bold* \u2068"
    assert name in EN.text("map-alt-hosts", hosts=1, names=name)


def test_catalogues_are_shared() -> None:
    assert words_in("en") is words_in("en")


def test_a_list_of_any_length_fits_into_a_message() -> None:
    names = EN.listing(f"Country {number}" for number in range(1000))
    assert names in EN.text("representation-named", label="", countries=names)
