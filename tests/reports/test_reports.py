"""The printed reports: every fact, alike in both languages, and true where little is known."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from analysis.reports.content.blocks import Block, Report, Sources
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.country import country_sheet
from analysis.reports.content.parts import ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.pdf.typesetting import on_paper, pages, pdf
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.fonts import is_set_by_main
from tests.data_folder import shipped_data
from tests.reports.reading import (
    links,
    plain,
    printed_strings,
    printed_text,
    read,
    root_of,
    section,
    strings,
    texts,
    title_of,
    words_on_pages,
)
from tests.test_narrative_filters import said
from tests.tiny import SHIMONOSEKI, dataset

BASE = "https://kizuna.example.org"
# What the official report of 2019 says, as far as the record holds it.
SEED = {
    "en": (
        *("15–21 December 2019", "9 participants", "9 of 12 countries", "J.CLAIR Singapore"),
        *("Cambodia", "India", "Indonesia", "Laos", "Malaysia", "Myanmar"),
        *("Philippines", "Sri Lanka", "Thailand", "Tourism Promotion", "Multiculturalism"),
        *("Tokyo", "Shimonoseki", "Yamaguchi", "Central government", "Local government"),
        *("Sunday 15 December", "Saturday 21 December", "Tuesday 17 December"),
        *("Arrival in Tokyo", "Lecture on “Local Administration in Japan”"),
        *("Shinjuku Multicultural Plaza", "Tourist Information Center (TIC)"),
        *("Japan National Tourism Organization (JNTO)", "Briefing on Shimonoseki City"),
        *("Courtesy call on the Mayor of Shimonoseki City", "disaster prevention policies"),
        *("disaster prevention facility", "water treatment plant", "Chofu Garden", "Mori Museum"),
        *("Tsunoshima Bridge", "Tsunoshima Lighthouse", "Opinion exchange session"),
        *("Karato Market", "Overnight stay in Tokyo", "Return to home countries"),
        "Local Government Exchange and Cooperation Seminar",
    ),
    "ja": (
        *("2019年12月15日～21日", "9名", "12か国中9か国", "シンガポール事務所", "令和元年度"),
        *("カンボジア", "インド", "インドネシア", "ラオス", "マレーシア", "ミャンマー"),
        *("フィリピン", "スリランカ", "タイ", "観光振興", "多文化共生", "東京", "山口県下関市"),
        *("12月15日（日）", "12月21日（土）", "東京到着", "講義「日本の地方行政」"),
        *("しんじゅく多文化共生プラザ", "ツーリスト・インフォメーション・センター（TIC）"),
        *("日本政府観光局（JNTO）", "下関市の概要説明", "下関市長表敬訪問", "防災施策"),
        *("防災関連施設", "水処理施設", "長府庭園", "長府毛利邸", "角島大橋", "角島灯台"),
        *("意見交換会", "唐戸市場", "東京泊", "帰国", "海外自治体幹部交流協力セミナー"),
    ),
}


@cache
def report_context(data: str, language: str, base: str = "") -> ReportContext:
    return ReportContext(shipped_data(data), words_in(language), base)


@cache
def report(data: str, kind: str, language: str) -> Report:
    """Return one of the reports that the tests look at, with links."""
    own = report_context(data, language, BASE)
    if kind == "seminar":
        return seminar_report(own, "sg-fy2019")
    return annual_brief(own) if kind == "brief" else country_sheet(own, "LAO")


@cache
def printed(data: str, kind: str, language: str) -> bytes:
    return pdf(report(data, kind, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_2019_carries_every_fact_of_the_official_one(language):
    told = printed_text(printed("record", "seminar", language))

    assert [fact for fact in SEED[language] if plain(fact) not in told] == []


every_report = pytest.mark.parametrize(
    ("data", "kind"),
    [(data, kind) for data in ("record", "demo") for kind in ("seminar", "brief", "country")],
)


@every_report
def test_both_languages_say_the_same_numbers_in_the_same_order(data, kind):
    notes = {
        *shipped_data(data).seminars["note_en"].dropna(),
        *shipped_data(data).seminars["note_ja"].dropna(),
    }
    english, japanese = (
        [text.said for text in texts(report(data, kind, language)) if text.said not in notes]
        for language in LANGUAGES
    )

    assert len(english) == len(japanese)
    differ = [
        pair for pair in zip(english, japanese, strict=True) if numbers(pair[0]) != numbers(pair[1])
    ]
    assert differ == []


# What one language says in words, or the data write by hand in each.
IN_WORDS = {
    r"元年": "1年",
    r"\d+月": "",
    r"COVID-19": "",
    r"the seminar before": "1 seminar before",
    r"last five": "last 5",
    # A set phrase elsewhere (tests/test_narrative_filters.py), here a number.
    r"回以上(?!開催)": "回",
}


def numbers(text: str) -> Counter[str]:
    for words, number in IN_WORDS.items():
        text = re.sub(words, number, text)
    return said(text)


@every_report
def test_the_pages_of_both_languages_show_the_same_numbers(data, kind):
    english, japanese = (
        shown(printed(data, kind, language)) - in_note(data, kind, language)
        for language in LANGUAGES
    )

    assert english == japanese


def shown(printed: bytes) -> Counter[str]:
    """Return the numbers on the pages, beside which Japanese type has small spaces."""
    beside = re.compile(r"(?<=\d) (?=[月年回か名])|(?<=中) (?=\d)")
    return numbers(beside.sub("", words_on_pages(printed)))


def in_note(data: str, kind: str, language: str) -> Counter[str]:
    """Return the numbers of the note on the seminar, which is written by hand in each language."""
    notes = shipped_data(data).seminars.set_index("seminar_id")[f"note_{language}"]
    return numbers(notes.fillna("")["sg-fy2019"]) if kind == "seminar" else Counter()


@every_report
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_all_that_the_content_says(data, kind, language):
    content = on_paper(report(data, kind, language))
    told = printed_text(printed(data, kind, language))

    assert [text for text in printed_strings(brief(content)) if plain(text) not in told] == []


def brief(content: Report) -> Report:
    """Return a report without the words of the sources that it only names."""
    sections = tuple(
        replace(part, blocks=tuple(_brief(block) for block in part.blocks))
        for part in content.sections
    )
    return replace(content, sections=sections)


def _brief(block: Block) -> Block:
    if not isinstance(block, Sources) or not block.is_brief:
        return block
    return replace(block, items=tuple(replace(item, says="") for item in block.items))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["seminar", "brief", "country"])
def test_a_pdf_says_its_title_and_language_and_can_be_followed(kind, language):
    made = read(printed("record", kind, language))
    catalogue = root_of(made)

    assert title_of(made).startswith(report("record", kind, language).title)
    assert str(catalogue["/Lang"]).startswith(language)
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert {font for page in made.pages for font in fonts(page)} == {"NotoSansCJKjp"}


def fonts(page) -> set[str]:
    """Return the families of a page's fonts, all of them embedded."""
    found = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in found]
    assert all("/FontFile3" in descriptor for descriptor in descriptors)
    return {re.sub(r"^.*\+|-.*$", "", str(font["/BaseFont"])) for font in found}


