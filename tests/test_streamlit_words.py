"""Streamlit's own words: each is still in its scripts, and both languages can be told apart."""

import re
from functools import cache

import pytest

from analysis.words.catalogue import LANGUAGES
from pages.web.hooks import SCRIPTS
from pages.web.streamlit_texts import BETTER, IT, streamlit_script, streamlit_words

# Libraries that Kizuna draws nothing with.
UNUSED = ("mermaid", "EChart", "PlotlyChart", "GraphViz", "Arrow", "cytoscape", "elk", "katex")


# What it puts together of several pieces.
PIECES = {
    "{} options available.": r" options`\}\)\} available\.`",
    "{} option available.": r" option`,other:.{0,80}\} available\.`",
    "{}, selected": r"\}, selected`",
}


@cache
def scripts() -> str:
    files = (path for path in SCRIPTS.glob("*.js") if not path.name.startswith(UNUSED))
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


@pytest.mark.parametrize("said", streamlit_words())
def test_streamlit_still_says_it(said: str) -> None:
    filled = r"\$\{[^`]*?"
    literal = re.escape(said).replace(re.escape(IT), filled)
    whole = f"`{literal}" if IT in said else f"`{literal}`"
    assert re.search(PIECES.get(said, whole), scripts()), said


def test_each_word_has_both_languages_and_no_two_share_one() -> None:
    words = streamlit_words()
    assert {frozenset(forms) for forms in words.values()} == {frozenset(LANGUAGES)}
    for language in LANGUAGES:
        forms = [form[language] for form in words.values()]
        assert len(forms) == len(set(forms)), language
    assert all(forms["en"] == said for said, forms in words.items() if said not in BETTER)


def test_a_word_takes_what_it_is_for_in_both_languages() -> None:
    for said, forms in streamlit_words().items():
        if said not in BETTER:
            assert {form.count(IT) for form in forms.values()} == {said.count(IT)}


def test_the_script_cannot_end_itself() -> None:
    assert streamlit_script().count("</") == 1
