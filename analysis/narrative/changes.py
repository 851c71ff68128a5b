"""Sentences on what a save does: to the rows of a table, and to the numbers of the pages."""

from analysis.intake.differences import Differences
from analysis.narrative.facts import between_in_words
from analysis.summaries.changes import Amount
from analysis.words import Words


def difference_sentence(found: Differences, words: Words) -> str:
    """Say how many rows of a table are added, changed and removed."""
    return words.text(
        "difference",
        table=words.text(f"table-name-{found.table.name}"),
        added=len(found.added),
        changed=found.changed_rows,
        removed=len(found.removed),
    )


def amount_in_words(amount: Amount, words: Words) -> str:
    """Write a number as the pages do: "9 of 12 countries", "at least 40", "not documented"."""
    least, most, eligible = amount
    if least is None or most is None or eligible is None:
        return between_in_words(least, most, words)
    return words.text(
        "coverage-headline", least=least, most=most, spread=most - least, eligible=eligible
    )