def test_every_letter_of_the_reports_is_in_the_first_font():
    written = {
        letter
        for data in ("record", "demo")
        for kind in ("seminar", "brief", "country")
        for language in LANGUAGES
        for text in strings(report(data, kind, language))
        for letter in text
    }

    assert is_set_by_main("".join(written))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["record", "demo"])
def test_a_brief_has_two_pages_and_a_country_one(data, language):
    assert len(read(printed(data, "brief", language)).pages) == 2
    assert len(read(printed(data, "country", language)).pages) == 1


def test_every_country_of_the_demonstration_has_its_page():
    own = report_context("demo", "en")
    for country in own.dataset.eligibility.query("office_id == 'sg'")["country"]:
        assert len(read(pdf(country_sheet(own, country))).pages) == 1


def test_the_longest_programme_has_at_most_four_pages():
    own = report_context("demo", "en")
    longest = own.dataset.programme["seminar_id"].value_counts().index[0]

    assert len(read(pdf(seminar_report(own, longest))).pages) <= 4


@every_report
def test_the_same_report_gives_the_same_bytes(data, kind):
    assert pdf(report(data, kind, "ja")) == printed(data, kind, "ja")


@every_report
def test_numbers_lead_to_their_evidence_in_the_same_language_and_data(data, kind):
    addresses = links(printed(data, kind, "ja"))
    own = [address for address in addresses if address.startswith(BASE)]

    assert sum("cell=" in address for address in own) > 2
    assert all("lang=ja" in address for address in own)
    assert all(("data=demo" in address) == (data == "demo") for address in own)


def test_without_an_address_nothing_leads_to_the_dashboard():
    addresses = links(pdf(annual_brief(report_context("demo", "en"))))

    assert addresses == []


def test_the_file_is_named_after_language_subject_and_date():
    assert report("record", "seminar", "ja").file_stem == (
        "kizuna-seminar-sg-fy2019-record-ja-2026-11"
    )


def test_pages_are_pictures():
    made = pages(report("record", "seminar", "en"), ppi=30)

    assert len(made) == len(read(printed("record", "seminar", "en")).pages)
    assert all(picture.startswith(b"\x89PNG") for picture in made)


# Where little is known -------------------------------------------------------------------------

