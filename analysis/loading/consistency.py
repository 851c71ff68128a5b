"""Checks that need more than one table, row or column, on tables whose cells are already sound.

`consistency_days` compares days and years, `consistency_lists` what is said of lists of countries
with their rows, `consistency_twice` finds one thing under two ids and two under one, and
`consistency_places` looks at positions and levels.
"""

from collections.abc import Collection

from analysis.loading import (
    consistency_days,
    consistency_lists,
    consistency_places,
    consistency_twice,
)
from analysis.loading.checked import (
    Checked,
    CheckedTable,
    Checks,
    problem_at,
    with_problems,
    without_cells,
)

with_doubtful_lists_open = consistency_lists.with_doubtful_lists_open

IDS: Checks = consistency_twice.IDS
_ALL: Checks = (
    *consistency_days.CHECKS,
    *consistency_lists.CHECKS,
    *consistency_twice.CHECKS,
    *consistency_places.CHECKS,
)


def check_consistency(
    tables: Checked, names: Collection[str] | None = None, checks: Checks = _ALL
) -> dict[str, CheckedTable]:
    """Add what disagrees within and between tables; what cannot stand is blanked or set aside.

    `names` are the tables that are judged, and returned; None: all. Any may be compared with.
    `checks` are those that are made, `IDS` those for one thing under two ids, or two under one.
    """
    checked = {name: tables[name] for name in (tables if names is None else names)}
    for name, check in checks:
        if name in checked:
            text, found = tables[name].text, [*check(tables)]
            unusable = [(one.row, column) for one in found for column in one.unusable]
            problems = [
                problem_at(
                    text, one.row, one.column, one.code, detail=one.detail, warning=not one.unusable
                )
                for one in found
            ]
            checked[name] = without_cells(with_problems(checked[name], problems), unusable)
    return checked
