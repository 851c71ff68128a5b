"""Streamlit's own words: both languages can be told apart."""

from analysis.words.catalogue import LANGUAGES
from pages.web.delivery import BETTER, IT, streamlit_words


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