ALONE = {
    "seminar_id": "sg-fy2030",
    "office_id": "sg",
    "fiscal_year": 2030,
    "status": "held",
    "countries_complete": "no",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seminar_of_which_only_the_host_is_known_says_what_is_not(language):
    host = {**SHIMONOSEKI, "seminar_id": "sg-fy2030"}
    own = ReportContext(dataset("record", seminars=[ALONE], hosts=[host]), words_in(language))
    made = seminar_report(own, "sg-fy2030")
    told = printed_text(pdf(made))

    unknown = own.words.text("not-documented")
    facts = {term.name: term.said[0].said for term in section(made, "facts").blocks[2].terms}
    assert facts[own.words.text("fact-dates")] == unknown
    assert facts[own.words.text("fact-participants")] == unknown
    assert plain(own.words.text("coverage-undocumented")) in told
    assert plain(own.words.text("programme-none")) in told
    assert plain(own.words.name(host, "host")) in told
    assert not re.search(r"nan|None|NaT|<NA>|[%％←-⇿]", told)
    assert own.words.text("report-parts") not in [part.title for part in made.sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_without_a_seminar_has_a_brief_that_says_so(language):
    own = ReportContext(dataset("record"), words_in(language))
    made = annual_brief(own, "sg")

    assert made.title == own.words.text("report-title-brief-none")
    assert pdf(made)


def test_every_state_of_the_tiny_history_is_told(tiny):
    own = ReportContext(replace(tiny, name="record"), words_in("ja"))
    for seminar in tiny.seminars.query("office_id == 'sg'")["seminar_id"]:
        assert pdf(seminar_report(own, seminar))
    for office in ("sg", "paris"):
        assert pdf(annual_brief(own, office))
    assert pdf(country_sheet(own, "FRA", "sg"))


def test_countries_without_a_list_of_those_eligible_are_counted_all_the_same():
    made = seminar_report(report_context("record", "en"), "london-fy2022")

    countries, _ = section(made, "facts").blocks[0].figures
    assert countries.figure.said == "1 country"
    # What the two parts are for is said of one office alone.
    assert "parts" not in [part.name for part in made.sections]


def test_nothing_is_called_undocumented_of_people_who_could_not_come():
    own = report_context("demo", "en")
    cancelled = own.dataset.seminars.query("status == 'cancelled'")["seminar_id"].iloc[0]
    made = seminar_report(own, cancelled)

    names = [part.name for part in made.sections]
    assert not {"participants", "missing", "programme", "parts", "places"} & set(names)
    known = next(block for block in section(made, "facts").blocks if hasattr(block, "terms"))
    assert own.words.text("fact-participants") not in [term.name for term in known.terms]


def test_countries_with_the_same_past_are_missing_in_one_line():
    made = seminar_report(report_context("record", "en"), "sg-fy2021")
    _, listed = section(made, "missing").blocks
    (term,) = listed.terms

    came, others = (text.said for text in term.said)
    assert came.startswith("Cambodia, Indonesia, Laos")
    assert came.endswith("Sri Lanka (last: FY2019 · Shimonoseki, the seminar before)")
    assert others == "Brunei, Singapore and Viet Nam"
    # It was held online, so nothing was visited.
    assert "places" not in [part.name for part in made.sections]


def test_what_is_unknown_raises(tiny):
    own = ReportContext(replace(tiny, name="record"), words_in("en"))
    for make, subject in (
        (seminar_report, "sg-fy1999"),
        (annual_brief, "atlantis"),
        (country_sheet, "XXX"),
    ):
        with pytest.raises(LookupError):
            make(own, subject)


def test_markup_in_the_data_stays_text():
    hostile = '#panic("x") *_$\\ <b> @x //'
    host = {**SHIMONOSEKI, "seminar_id": "sg-fy2030", "host_en": hostile}
    own = ReportContext(dataset("record", seminars=[ALONE], hosts=[host]), words_in("en"))

    assert plain(hostile) in printed_text(pdf(seminar_report(own, "sg-fy2030")))


def test_a_letter_that_the_font_lacks_hinders_no_report() -> None:
    name = "\u05e9\u05dc\u05d5\u05dd \u0e44\u0e17\u0e22 \U0001f98a"
    strange = dataset(
        seminars=[
            {
                "seminar_id": "sg-fy2019",
                "office_id": "sg",
                "fiscal_year": 2019,
                "status": "held",
                "countries_complete": "no",
            }
        ],
        hosts=[{"seminar_id": "sg-fy2019", **SHIMONOSEKI, "host_en": name, "host_ja": name}],
    )
    for language in LANGUAGES:
        context = ReportContext(replace(strange, name="record"), words_in(language))
        assert pdf(seminar_report(context, "sg-fy2019")).startswith(b"%PDF")
