"""Problems in words: where, what, and how to mend it."""

from analysis.problems import Problem
from analysis.words import Words


def problem_sentence(problem: Problem, words: Words) -> str:
    """Return `delegates.csv, line 14, column country: "Loas" is not known. …` for a reader."""
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
    return words.text("problem-sentence", place=place(problem, words), what=what, fix=fix)


def place(problem: Problem, words: Words) -> str:
    """Return the file, line and column of a problem."""
    parts = [problem.file]
    if problem.line is not None:
        parts.append(words.text("problem-line", line=str(problem.line)))
    if problem.column is not None:
        parts.append(words.text("problem-column", column=problem.column))
    return words.text("problem-joint").join(parts)
