"""HTML of ours, drawn as it is written."""

from typing import Literal

import streamlit as st


class _Markup(str):
    """A text that says it is HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return self


def stacked(*parts: str) -> str:
    """Return parts of HTML one below the other, as one element; "" is none."""
    return f'<div class="kz-parts">{"".join(parts)}</div>'


def draw_html(html: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw HTML; what is a mere text Streamlit would look up as a file's name, and unindent."""
    st.html(_Markup(html), width=width)
