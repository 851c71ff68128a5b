"""When a sentence may compare: "most", "more" and "fewer" need enough seminars to stand on."""

from collections.abc import Iterable

# Of two seminars one is always first, which says nothing.
FEWEST_COMPARED = 3


def may_compare(seminar_ids: Iterable[str]) -> bool:
    """Whether the rows, each with the id of its seminar, are of enough documented seminars."""
    return len(set(seminar_ids)) >= FEWEST_COMPARED
