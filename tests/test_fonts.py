"""Every letter is set in a font that has it, or shown as a sign and named: none leaves a gap."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from analysis.maps.static_map import poster
from analysis.maps.static_map.svg import shaped
from analysis.narrative.record import letters_not_set_sentence
from analysis.reports.content.blocks import Listing, Report, Text, section
from analysis.reports.pdf.typesetting import letters_not_set, pdf
from analysis.words import fonts
from analysis.words.catalogue import LANGUAGES, words_in
from pages.web import hooks
from tests.code import ROOT
from tests.reports.reading import plain, read, root_of, words_on_pages
from tests.test_static_map import tree

# How places and institutions are written in the countries and at the offices, as a source may.
WORDS = {
    "rare kanji": "森鷗外 𠮷野 剝製 塡補 頰 𠮟る 𩸽 髙﨑 槇原 祇園 葛\U000e0100城",
    "Thai": "กรุงเทพมหานคร องค์การบริหารส่วนท้องถิ่น น้ำ",
    "Lao": "ນະຄອນຫຼວງວຽງຈັນ ສປປ ລາວ ນ້ຳ",
    "Khmer": "ក្រសួងមហាផ្ទៃ រាជធានីភ្នំពេញ ស្ត្រី",
    "Burmese": "ပြည်ထောင်စု ရန်ကုန်မြို့တော် ကျွန်ုပ်",
    "Hindi": "स्थानीय स्वशासन क्षेत्रीय श्री",
    "Sinhala": "ශ්‍රී ලංකා ප්‍රජාතාන්ත්‍රික",
    "Tamil": "தமிழ்நாடு உள்ளாட்சி ஸ்ரீ கொழும்பு",
    "Bengali": "পশ্চিমবঙ্গ স্থানীয় সরকার",
    "Telugu": "ఆంధ్ర ప్రదేశ్ శ్రీ",
    "Kannada": "ಕರ್ನಾಟಕ ಸ್ಥಳೀಯ",
    "Malayalam": "കേരളം തദ്ദേശ സ്വയംഭരണ",
    "Gujarati": "ગુજરાત ક્ષેત્ર",
    "Punjabi": "ਪੰਜਾਬ ਸਥਾਨਕ",
    "Odia": "ଓଡ଼ିଶା ସ୍ଥାନୀୟ",
    "Santali": "ᱥᱟᱱᱛᱟᱲᱤ",
    "Manipuri": "ꯃꯅꯤꯄꯨꯔ",
    "Jawi": "نڬارا بروني دارالسلام",
    "Urdu": "مقامی حکومت",
    "Korean": "한국지방자치단체국제화재단 서울특별시 釜山",
    "Chinese": "中华人民共和国国务院 广东省 对外友好协会",
    "Vietnamese": "Bộ Nội vụ, Thành phố Đà Nẵng",
    "Indonesian": "Kementerian Dalam Negeri Républik",
    "Latin": "Şişli İstanbul Łódź Ġgantija Český Țară Ọ̀ṣun ā ə",
    "Greek": "Ελλάδα Ἀθῆναι",
    "Cyrillic": "Қазақстан Україна",
    "others": "תל־אביב საქართველო Հայաստան",
    "signs": "☎ ✓ ✗ ➡ ★ ① ㈱ ㎡ ℃ № ₱ ₹ ₫ ฿ ៛ ₭ ₩",
    "emoji": "🙏🤝❤️👍🏽👩‍💻🇯🇵",
}
# Javanese, a sign of music, a rare syllable, what is for private use, a control character.
LACKING = "ꦲ𝄞뷁\ue000\x9f"
SIZE = 20
PLATE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="60" viewBox="0 0 500 60">{}</svg>'
)


def report_of(*texts: str) -> Report:
    listed = section("all", "All", Listing(tuple(map(Text, texts))))
    names = ("tiny", "A title", "A subtitle", ("Of tests", "As of today"), "2026-11", "")
    return Report("brief", "sg", "en", *names, (listed,))


def test_the_list_of_letters_is_that_of_the_fonts():
    """The list is made with the fonts (data/fonts/make.py); who reads it needs no fontTools."""
    held: dict[str, set[int]] = {}
    for file in fonts.FOLDER.glob("*.?tf"):
        with TTFont(file) as font:
            held.setdefault(font["name"].getDebugName(1), set()).update(font.getBestCmap())
    listed = {name: {ord(one) for one in own} for name, own in fonts.families().items()}

    assert listed == {name: own - {0} for name, own in held.items()}
    assert len(listed) > 20


def test_each_font_is_named_with_its_licence():
    told = (fonts.FOLDER / "README.md").read_text(encoding="utf-8")

    assert [file.name for file in fonts.FOLDER.glob("*.?tf") if file.name not in told] == []
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")


SCREEN = fonts.FOLDER / "screen"


@pytest.mark.parametrize("name", ["KizunaSans", "KizunaSerif"])
def test_the_fonts_of_the_screen_have_the_letters_and_weights_of_the_pages(name: str) -> None:
    with TTFont(SCREEN / f"{name}.woff2") as font:
        letters, (weights,) = set(font.getBestCmap()), font["fvar"].axes
        names = {str(record) for record in font["name"].names if record.nameID in (1, 3, 4, 6, 16)}
    told = {
        letter
        for language in LANGUAGES
        for path in (ROOT / "analysis" / "words" / "locale" / language).glob("*.ftl")
        for letter in path.read_text(encoding="utf-8")
    }
    latin = {letter for letter in told if ord(letter) in range(0x20, 0x250)}
    assert len(latin) > 70
    assert {letter for letter in latin if ord(letter) not in letters} <= {"\xad"}
    assert {ord(letter) for letter in WORDS["Vietnamese"] + "ÅÅāūō–—’“”…→"} <= letters
    assert (weights.axisTag, weights.minValue, weights.maxValue) == ("wght", 400, 700)
    # The licence reserves the name of what it was made from.
    assert names
    assert {one for one in names if "source" in one.lower()} == set()


def test_the_font_of_icons_has_each_that_may_be_shown() -> None:
    """Streamlit's scripts name them, and a word stands where one is missing."""
    asked = re.compile(r":material/([a-z0-9_]+)")
    scripts = (*hooks.SCRIPTS.glob("*.js"), *(ROOT / "pages").rglob("*.py"))
    named = {name for one in scripts for name in asked.findall(one.read_text(encoding="utf-8"))}
    held = icons_of(SCREEN / "MaterialSymbolsRounded.woff2")
    (whole,) = (hooks.SCRIPTS.parent / "media").glob("MaterialSymbols*")
    assert {"expand_more", "close", "error"} <= held
    # A name for which the whole font has no icon either is one of Streamlit's examples.
    assert held == named & icons_of(whole)


