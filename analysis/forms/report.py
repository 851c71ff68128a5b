"""The verdict on a file as a reader sees it: a sentence, every problem, every normalisation."""

from collections.abc import Sequence

import pandas as pd

from analysis.findings import FEW, alike, lines_in_words, what_and_fix
from analysis.intake import Verdict
from analysis.intake.column_words import column_heading
from analysis.problems import Problem
from analysis.words import Words

_SPACE = "␣"


def verdict_sentence(verdict: Verdict, words: Words) -> str:
    """Say whether the file is accepted, as which table, and how many rows were read."""
    counts = counts_in_words(verdict, words)
    if verdict.table is not None and verdict.is_accepted:
        name = words.text(f"table-name-{verdict.table.name}")
        odd = len(verdict.pointed_out)
        return words.text("verdict-accepted", table=name, counts=counts, odd=odd)
    return words.text("verdict-refused", counts=counts, problems=len(verdict.problems))


def counts_in_words(verdict: Verdict, words: Words) -> str:
    """Say how many rows were read, and how many of them are accepted, refused and blank."""
    return words.text(
        "check-counts",
        rows=verdict.rows,
        accepted=verdict.accepted,
        refused=verdict.refused,
        blank=verdict.blank,
    )


def problems(verdict: Verdict, words: Words, *, together: bool = False) -> pd.DataFrame:
    """Return one row per problem, headed in words; with `together` one for those that are alike.

    Columns: the row and column as Excel shows them, what stands there, why, how to mend it.
    """
    return _listed(verdict, verdict.problems, words, together=together)


def pointed_out(verdict: Verdict, words: Words, *, together: bool = False) -> pd.DataFrame:
    """Return one row per thing that only looks odd, with the columns of `problems`."""
    return _listed(verdict, verdict.pointed_out, words, together=together)


def _listed(
    verdict: Verdict, found: Sequence[Problem], words: Words, *, together: bool
) -> pd.DataFrame:
    groups = alike(found, words) if together else [[problem] for problem in found]
    rows = [
        (
            lines_in_words(group, words) or words.text("report-whole-file"),
            column_in_words(verdict, group[0].letter or "", group[0].column, words),
            _values(group, words),
            *sentences(group[0], words),
        )
        for group in groups
    ]
    return pd.DataFrame(rows, columns=_headed(words, "row", "column", "value", "why", "fix"))


def _values(group: Sequence[Problem], words: Words) -> str:
    """Return what stands at the first places, each value once."""
    values = [*dict.fromkeys(problem.value for problem in group if problem.value)]
    more = ["…"] if len(values) > FEW else []
    return words.text("problem-list-joint").join([*values[:FEW], *more])


def normalisations(verdict: Verdict, words: Words) -> pd.DataFrame:
    """Return one row per normalisation, headed in words: where, what was read, what it became."""
    rows = [
        (
            _row(change.row, words),
            column_in_words(verdict, change.letter, change.column, words),
            _visible(change.read, words),
            change.became or words.text("report-left-out"),
            words.text(f"normalised-{change.why}"),
        )
        for change in verdict.normalisations
    ]
    return pd.DataFrame(rows, columns=_headed(words, "row", "column", "read", "became", "why"))


def sentences(problem: Problem, words: Words) -> tuple[str, str]:
    """Return what is wrong as a sentence of its own, and how to mend it."""
    what, fix = what_and_fix(problem, words)
    return what[:1].upper() + what[1:], fix


def _headed(words: Words, *names: str) -> list[str]:
    return [words.text(f"report-{name}") for name in names]


def _row(row: int | None, words: Words) -> str:
    return words.text("report-whole-file") if row is None else str(row)


def column_in_words(verdict: Verdict, letter: str, column: str | None, words: Words) -> str:
    """Return "B · Country": the letter that Excel shows, and what the column is."""
    head = column or ""
    if verdict.table is not None and head in verdict.table.columns:
        head = column_heading(verdict.table, head, words)
    return " · ".join(part for part in (letter, head) if part)


def _visible(read: str, words: Words) -> str:
    """Return what was written with the spaces around it as signs."""
    if read == "\t":
        return words.text("report-tab")
    before = len(read) - len(read.lstrip())
    after = len(read) - len(read.rstrip()) if read.strip() else 0
    return _SPACE * before + read.strip() + _SPACE * after
