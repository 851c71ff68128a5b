"""Filters, chips, reset and the language, as a reader uses them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, expect

from analysis.loading.dataset import Dataset
from analysis.search.entries import entries
from analysis.words.catalogue import LANGUAGES, words_in
from tests.browser.reader import Reader

Open = Callable[..., Reader]


def rows_of_matrix(tab: Reader) -> Locator:
    return tab.key("card-coverage_strip").locator(".kz-matrix tbody th a")


def test_choose_take_back_and_reset(reader: Open) -> None:
    tab = reader("participation")
    everyone = rows_of_matrix(tab).all_inner_texts()
    tab.choose("countries", "India")
    tab.choose("countries", "Laos")
    tab.press("fiscal_years", "Last five seminars")
    tab.leads_to({"country": ["IND", "LAO"], "year": ["2017..2022"]})
    expect(tab.page.locator(".kz-chosen")).to_contain_text("5 of 6 seminars")
    expect(rows_of_matrix(tab)).to_have_text(["Laos", "India"])

    tab.chip("country=IND").click()
    tab.settle()
    expect(tab.chip("country=IND")).to_have_count(0)
    tab.leads_to({"country": ["LAO"], "year": ["2017..2022"]})
    expect(rows_of_matrix(tab)).to_have_text(("Laos",))

    tab.page.locator(".kz-reset").click()
    tab.settle()
    expect(tab.page.locator(".kz-reset")).to_have_count(0)
    expect(tab.page.locator(".kz-chosen")).to_contain_text("6 of 6 seminars")
    tab.leads_to({})
    expect(rows_of_matrix(tab)).to_have_text(everyone)
    assert len(everyone) == 12


# Page, list, what is typed, and what is then to be chosen from.
TYPED: dict[str, dict[str, Mapping[str, Sequence[str]]]] = {
    "participation?lang=ja": {
        "filter-countries": {
            **dict.fromkeys(
                ["らお", "ラオ", "Laos", "LAO", "ﾗｵｽ", "ｌａｏ", "Lao PDR"], ("ラオス",)
            ),
            "びるま": ["ミャンマー"],
        },
        "filter-themes": {"Tourism promotion": ["観光振興"]},
        "filter-office": {"London": ["ロンドン事務所"], "ろんどん": ["ロンドン事務所"]},
    },
    "participation": {
        "filter-countries": dict.fromkeys(["らお", "ラオス", "ﾗｵｽ", "LAO"], ("Laos",)),
        "filter-themes": {"観光振興": ["Tourism promotion"]},
    },
    "seminar?lang=ja": {
        "open-seminar": dict.fromkeys(["しものせき", "Simonoseki", "R1"], ("2019年度（下関市）",))
    },
    "country?country=LAO": {"open-country": {"タイ": ["Thailand"]}},
}


def test_lists_know_what_the_search_knows(reader: Open) -> None:
    tab = reader("participation")
    for page, lists in TYPED.items():
        tab.open(page)
        for key, typed in lists.items():
            button = tab.key(key.replace("filter-", "pop-")).get_by_role("button")
            if key in ("filter-countries", "filter-themes"):
                button.first.click()
            field = tab.key(key).locator("input")
            for text, expected in typed.items():
                tab.in_view(field)
                field.click()
                field.fill(text)
                expect(tab.page.get_by_role("option")).to_have_text([*expected])
                tab.page.keyboard.press("Escape")
                field.fill("")
            tab.page.keyboard.press("Escape")
            tab.page.keyboard.press("Escape")
    # By the keyboard alone, and what is known of a name is neither seen nor heard.
    field.fill("たい")
    expect(tab.page.get_by_role("option").first).to_have_text("Thailand")
    tab.page.keyboard.press("Enter")
    tab.leads_to({"country": ["THA"]})
    expect(tab.page.locator("[data-known-as]")).to_be_hidden()
    assert tab.errors == []


def test_each_form_of_each_name_is_found_in_a_list(reader: Open, record: Dataset) -> None:
    for language in LANGUAGES:
        tab = reader(f"about?lang={language}")
        known = entries(record, words_in(language))
        asked = {
            entry.name: [form.text for form in entry.forms if form.is_own]
            for entry in known
            if entry.kind in ("country", "theme", "host")
        }
        missed = tab.page.evaluate(_MISSED, asked)
        assert missed == []
        assert len([*chain.from_iterable(asked.values())]) > 300


_MISSED = """asked => Object.entries(asked).flatMap(([label, forms]) => forms.filter(form => {
    const options = Object.keys(asked).map(label => ({label}))
    return !kizunaOptions(options, form, []).some(option => option.label === label)
}))"""


def test_the_language_and_the_data_set_keep_the_filter(reader: Open) -> None:
    tab = reader("participation?country=IND")
    expect(tab.page.locator("html")).to_have_attribute("lang", "en")
    tab.speak("ja")
    expect(tab.page.locator(".kz-kicker")).to_contain_text(words_in("ja").text("section-who"))
    expect(tab.page.locator("html")).to_have_attribute("lang", "ja")
    tab.leads_to({"lang": ["ja"], "country": ["IND"]})
    expect(tab.chip("country=IND")).to_contain_text("インド")
    tab.speak("en")
    expect(tab.page.locator("html")).to_have_attribute("lang", "en")
    tab.leads_to({"country": ["IND"]})

    tab.open("participation?country=IND&data=demo")
    expect(tab.page.locator(".kz-ribbon")).to_contain_text("Demonstration")
    tab.page.locator(".kz-ribbon a").click()
    tab.leads_to({"country": ["IND"]})
    expect(tab.page.locator(".kz-ribbon")).to_have_count(0)


def test_another_office(reader: Open) -> None:
    tab = reader("participation?country=IND")
    tab.pick_from("filter-office", "CLAIR London")
    tab.leads_to({"office": ["london"], "country": ["IND"]})
    assert tab.errors == []


def test_back_and_forward_move_between_pages(reader: Open) -> None:
    tab = reader("themes?theme=multiculturalism")
    tab.go_to("Trend")
    tab.leads_to({"theme": ["multiculturalism"]})
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text("Themes")
    tab.leads_to({"theme": ["multiculturalism"]})
    assert tab.path == "themes"


def test_reload_keeps_the_view(reader: Open) -> None:
    tab = reader("participation")
    tab.choose("themes", "Multiculturalism")
    tab.page.reload()
    tab.settle()
    tab.leads_to({"theme": ["multiculturalism"]})
    expect(tab.chip("theme=multiculturalism")).to_be_visible()


def test_a_download_is_what_the_table_shows(reader: Open) -> None:
    tab = reader("participation?country=IND&lang=ja")
    with tab.page.expect_download() as saved:
        tab.file("coverage_strip.csv").click()
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "インド" in text.split("\r\n\r\n")[0], "the preface states the filter"
    assert "2019年度" in text
    assert saved.value.suggested_filename.startswith("kizuna-各回の参加国-公表記録")
    # Nothing but what a page offers can be asked for.
    assert tab.page.request.get(f"{tab.server}/files/unknown/coverage_strip.csv").status == 404


_PICK = """async ([names, pause]) => {
    for (const name of names) {
        [...document.querySelectorAll('[role=option]')]
            .find(option => option.textContent === name).click()
        await new Promise(done => setTimeout(done, pause))
    }
}"""


def test_values_picked_faster_than_the_page_answers_all_count(reader: Open) -> None:
    tab = reader("participation?data=demo")
    tab.open_filter("countries")
    countries = tab.key("filter-countries").locator("input")
    for names, pause in (
        (["Brunei", "Cambodia", "India", "Indonesia"], 10),
        (["Laos", "Malaysia", "Myanmar", "Philippines"], 30),
        (["Singapore", "Sri Lanka", "Thailand", "Viet Nam"], 60),
    ):
        countries.click()
        tab.page.get_by_role("option", name=names[-1], exact=True).wait_for()
        tab.page.evaluate(_PICK, [names, pause])
        tab.page.keyboard.press("Escape")
        tab.settle()
        tab.open_filter("countries")
    tab.page.wait_for_url(lambda url: len(parse_qs(urlsplit(url).query)["country"]) == 12)


def test_a_range_of_years_is_chosen_with_the_arrow_keys(reader: Open) -> None:
    tab = reader("participation?data=demo")
    tab.open_filter("fiscal_years")
    first, last = map(tab.key("filter-fiscal_years").get_by_role("slider").nth, (0, 1))
    first.focus()
    for _ in range(3):
        tab.page.keyboard.press("ArrowRight")
    tab.leads_to({"data": ["demo"], "year": ["2008..2025"]})
    last.focus()
    tab.page.keyboard.press("ArrowLeft")
    tab.leads_to({"data": ["demo"], "year": ["2008..2024"]})
    expect(tab.key("pop-fiscal_years")).to_contain_text("FY2008–FY2024")
    expect(tab.chip("year=2008..2024")).to_be_visible()
    assert tab.errors == []


def test_a_group_of_countries_is_one_press(reader: Open) -> None:
    tab = reader("participation?country=IND")
    tab.press("countries", "Mainland ASEAN")
    assert {*tab.parameters["country"]} == {"IND", "KHM", "LAO", "MMR", "THA", "VNM"}
    tab.press("countries", "Mainland ASEAN")
    tab.leads_to({"country": ["IND"]})


def test_what_was_taken_back_while_its_filter_was_closed_does_not_come_back(reader: Open) -> None:
    """The widgets of a filter are there only while it is open, and keep what they held."""
    tab = reader("themes")
    tab.choose("countries", "India")
    tab.press("fiscal_years", "Last five seminars")
    tab.chip("country=IND").click()
    tab.leads_to({"year": ["2017..2022"]})
    tab.page.evaluate("kizunaRerun()")
    tab.settle()
    tab.leads_to({"year": ["2017..2022"]})
    tab.page.locator(".kz-reset").click()
    tab.leads_to({})
    tab.page.evaluate("kizunaRerun()")
    tab.settle()
    tab.leads_to({})


def test_only_a_long_run_lets_the_page_fade(reader: Open) -> None:
    page = reader("participation").page
    app = page.locator("[data-testid=stApp]")
    card = page.locator(".st-key-card-coverage_strip [data-testid=stElementContainer]").first
    # As Streamlit does, by a rule of a class.
    page.add_style_tag(content=".stElementContainer { opacity: 0.33 }")
    card.evaluate("card => { card.dataset.stale = true; }")
    expect(card).to_have_css("opacity", "1")
    app.evaluate("app => { app.dataset.testScriptState = 'running'; }")
    expect(card).to_have_css("opacity", "0.33")
    app.evaluate("app => { app.dataset.testScriptState = 'notRunning'; }")
    expect(card).to_have_css("opacity", "1")
