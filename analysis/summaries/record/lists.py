"""Lists of countries: how many attendances are documented, and which lists hold the others."""

from dataclasses import dataclass

from analysis.frames.caching import cached
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import attendance


@dataclass(frozen=True)
class ListsNeeded:
    """What the lists of the seminars held tell, and which of them are open."""

    documented: int
    """Attendances and absences that are documented, as the matrix has them."""
    open: int
    """Those of which it is not documented whether the country came."""
    seminar_ids: tuple[str, ...]
    """The seminars held at which any is open, in order of time."""
    fiscal_years: tuple[int, ...]
    """Their fiscal years."""


@cached
def lists_needed(dataset: Dataset) -> ListsNeeded:
    """Count what is documented of who came to the seminars held, and name the lists still open.

    Where an office's eligible countries are not known, those that ever came stand for them, as in
    the matrix; where none is known to have come, nothing is asked for.
    """
    held = {
        row["seminar_id"]: row["fiscal_year"]
        for row in bounds.rows(dataset)
        if row["status"] == "held" and row["eligible_known"]
    }
    cells = [row for row in attendance.rows(dataset) if row["seminar_id"] in held]
    missing = [row["seminar_id"] for row in cells if row["state"] == "not_documented"]
    documented = sum(row["state"] in ("attended", "absent") for row in cells)
    needed = [one for one in held if one in {*missing}]
    return ListsNeeded(documented, len(missing), tuple(needed), tuple(held[one] for one in needed))
