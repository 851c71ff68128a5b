"""Reports in each format are read alike; a hostile one gets a sentence and costs no memory."""

import json
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from openpyxl import Workbook
from pikepdf import Dictionary, Encryption, Name, Pdf

from analysis.cli import read as command
from analysis.intake import limits
from analysis.intake.grid import RefusedError
from analysis.report_reader import formats
from analysis.report_reader.drafts import Draft, draft_json
from analysis.report_reader.formats import text_of
from analysis.report_reader.reading import read_text
from analysis.report_reader.sandbox import CODES, read_report
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT, modules
from tests.report_reader.corpus import loaded_record

resource = pytest.importorskip("resource") if sys.platform != "win32" else None

TITLE = "Local Government Exchange and Cooperation Seminar 2023"
SENTENCE = (
    "The seminar of J.CLAIR Singapore was held from 27 November to 3 December 2023 "
    "in Tokyo and Hagi City, Yamaguchi Prefecture."
)
PROGRAMME = (
    ("28 Nov", "Tokyo", "Lecture on local taxes\nVisit to the Imperial Palace"),
    ("1 Dec", "Hagi", "Visit to Hagi Castle"),
)


def as_text() -> bytes:
    rows = ("\t".join(row).replace("\n", "\n• ") for row in PROGRAMME)
    return "\r\n".join([TITLE, "", SENTENCE, *rows]).encode("utf-16")


