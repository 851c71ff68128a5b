"""The language of a text by its letters, and HTML that says so of each part."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.html.elements import in_its_language, language_of
from analysis.words.catalogue import LANGUAGES

LANGUAGES_OF = {
    "下関市": "ja",
    "ﾗｵｽ": "ja",
    "𠮷野家": "ja",
    "CLAIR フラッシュ": "ja",
    "라오스": "ko",
    "ประเทศลาว": "th",
    "ລາວ": "lo",
    "ကမ္ဘာ": "my",
    "កម្ពុជា": "km",
    "ශ්‍රී ලංකාව": "si",
    "இலங்கை": "ta",
    "Outline of the Japan Study Tour": "en",
    "Yoshida Castle": "en",
    "Programme d'étude de l'administration locale japonaise": "fr",
    "quatre cadres dans les villes de Tokyo et de Takahashi": "fr",
    "2019": "",
    "CLAIR": "",
    "2.7km": "",
}


@pytest.mark.parametrize(("text", "language"), LANGUAGES_OF.items())
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def ja(text: str) -> str:
    return f'<span lang="ja">{text}</span>'


def en(text: str) -> str:
    return f'<span lang="en">{text}</span>'


FLASH = "クレア海外事務所フラッシュ 2023年2月22日配信"
STUDY = "海外自治体幹部交流協力セミナー"
ON_A_PAGE = (
    ("en", FLASH, ja(FLASH)),
    ("en", "東日新聞 · published 2018", f"{ja('東日新聞')} · published 2018"),
    ("en", "9 results for “下関”", f"9 results for “{ja('下関')}”"),
    ("en", "下関 and 北九州", f"{ja('下関')} and {ja('北九州')}"),
    ("en", "Yoshida Castle", "Yoshida Castle"),
    ("en", "Jeux de la francophonie et des arts", '<span lang="fr">…</span>'),
    ("en", "<b>下関</b> & co", f"{ja('&lt;b&gt;下関&lt;/b&gt;')} &amp; co"),
    ("ja", "下関市", "下関市"),
    ("ja", "CLAIR · 2018年公表", "CLAIR · 2018年公表"),
    (
        "ja",
        "Council of Local Authorities · 2018年",
        f"{en('Council of Local Authorities')} · 2018年",
    ),
    ("ja", "Multiculturalism", en("Multiculturalism")),
    ("ja", "9 members <b>", en("9 members &lt;b&gt;")),
    ("ja", "2.7km", "2.7km"),
)


@pytest.mark.parametrize(("language", "text", "written"), ON_A_PAGE)
def test_a_page_marks_what_is_in_another_language(language: str, text: str, written: str) -> None:
    assert in_its_language(text, language) == written.replace("…", text)


@given(text=st.text(), language=st.sampled_from(LANGUAGES))
def test_no_letter_is_lost_and_none_becomes_html(text: str, language: str) -> None:
    written = in_its_language(text, language)
    assert re.sub(r'<span lang="\w\w">|</span>', "", written) == escape(text)
