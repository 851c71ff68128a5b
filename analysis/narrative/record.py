"""Sentences on the record itself: what is shown, what is known, and from where.

All sentences are computed from the summaries: deterministic, from the same frames as the figures,
in the reader's language. No percentages and no trends: the numbers are too small to carry them.
"""

from collections.abc import Iterable, Sequence
from unicodedata import category

import pandas as pd

from analysis.contract.table_rows import SeminarRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import DEMO, Dataset
from analysis.selection import Selection, years_in_runs
from analysis.summaries.programme.seminar import CompletenessRow
from analysis.summaries.programme.themes import seminars_without_theme
from analysis.summaries.scope import seminars_in_scope
from analysis.words import catalogue
from analysis.words.catalogue import Words, isolated
from analysis.words.fonts import SIGN


def seminars_shown(office: Dataset, chosen: Dataset, selection: Selection, words: Words) -> str:
    """Say "n of N seminars", and how many a choice of themes leaves out for want of a record."""
    shown = words.text(
        "seminars-shown",
        shown=len(seminars_in_scope.rows(chosen)),
        all=len(seminars_in_scope.rows(office)),
    )
    unthemed = len(seminars_without_theme.rows(office)) if selection.themes else 0
    return shown + words.text("seminars-unthemed", count=unthemed) if unthemed else shown


def years_in_words(years: Iterable[int], words: Words) -> str:
    """Name fiscal years, those that follow each other by the first and the last."""
    return words.listing(run_in_words(*run, words) for run in years_in_runs(years))


def run_in_words(first: int, last: int, words: Words) -> str:
    """Name a run of fiscal years: FY2015–FY2020, or the one year."""
    names = words.fiscal_year(first), words.fiscal_year(last)
    return names[0] if first == last else words.text("years-range", first=names[0], last=names[1])


def filters_in_words(dataset: Dataset, selection: Selection, words: Words) -> str:
    """Name the office and every chosen filter, for a download."""
    countries, themes = (
        catalogue.country_names(dataset, words),
        catalogue.theme_names(dataset, words),
    )
    offices = catalogue.office_names(dataset, words)
    chosen = {
        "office": [offices.get(selection.office, words.text("filter-all-offices"))],
        "fiscal_years": [
            run_in_words(*run, words) for run in years_in_runs(selection.fiscal_years)
        ],
        "countries": [countries[code] for code in selection.countries],
        "themes": [themes[theme] for theme in selection.themes],
    }
    parts = [
        words.text(
            "export-filter",
            name=words.text(f"filter-{field}"),
            values=words.listing(values) if values else words.text("filter-all"),
        )
        for field, values in chosen.items()
    ]
    return words.text("export-filters", filters=words.text("export-joint").join(parts))


@cached
def as_of_line(dataset: Dataset, words: Words) -> str:
    """Say where the numbers come from and when the sources were read."""
    if dataset.name == DEMO:
        return words.text("source-line-demo")
    if not dataset.as_of:
        return words.text("source-line-undated")
    return words.text("source-line", month=words.partial_date(dataset.as_of))


def figure_alt(title: str, sentence: str, words: Words) -> str:
    """Return the alt text of a figure: what it is, what it says, and where its numbers are."""
    return words.text("figure-alt", title=title, sentence=sentence)


def seminar_title(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Return the full name of a seminar: its fiscal year with era, and its host."""
    rows = records(dataset.seminars, SeminarRow)
    (fiscal_year,) = (row["fiscal_year"] for row in rows if row["seminar_id"] == seminar_id)
    year = words.fiscal_year_in_full(fiscal_year)
    host = catalogue.host_labels(dataset, words)[seminar_id]
    return words.apart((year, host))


def undocumented_sentence(facts: Iterable[str], words: Words) -> str:
    """Name the facts of one seminar that are not documented."""
    names = [words.text(f"fact-{fact}") for fact in facts]
    if not names:
        return words.text("undocumented-none")
    return words.text("undocumented", facts=words.listing(names))


def programme_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many items on how many days are known."""
    if rows.empty:
        return words.text("programme-none")
    return words.text("programme", items=len(rows), days=rows["date"].nunique())


def completeness_sentence(rows: Sequence[CompletenessRow], words: Words) -> str:
    """Say for how many seminars the countries and the programme are wholly documented."""
    return words.text(
        "completeness",
        seminars=len(rows),
        countries=sum(row["countries"] == "yes" for row in rows),
        programme=sum(row["programme"] == "yes" for row in rows),
    )


def joined(*parts: str, words: Words) -> str:
    """Join sentences; Japanese takes no space between them."""
    joint = {"en": " ", "ja": ""}[words.language]
    return joint.join(part for part in parts if part)


# When a sentence may compare: "most", "more" and "fewer" need enough seminars to stand on.

# Of two seminars one is always first, which says nothing.
FEWEST_COMPARED = 3


def may_compare(seminar_ids: Iterable[str]) -> bool:
    """Whether the rows, each with the id of its seminar, are of enough documented seminars."""
    return len(set(seminar_ids)) >= FEWEST_COMPARED


# Letters that no font of print has: named, so that nobody takes the sign for the letter.

# More than this nobody reads.
MOST_NAMED = 8


def letters_not_set_sentence(letters: Sequence[str], words: Words) -> str:
    """Say which letters a printed file or a picture shows as a sign; "" for none."""
    if not letters:
        return ""
    named = words.listing(map(_named, letters[:MOST_NAMED]))
    more = len(letters) - MOST_NAMED
    message = "letters-not-set-more" if more > 0 else "letters-not-set"
    return words.text(message, count=len(letters), letters=named, more=max(more, 0), sign=SIGN)


def _named(letter: str) -> str:
    """Return a letter with its number, and the number alone of one that cannot be seen."""
    number = f"U+{ord(letter):04X}"
    return number if category(letter)[0] == "C" else f"{isolated(letter)} ({number})"
