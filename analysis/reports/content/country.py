"""The country fact sheet: what one country attended, met and saw within an office, on one page."""

from collections.abc import Iterator

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative import country as country_sentences
from analysis.narrative import places as place_sentences
from analysis.reports.content import blocks, parts
from analysis.reports.content.parts import ReportContext
from analysis.summaries.attendance import country as of_country
from analysis.summaries.attendance.country import CountrySeminarRow
from analysis.summaries.programme.themes import EXPOSURES, theme_exposure
from analysis.words.catalogue import office_names

# Of as many seminars the sites stand by name; one page has no room for more.
MOST_WITH_SITES = 2


def country_sheet(
    context: ReportContext, country: str, office: str = DEFAULT_OFFICE
) -> blocks.Report:
    """Return the sheet of a country within an office, or else one that covers it.

    Raises LookupError for an unknown country and for one that no office covers.
    """
    words, office = context.words, _office(context, country, office)
    history = context.history(office, country)
    title = words.text("report-title-country", country=context.countries[country])
    return context.report(
        "country",
        f"{country.lower()}-{office}",
        (title, parts.programme_name(office, context)),
        (parts.scope(office, context),),
        (
            _attendance(history, country, office, context),
            _themes(history, context),
            _unknown(history, country, context),
            _places(history, country, context),
            _sources(history, country, office, context),
        ),
    )


def countries_with_sheet(dataset: Dataset, office: str = "") -> tuple[str, ...]:
    """Return the countries that an office ("": any) covers or that came to it, as in the file."""
    codes = (str(code) for code in dataset.countries["country"])
    offices = {code: of_country.offices_of(dataset, code) for code in codes}
    return tuple(code for code, own in offices.items() if (office in own if office else own))


def _office(context: ReportContext, country: str, office: str) -> str:
    offices = of_country.offices_of(context.dataset, country)
    if not offices:
        raise LookupError(country)
    return office if office in offices else offices[0]


def _attendance(
    history: Dataset, country: str, office: str, context: ReportContext
) -> blocks.Section:
    words, own = context.words, of_country.attendance_of_country(history, country)
    return blocks.section(
        "attendance",
        words.text("card-country_seminars"),
        blocks.Facts(tuple(_facts(own, country, office, context))),
        country_sentences.country_sentence(history, country, words),
        _strip(history, own, country, context),
        country_sentences.country_delegates_sentence(own, words),
        blocks.note(words.text("card-country_seminars.rule")),
    )


def _facts(
    own: pd.DataFrame, country: str, office: str, context: ReportContext
) -> Iterator[blocks.Term]:
    words, countries = context.words, context.dataset.countries
    subregion = countries.loc[countries["country"] == country, "subregion"].iloc[0]
    eligibility = of_country.eligibility_of(context.dataset, country, office)
    last = own.loc[own["state"] == "attended", "seminar_id"].tail(1)
    contact = [
        blocks.Text(context.seminars[seminar], context.of_seminar(seminar)) for seminar in last
    ]
    values = {
        "office": [blocks.Text(office_names(context.dataset, words)[office])],
        "subregion": [blocks.Text(words.text(f"subregion-{subregion}"))],
        "eligible": [blocks.Text(country_sentences.eligible_since(eligibility, words))],
        "last_contact": contact or [context.unknown],
    }
    for term, said in values.items():
        yield blocks.Term(words.text(f"fact-{term}"), tuple(said))


def _strip(
    history: Dataset, own: pd.DataFrame, country: str, context: ReportContext
) -> blocks.TimelineStrip | None:
    by_seminar = {row["seminar_id"]: row for row in records(own, CountrySeminarRow)}
    if not by_seminar:
        return None
    points = tuple(
        blocks.TimelinePoint(
            year=parts.year_of_column(column, context),
            digits=str(column["fiscal_year"]),
            note=parts.host_of_column(column, context),
            state=None if row is None else parts.state({**row, "country": country}, context),
        )
        for column in parts.columns(history)
        for row in (by_seminar.get(column["seminar_id"]),)
    )
    return blocks.TimelineStrip(points, parts.state_legend(context))


def _themes(history: Dataset, context: ReportContext) -> blocks.Section:
    words, exposure = context.words, theme_exposure(history)
    rows = {name: exposure[exposure["exposure"] == name] for name in EXPOSURES}
    known = {
        name: [context.themes[theme] for theme in own["theme_id"]] for name, own in rows.items()
    }
    terms = tuple(
        blocks.Term(words.text(f"exposure-{name}"), (blocks.Text(words.listing(names)),))
        for name, names in known.items()
        if names
    )
    caution = place_sentences.unthemed_caution(history, words)
    return blocks.section(
        "themes",
        words.text("card-country_themes"),
        country_sentences.country_themes_sentence(exposure, words),
        blocks.Facts(terms),
        blocks.note(caution),
    )


def _unknown(history: Dataset, country: str, context: ReportContext) -> blocks.Section:
    words, unknown = context.words, of_country.unknowns_of_country(history, country)
    found = {
        name: [context.seminars[seminar] for seminar in own["seminar_id"]]
        for name in of_country.UNKNOWNS
        if len(own := unknown[unknown["unknown"] == name])
    }
    columns = parts.columns(history)
    silent = [int(column["fiscal_year"]) for column in columns if not column["seminar_id"]]
    if silent:
        found["years"] = [words.fiscal_year(year) for year in silent]
    terms = tuple(
        blocks.Term(words.text(f"country-unknown-{name}"), (blocks.Text(words.listing(said)),))
        for name, said in found.items()
    )
    block = blocks.Facts(terms) if terms else words.text("country-unknown-nothing")
    return blocks.section("unknown", words.text("card-country_unknowns"), block)


def _places(history: Dataset, country: str, context: ReportContext) -> blocks.Section:
    """Return what its delegates saw, of the newest seminars by name."""
    words, places = context.words, of_country.places_seen(history, country)
    own = of_country.attendance_of_country(history, country)
    online = int(((own["state"] == "attended") & (own["mode"] == "online")).sum())
    years = dict(zip(places["seminar_id"], places["fiscal_year"], strict=True))
    newest = [*reversed(years)]
    columns = (
        blocks.Column(words.text("column-seminar_id"), share=1),
        blocks.Column(words.text("column-sites"), share=4),
    )
    lines = tuple(_seen(seminar, places, context) for seminar in newest[:MOST_WITH_SITES])
    earlier = words.listing(
        words.fiscal_year(years[seminar]) for seminar in newest[MOST_WITH_SITES:]
    )
    rest = words.text("report-sites-earlier", years=earlier) if earlier else ""
    return blocks.section(
        "places",
        words.text("card-country_places"),
        country_sentences.country_places_sentence(places, online, words),
        blocks.PlainTable(columns, lines),
        blocks.note(rest),
    )


def _seen(seminar: str, places: pd.DataFrame, context: ReportContext) -> tuple[blocks.Text, ...]:
    words = context.words
    sites = places.loc[places["seminar_id"] == seminar, "site_id"].dropna()
    names = words.names(context.dataset.sites, "site_id")
    seen = words.listing(names[site] for site in sites)
    nothing = blocks.Text(words.text("country-site-none"), is_known=False)
    title = blocks.Text(context.seminars[seminar], context.of_seminar(seminar))
    return title, blocks.Text(seen) if seen else nothing


def _sources(history: Dataset, country: str, office: str, context: ReportContext) -> blocks.Section:
    cited = of_country.sources_of_country(history, country, office)
    sources = parts.sources(cited, context, is_brief=True)
    return blocks.section("sources", context.words.text("card-sources"), sources)