def icons_of(file: Path) -> set[str]:
    """Return the names of the icons of a font, in which each is a ligature for its name."""
    with TTFont(file) as font:
        letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
        return {
            "".join(letters.get(part, "?") for part in (first, *ligature.Component))
            for lookup in font["GSUB"].table.LookupList.Lookup
            for table in lookup.SubTable
            for first, those in getattr(table, "ExtSubTable", table).ligatures.items()
            for ligature in those
        }


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_the_sources_lack_no_letter(name):
    assert fonts.letters_without_font(WORDS[name]) == ()
    assert fonts.signed(WORDS[name]) == WORDS[name]


def test_a_pdf_holds_the_words_of_every_script():
    told = plain(words_on_pages(pdf(report_of(*WORDS.values()))))

    # Letters that join are put in another order by those who read a PDF back.
    simple = ("Korean", "Chinese", "Vietnamese", "Indonesian", "Greek", "signs")
    assert [WORDS[name] for name in simple if plain(WORDS[name]) not in told] == []
    assert [one for one in "鷗𠮷剝塡頰𠮟𩸽髙﨑槇" if one not in told] == []
    assert fonts.SIGN not in told


def test_a_letter_that_no_font_has_is_a_sign_and_is_named():
    report = report_of(*(f"before {letter} after" for letter in LACKING))

    told = words_on_pages(pdf(report))
    assert told.count(fonts.SIGN) == len(LACKING)
    assert letters_not_set(report) == tuple(sorted(LACKING))
    for language in LANGUAGES:
        sentence = letters_not_set_sentence(letters_not_set(report), words_in(language))
        assert fonts.SIGN in sentence
        assert [one for one in ("ꦲ", "U+A9B2", "U+1D11E", "U+009F") if one not in sentence] == []
    assert letters_not_set_sentence((), words_in("en")) == ""


