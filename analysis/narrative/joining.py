"""Puts sentences beside each other."""

from analysis.words import Words


def joined(*parts: str, words: Words) -> str:
    """Join sentences; Japanese takes no space between them."""
    joint = {"en": " ", "ja": ""}[words.language]
    return joint.join(part for part in parts if part)
