"""Text from data, made literal where Streamlit would read it as Markdown."""

import re

_LIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&])")
WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: marks escaped, `:icon:` and links kept apart."""
    return _LIVE.sub(r"\\\1", text).replace(":", f":{WORD_JOINER}")
