"""What became of the last save or undo, told until something else is done."""

from dataclasses import dataclass

import streamlit as st

from analysis.problems import Problem

_KEY = "check-outcome"


@dataclass(frozen=True)
class Outcome:
    """How it ended: "saved", "undone", "refused" with its code, or "who": nobody has signed.

    `seminars` are those whose numbers are others now.
    """

    kind: str
    code: str = ""
    detail: str = ""
    problems: tuple[Problem, ...] = ()
    seminars: tuple[str, ...] = ()


def tell(outcome: Outcome) -> None:
    """Have the page tell it."""
    st.session_state[_KEY] = outcome


def told() -> Outcome | None:
    """Return what is to be told."""
    outcome = st.session_state.get(_KEY)
    return outcome if isinstance(outcome, Outcome) else None


def forget_outcome() -> None:
    """Take away what was told."""
    st.session_state.pop(_KEY, None)


def may_sign(who: str) -> bool:
    """Whether these are initials or a section; if not, have the page tell it."""
    if not who.strip():
        tell(Outcome("unsigned", "missing"))
    elif "@" in who or "＠" in who:
        tell(Outcome("unsigned", "mail"))
    else:
        return True
    return False
