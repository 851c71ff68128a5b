"""Problems in words: where, what, and how to mend it."""

import re
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from analysis.contract.problems import Problem
from analysis.saving.refusals import NotSavedError
from analysis.words.catalogue import Words

# So many rows of problems that are alike are named, and how many more there are.
FEW = 3


def problem_sentence(problem: Problem, words: Words) -> str:
    """Return `delegates.csv, line 14, column country: "Loas" is not known. …` for a reader."""
    what, fix = what_and_fix(problem, words)
    return words.text("problem-sentence", place=problem_place(problem, words), what=what, fix=fix)


def problem_sentences(problems: Iterable[Problem], words: Words) -> Iterator[str]:
    """Yield a sentence for the problems that are alike: rows 2, 3, 4 and 293 more (5 to 297)."""
    return (sentence_of(group, words) for group in alike(problems, words))


def sentence_of(group: Sequence[Problem], words: Words) -> str:
    """Return one sentence for problems that are alike."""
    what, fix = what_and_fix(group[0], words)
    return words.text(
        "problem-sentence", place=problem_place(group[0], words, group), what=what, fix=fix
    )


def alike(problems: Iterable[Problem], words: Words) -> list[list[Problem]]:
    """Return problems of one column of a file whose sentences are the same, together."""
    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        where = (problem.file, problem.letter, problem.column, problem.severity)
        groups.setdefault((*where, *what_and_fix(problem, words)), []).append(problem)
    return [*groups.values()]


def lines_in_words(group: Sequence[Problem], words: Words) -> str:
    """Return "2, 3, 4 and 293 more (5 to 297)": the first few lines, how many more, and where."""
    lines = [problem.line for problem in group if problem.line is not None]
    # One more is said in as many words.
    few = FEW if len(lines) > FEW + 1 else len(lines)
    first = words.text("problem-list-joint").join(map(str, lines[:few]))
    if few == len(lines):
        return first
    begin, end = str(lines[few]), str(lines[-1])
    more = len(lines) - few
    return words.text("problem-lines-more", first=first, more=more, begin=begin, end=end)


def what_and_fix(problem: Problem, words: Words) -> tuple[str, str]:
    """Return what is wrong, and how to mend it."""
    what, fix = (
        words.text(
            f"problem-{problem.code}{part}",
            value=problem.value or "",
            column=problem.column or "",
            detail=_detail(problem, words),
            suggested="yes" if problem.detail else "no",
        )
        for part in ("", ".fix")
    )
    return what, fix


# Two bounds, or two fiscal years; and keys, each with the names that it has.
_TWO = re.compile(r"(.+) – (.+)")
_OF_TWO = ("range", "negative", "event_year")
_KEY = re.compile(r"([^\s,(]+)(?: \((.+?)\))?(?:, |$)")


def _detail(problem: Problem, words: Words) -> str:
    """Return what a problem adds, as the reader's language writes it."""
    two = _TWO.fullmatch(problem.detail) if problem.code in _OF_TWO else None
    if two:
        first, second = two.groups()
        message = "either-of" if problem.code == "event_year" else "allowed-bounds"
        return words.text(message, first=first, second=second)
    if problem.code == "unknown":
        meant = (_meant(key, names, words) for key, names in _KEY.findall(problem.detail))
        return words.text("problem-list-joint").join(meant)
    return problem.detail


def _meant(key: str, names: str, words: Words) -> str:
    """Return a key that may have been meant, with the name it has in the reader's language."""
    if not names:
        return words.text("meant-key", key=key)
    # The English names are written in the letters of ASCII.
    in_english = words.language == "en"
    known = sorted(names.split("|"), key=lambda name: name.isascii() != in_english)
    return words.text("meant-named", key=key, name=known[0])


def problem_table(problems: Iterable[Problem], words: Words) -> pd.DataFrame:
    """Return one row per problem, headed in words: where, why, how to mend it."""
    heads = [words.text(f"report-{part}") for part in ("place", "why", "fix")]
    rows = [(problem_place(problem, words), *what_and_fix(problem, words)) for problem in problems]
    return pd.DataFrame(rows, columns=heads)


def problem_place(problem: Problem, words: Words, group: Sequence[Problem] = ()) -> str:
    """Return the file, line and column of a problem, or the lines of the group that is alike."""
    parts = [problem.file]
    if problem.line is not None:
        message = "problem-line" if problem.letter is None else "problem-row"
        lines = lines_in_words(group or (problem,), words)
        parts.append(words.text(message, line=lines, number=max(len(group), 1)))
    elif problem.rows is not None:
        rows = sum(one.rows or 0 for one in group or (problem,))
        parts.append(words.text("problem-rows", count=rows))
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
        code=refused.code,
        what=words.text(f"not-saved-{refused.code}", detail=refused.detail or "none"),
        fix=words.text(f"not-saved-{refused.code}.fix"),
    )
