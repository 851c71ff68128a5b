"""Text from data or from an address: literal where Streamlit would read Markdown, and short."""

import re

_LIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&])")
_BEGINS = re.compile(r":(?=[\w/\\])")
WORD_JOINER = "\u2060"
LONGEST = 40


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: marks escaped, `:icon:` and links kept apart.

    Streamlit looks for icons and links after it has taken the escapes away, so these need a sign
    between their letters; copy.js leaves it out of what is copied.
    """
    return _BEGINS.sub(f":{WORD_JOINER}", _LIVE.sub(r"\\\1", text))


def shortened(text: str) -> str:
    """Return the beginning of a text that a reader wrote and that may have no end."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
