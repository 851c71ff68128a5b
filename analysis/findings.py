"""Problems in words: where, what, and how to mend it."""

from collections.abc import Iterable

import pandas as pd

from analysis.problems import Problem
from analysis.saving import NotSavedError
from analysis.words import Words


def problem_sentence(problem: Problem, words: Words) -> str:
    """Return `delegates.csv, line 14, column country: "Loas" is not known. …` for a reader."""
    what, fix = what_and_fix(problem, words)
    return words.text("problem-sentence", place=place(problem, words), what=what, fix=fix)


def what_and_fix(problem: Problem, words: Words) -> tuple[str, str]:
    """Return what is wrong, and how to mend it."""
    what, fix = (
        words.text(
            f"problem-{problem.code}{part}",
            value=problem.value or "",
            column=problem.column or "",
            detail=problem.detail,
            suggested="yes" if problem.detail else "no",
        )
        for part in ("", ".fix")
    )
    return what, fix


def problem_table(problems: Iterable[Problem], words: Words) -> pd.DataFrame:
    """Return one row per problem, headed in words: where, why, how to mend it."""
    heads = [words.text(f"report-{part}") for part in ("place", "why", "fix")]
    rows = [(place(problem, words), *what_and_fix(problem, words)) for problem in problems]
    return pd.DataFrame(rows, columns=heads)


def place(problem: Problem, words: Words) -> str:
    """Return the file, line and column of a problem."""
    parts = [problem.file]
    if problem.line is not None:
        message = "problem-line" if problem.letter is None else "problem-row"
        parts.append(words.text(message, line=str(problem.line)))
    if problem.letter and problem.column:
        cell = words.text("problem-cell", letter=problem.letter, column=problem.column)
        parts.append(cell)
    elif problem.letter:
        parts.append(words.text("problem-cell-alone", letter=problem.letter))
    elif problem.column is not None:
        parts.append(words.text("problem-column", column=problem.column))
    return words.text("problem-joint").join(parts)


def not_saved_sentence(refused: NotSavedError, words: Words) -> str:
    """Say why nothing was saved and what to do; `refused.problems` have sentences of their own."""
    return words.text(
        "not-saved",
        what=words.text(f"not-saved-{refused.code}", detail=refused.detail or "none"),
        fix=words.text(f"not-saved-{refused.code}.fix"),
    )
