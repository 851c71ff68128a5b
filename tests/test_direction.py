"""Text that runs from right to left turns nothing around it."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.words.catalogue import isolated, words_in

OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
OPENING |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
TEXTS = st.text(st.sampled_from([*OPENING, "\u202c", "\u2069", "a", "1", "\u05d0"]), max_size=12)


def is_closed(text: str) -> bool:
    """Whether what the controls open is closed, in the order of brackets."""
    opened: list[str] = []
    for sign in text:
        if sign in OPENING:
            opened.append(OPENING[sign])
        elif sign in ("\u202c", "\u2069"):
            while opened and sign == "\u2069" and opened[-1] != sign:
                opened.pop()
            if not opened or opened.pop() != sign:
                return False
    return not opened


@given(TEXTS)
def test_what_is_opened_is_closed_and_nothing_seen_is_lost(text: str) -> None:
    safe = isolated(text)
    assert is_closed(safe)
    assert [sign for sign in safe if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
    assert isolated(safe) == safe


def test_most_text_stays_as_it_is() -> None:
    for text in ("", "Laos", "下関市（山口県）", "Viet Nam – 2019", "ø é ß ไทย", "=1+1", "\u200b"):
        assert isolated(text) == text


def test_by_hand() -> None:
    assert isolated("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    assert isolated("\u202eabc") == "\u2068\u202eabc\u202c\u2069"
    assert isolated("a\u2069\u202c\u202eb") == "\u2068a\u202eb\u202c\u2069"
    assert isolated("\u2067a\u202eb\u2069c") == "\u2068\u2067a\u202eb\u2069c\u2069"


def test_names_and_sentences_hold_it() -> None:
    words, name = words_in("en"), "\u202eLaos"
    assert words.name({"name_en": name, "name_ja": None}) == isolated(name)
    assert isolated(name) in words.text("export-title", title=name)
    assert words.text("export-title", title="Laos") == "Kizuna: Laos"
