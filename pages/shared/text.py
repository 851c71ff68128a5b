"""Text from data or from an address: literal where Streamlit would read Markdown, and short."""

import re

_LIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&])")
WORD_JOINER = "\u2060"
LONGEST = 40


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: marks escaped, `:icon:` and links kept apart."""
    return _LIVE.sub(r"\\\1", text).replace(":", f":{WORD_JOINER}")


def shortened(text: str) -> str:
    """Return the beginning of a text that a reader wrote and that may have no end."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