def as_web_page() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) + "</tr>"
        for row in PROGRAMME
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Page</title>
    <script>document.write("was held from 1 to 2 May 1999")</script></head><body>
    <nav>Seminar of 3 May 1998</nav><h1>{TITLE}</h1><p>{SENTENCE}</p>
    <p style="display: none">held online</p><table>{rows}</table></body></html>""".encode()


def as_word() -> bytes:
    made, out = docx.Document(), BytesIO()
    made.add_heading(TITLE, 1)
    made.add_paragraph(SENTENCE)
    table = made.add_table(0, 3)
    for row in PROGRAMME:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.save(out)
    return out.getvalue()


def as_workbook() -> bytes:
    made, out = Workbook(), BytesIO()
    sheet = made.active
    sheet.append([TITLE])
    sheet.append([SENTENCE])
    for row in PROGRAMME:
        sheet.append(row)
    hidden = made.create_sheet("hidden")
    hidden.append([date(1999, 5, 1), "Tokyo", "held online"])
    hidden.sheet_state = "hidden"
    made.save(out)
    return out.getvalue()


def pdf_of(lines: list[str], pages: int = 1) -> Pdf:
    """Return a PDF with a text layer, made by hand: one line of text below the other."""
    made = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    for _ in range(pages):
        page = made.add_blank_page(page_size=(900, 600))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 14 TL 20 500 Td {shown} ET".encode())
        page.Resources = Dictionary(Font=Dictionary(F1=font))
    return made


def saved(pdf: Pdf, encryption: Encryption | bool = False) -> bytes:
    out = BytesIO()
    pdf.save(out, encryption=encryption)
    return out.getvalue()


def as_pdf() -> bytes:
    rows = "\n".join(" ".join(row).replace("\n", "\n- ") for row in PROGRAMME)
    # A line ends within the period.
    return saved(pdf_of([TITLE, "", *textwrap.wrap(SENTENCE, 66), *rows.split("\n")]))


MADE: dict[str, Callable[[], bytes]] = {
    "text": as_text,
    "web page": as_web_page,
    "word": as_word,
    "workbook": as_workbook,
    "pdf": as_pdf,
}


def values(draft: Draft, field: str) -> list[object]:
    return [one.value for one in draft.proposals if one.field == field]


@pytest.mark.parametrize("name", MADE)
def test_a_report_is_read_alike_in_each_format(name: str) -> None:
    (draft,) = read_text(text_of(MADE[name]()), loaded_record())
    assert values(draft, "sources.title") == [TITLE]
    assert values(draft, "seminars.start_date") == ["2023-11-27"]
    assert values(draft, "seminars.end_date") == ["2023-12-03"]
    assert values(draft, "seminars.mode") == ["in_person"]
    assert values(draft, "hosts.host_en") == ["Hagi"]
    assert values(draft, "programme.date") == ["2023-11-28", "2023-11-28", "2023-12-01"]
    assert values(draft, "programme.part") == ["central", "central", "host"]
    assert values(draft, "programme.title_en") == [
        "Lecture on local taxes",
        "Visit to the Imperial Palace",
        "Visit to Hagi Castle",
    ]


def test_letters_of_japan_are_read_in_the_codes_that_are_in_use() -> None:
    text = "海外自治体幹部交流協力セミナーを開催しました。\n"
    for code in ("utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16"):
        assert text_of(text.encode(code)) == text


def test_the_address_of_a_page_is_part_of_its_text() -> None:
    page = (
        b"<html><head><link rel='canonical' href='https://a.example/b'></head><p>Report</p></html>"
    )
    assert text_of(page) == "Report\n\nhttps://a.example/b\n"


# Hostile documents.


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    return archive({"word/document.xml": bytes(100_000_000)})


def quadratic() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 50}">' for n in range(1, 9))
    document = f'<!DOCTYPE d [<!ENTITY a0 "aaaa">{entities}]><w:document>&a8;</w:document>'
    with ZipFile(BytesIO(as_word())) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    return archive({**parts, "word/document.xml": document.encode()})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (bomb, "zip_bomb"),
    "entities": (quadratic, "broken"),
    "macros": (lambda: archive({"word/document.xml": b"", "word/vbaProject.bin": b"x"}), "macros"),
    "cut off": (lambda: as_word()[:2000], "broken"),
    "not a report": (lambda: archive({"a.bin": b"x"}), "unknown_kind"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(5000), "unknown_kind"),
    "bytes": (lambda: b"a\0b" * 100, "unknown_kind"),
    "no known letters": (lambda: b"\x81\xff\xfe\xfd" * 9, "encoding"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(3000), "old_word"),
    "locked word": (
        lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "10,000 pages": (lambda: saved(pdf_of(["text"], 10_000)), "too_many_pages"),
    "locked pdf": (
        lambda: saved(pdf_of([SENTENCE]), Encryption(owner="a", user="b", R=4)),
        "password",
    ),
    "pictures of pages": (lambda: saved(pdf_of([], 3)), "no_text_layer"),
    "half a pdf": (lambda: as_pdf()[:300], "broken"),
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b" \n\t ", "empty"),
    "an empty page": (lambda: b"<html><body><script>alert(1)</script></body></html>", "empty"),
    "too large": (lambda: b"a" * (limits.BYTES + 1), "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_for_what_it_is(name: str) -> None:
    made, code = HOSTILE[name]
    with pytest.raises(RefusedError) as refused:
        text_of(made())
    assert refused.value.issue.code == code


def memory() -> int:
    """Return the most memory that this process has taken so far, where the system tells it."""
    return 0 if resource is None else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_the_process_reads_and_hostile_documents_cost_the_server_no_memory() -> None:
    known, content = loaded_record(), as_word()
    documents = [bomb(), quadratic(), b"<p>" * 1_000_000, b"December " * 500_000]
    before = memory()
    report = read_report(content, known)
    codes = [read_report(document, known).refused for document in documents]
    assert memory() - before < 50_000_000
    assert report.drafts == read_text(text_of(content), known)
    assert report.text == text_of(content)
    assert codes[:2] == ["zip_bomb", "broken"]
    assert set(codes[2:]) <= {"", "empty", "broken", "too_slow", "too_much_memory"}


def test_a_long_text_is_read_up_to_its_limit_and_the_rest_stays_unread() -> None:
    text = f"{TITLE}\n{SENTENCE}\n" + "We thank all who took part in it once more.\n" * 4000
    (draft,) = read_text(text, loaded_record())
    assert values(draft, "seminars.start_date") == ["2023-11-27"]
    assert draft.unread[-1][1] == len(text) - 1


def test_libraries_that_open_strangers_files_are_imported_by_the_child_alone() -> None:
    openers = {"docx", "pypdf", "lxml"}
    users = {
        module.name
        for module in modules("analysis", "pages", "kizuna")
        if openers & {name.split(".")[0] for name in module.imports}
    }
    assert users == {"analysis.report_reader.formats"}
    importers = {
        module.name
        for module in modules("analysis", "pages", "kizuna")
        if any(name.startswith("analysis.report_reader.formats") for name in module.imports)
    }
    assert importers == {"analysis.report_reader.worker"}


def test_each_code_has_a_sentence_and_is_raised() -> None:
    raised = {code for _, code in HOSTILE.values()}
    assert {*CODES} == raised | {"too_slow", "too_much_memory", "crashed"}
    for language in LANGUAGES:
        assert all(words_in(language).text(f"read-refused-{code}") for code in CODES)


# The command.


def test_the_command_prints_drafts_or_the_text(
    tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(as_word())
    arguments = [str(file), "--folder", str(ROOT / "data")]
    assert command.main(arguments) == 0
    text = text_of(as_word())
    drafts = [draft_json(draft) for draft in read_text(text, loaded_record())]
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(drafts))
    assert command.main([*arguments, "--text"]) == 0
    assert capsys.readouterr().out == text


def test_the_command_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = BytesIO(f"{TITLE}\n{SENTENCE}".encode())
    monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": given}))
    assert command.main(["--folder", str(ROOT / "data")]) == 0
    (draft,) = json.loads(capsys.readouterr().out)
    assert draft["kind"] == "seminar"
    assert set(draft) == {"kind", "proposals", "unread"}
    names = {"field", "value", "words", "start", "end", "alternatives", "row"}
    assert all(set(one) == names for one in draft["proposals"])


def test_the_command_says_what_cannot_be_read(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path / "none.txt"), "--folder", str(ROOT / "data")]) == 2
    assert "none.txt" in capsys.readouterr().err
    file = tmp_path / "scan.pdf"
    file.write_bytes(saved(pdf_of([], 2)))
    assert command.main([str(file), "--folder", str(ROOT / "data")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == words_in("en").text("read-refused-no_text_layer")


def test_a_report_may_have_so_many_pages() -> None:
    with pytest.raises(RefusedError):
        text_of(saved(pdf_of(["text of a page"], formats.PAGES + 1)))
    assert text_of(saved(pdf_of(["text of a page that is long"], 2)))
