"""The country fact sheet: what one country attended, met and saw within an office, on one page."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    office = _office(context, country, office)
    return _CountrySheet(context, context.history(office, country), country, office).report()


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


@dataclass(frozen=True)
class _CountrySheet:
    """What a sheet is made of: `history` holds all seminars of the office for the country."""

    context: ReportContext
    history: Dataset
    country: str
    office: str

    def report(self) -> blocks.Report:
        """Return it, section by section."""
        name = self.context.countries[self.country]
        title = self.context.words.text("report-title-country", country=name)
        return self.context.report(
            "country",
            f"{self.country.lower()}-{self.office}",
            (title, parts.programme_name(self.office, self.context)),
            (parts.scope(self.office, self.context),),
            (
                self._attendance(),
                self._themes(),
                self._unknown(),
                self._places(),
                self._sources(),
            ),
        )

    def _attendance(self) -> blocks.Section:
        words, own = (
            self.context.words,
            of_country.attendance_of_country(self.history, self.country),
        )
        return blocks.section(
            "attendance",
            words.text("card-country_seminars"),
            blocks.Facts(tuple(self._facts(own))),
            country_sentences.country_sentence(self.history, self.country, words),
            self._strip(own),
            country_sentences.country_delegates_sentence(own, words),
            blocks.note(words.text("card-country_seminars.rule")),
        )

    def _facts(self, own: pd.DataFrame) -> Iterator[blocks.Term]:
        words, countries = self.context.words, self.context.dataset.countries
        subregion = countries.loc[countries["country"] == self.country, "subregion"].iloc[0]
        eligibility = of_country.eligibility_of(self.context.dataset, self.country, self.office)
        last = own.loc[own["state"] == "attended", "seminar_id"].tail(1)
        contact = [
            blocks.Text(self.context.seminars[seminar], self.context.of_seminar(seminar))
            for seminar in last
        ]
        values = {
            "office": [blocks.Text(office_names(self.context.dataset, words)[self.office])],
            "subregion": [blocks.Text(words.text(f"subregion-{subregion}"))],
            "eligible": [blocks.Text(country_sentences.eligible_since(eligibility, words))],
            "last_contact": contact or [self.context.unknown],
        }
        for term, said in values.items():
            yield blocks.Term(words.text(f"fact-{term}"), tuple(said))

    def _strip(self, own: pd.DataFrame) -> blocks.TimelineStrip | None:
        by_seminar = {row["seminar_id"]: row for row in records(own, CountrySeminarRow)}
        if not by_seminar:
            return None
        points = tuple(
            blocks.TimelinePoint(
                year=parts.year_of_column(column, self.context),
                digits=str(column["fiscal_year"]),
                note=parts.host_of_column(column, self.context),
                state=None
                if row is None
                else parts.state({**row, "country": self.country}, self.context),
            )
            for column in parts.columns(self.history)
            for row in (by_seminar.get(column["seminar_id"]),)
        )
        return blocks.TimelineStrip(points, parts.state_legend(self.context))

    def _themes(self) -> blocks.Section:
        words, exposure = self.context.words, theme_exposure(self.history)
        rows = {name: exposure[exposure["exposure"] == name] for name in EXPOSURES}
        known = {
            name: [self.context.themes[theme] for theme in own["theme_id"]]
            for name, own in rows.items()
        }
        terms = tuple(
            blocks.Term(words.text(f"exposure-{name}"), (blocks.Text(words.listing(names)),))
            for name, names in known.items()
            if names
        )
        caution = place_sentences.unthemed_caution(self.history, words)
        return blocks.section(
            "themes",
            words.text("card-country_themes"),
            country_sentences.country_themes_sentence(exposure, words),
            blocks.Facts(terms),
            blocks.note(caution),
        )

    def _unknown(self) -> blocks.Section:
        words, unknown = (
            self.context.words,
            of_country.unknowns_of_country(self.history, self.country),
        )
        found = {
            name: [self.context.seminars[seminar] for seminar in own["seminar_id"]]
            for name in of_country.UNKNOWNS
            if len(own := unknown[unknown["unknown"] == name])
        }
        columns = parts.columns(self.history)
        silent = [int(column["fiscal_year"]) for column in columns if not column["seminar_id"]]
        if silent:
            found["years"] = [words.fiscal_year(year) for year in silent]
        terms = tuple(
            blocks.Term(words.text(f"country-unknown-{name}"), (blocks.Text(words.listing(said)),))
            for name, said in found.items()
        )
        block = blocks.Facts(terms) if terms else words.text("country-unknown-nothing")
        return blocks.section("unknown", words.text("card-country_unknowns"), block)

    def _places(self) -> blocks.Section:
        """Return what its delegates saw, of the newest seminars by name."""
        words, places = self.context.words, of_country.places_seen(self.history, self.country)
        own = of_country.attendance_of_country(self.history, self.country)
        online = int(((own["state"] == "attended") & (own["mode"] == "online")).sum())
        years = dict(zip(places["seminar_id"], places["fiscal_year"], strict=True))
        newest = [*reversed(years)]
        columns = (
            blocks.Column(words.text("column-seminar_id"), share=1),
            blocks.Column(words.text("column-sites"), share=4),
        )
        lines = tuple(self._seen(seminar, places) for seminar in newest[:MOST_WITH_SITES])
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

    def _seen(self, seminar: str, places: pd.DataFrame) -> tuple[blocks.Text, ...]:
        words = self.context.words
        sites = places.loc[places["seminar_id"] == seminar, "site_id"].dropna()
        names = words.names(self.context.dataset.sites, "site_id")
        seen = words.listing(names[site] for site in sites)
        nothing = blocks.Text(words.text("country-site-none"), is_known=False)
        title = blocks.Text(self.context.seminars[seminar], self.context.of_seminar(seminar))
        return title, blocks.Text(seen) if seen else nothing

    def _sources(self) -> blocks.Section:
        cited = of_country.sources_of_country(self.history, self.country, self.office)
        sources = parts.sources(cited, self.context, is_brief=True)
        return blocks.section("sources", self.context.words.text("card-sources"), sources)