def test_of_very_many_letters_only_the_first_are_named():
    many = [chr(number) for number in range(0xA980, 0xA980 + 30)]
    sentence = letters_not_set_sentence(many, words_in("en"))

    assert sentence.startswith("30 letters")
    assert "22 more" in sentence
    assert len(sentence) < 300


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_becomes_a_pdf_that_can_be_followed(text):
    """Typst refuses PDF/UA for a letter that it cannot set, with marks upon it or without."""
    made = read(pdf(report_of(f"<svg {text}", text)))

    assert root_of(made)["/MarkInfo"]["/Marked"]


def ink(picture: bytes) -> int:
    """Return how many columns lie between the first and the last in which there is ink."""
    box = ImageOps.invert(Image.open(BytesIO(picture)).convert("L")).getbbox()
    assert box is not None
    left, _, right, _ = box
    return right - left


def text_of(words: str) -> str:
    return f'<text x="10" y="40" font-size="{SIZE}" font-family="Noto Sans CJK JP">{words}</text>'


def on_a_page(words: str) -> int:
    """Return how wide a page sets words, in pixels of the size of the pictures."""
    page = f"#set page(width: auto, height: auto, margin: 9pt)\n#set text({SIZE}pt, font: "
    families = ", ".join(f'"{family}"' for family in fonts.families())
    source = f"{page} ({families}))\n#box[#sys.inputs.words]"
    made = typst.compile(
        source.encode(),
        font_paths=fonts.typst_fonts(),
        format="png",
        ppi=72,
        sys_inputs={"words": words},
    )
    return ink(made)


@pytest.mark.parametrize("name", WORDS)
def test_a_picture_sets_words_as_a_page_does(name):
    """Where letters are torn apart, they lie over each other or stand too wide."""
    drawn = poster.png_bytes(PLATE.format(text_of(WORDS[name])), 1)

    assert abs(ink(drawn) - on_a_page(WORDS[name])) <= 2


@pytest.mark.parametrize("name", WORDS)
def test_the_width_of_words_is_estimated_fairly(name):
    """Too narrow, names would lie over each other on a map; too wide, they would find no place."""
    assert 0.65 < SIZE * fonts.width(WORDS[name]) / on_a_page(WORDS[name]) < 1.5


def test_a_picture_draws_what_no_font_has_as_a_sign():
    assert ink(poster.png_bytes(PLATE.format(text_of("ꦲ")), 1)) == on_a_page(fonts.SIGN)


def test_only_words_that_need_it_become_outlines_where_they_stood():
    words = (
        '<g font-size="20" text-anchor="end"><title>ខ្មែរ</title><text x="90" y="30" fill="#123456"'
        ' stroke="#fff">ខ្មែរ<tspan x="90" dy="20">two</tspan></text><text>plain</text></g>'
    )
    _, outlined, kept = tree(shaped(PLATE.format(words)))[0]

    assert kept.tag.endswith("text")
    assert (outlined.get("fill"), outlined.get("stroke")) == ("#123456", "#fff")
    places = [line.get("transform", "") for line in outlined[1]]
    first, second = (float(re.findall(r"[\d.]+", place)[0]) for place in places)
    assert [place.endswith(f" {y}.00)") for place, y in zip(places, (30, 50), strict=True)]
    assert 0 < second < first < 90
