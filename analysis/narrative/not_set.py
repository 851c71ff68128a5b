"""Letters that no font of print has: named, so that nobody takes the sign for the letter."""

from collections.abc import Sequence
from unicodedata import category

from analysis.fonts import SIGN
from analysis.words import Words, isolated

# More than this nobody reads.
MOST_NAMED = 8


def letters_not_set_sentence(letters: Sequence[str], words: Words) -> str:
    """Say which letters a printed file or a picture shows as a sign; "" for none."""
    if not letters:
        return ""
    named = words.listing(map(_named, letters[:MOST_NAMED]))
    more = len(letters) - MOST_NAMED
    message = "letters-not-set-more" if more > 0 else "letters-not-set"
    return words.text(message, count=len(letters), letters=named, more=max(more, 0), sign=SIGN)


def _named(letter: str) -> str:
    """Return a letter with its number, and the number alone of one that cannot be seen."""
    number = f"U+{ord(letter):04X}"
    return number if category(letter)[0] == "C" else f"{isolated(letter)} ({number})"
