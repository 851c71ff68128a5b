"""The text of a report out of its file: text, web page, Word, PDF with a text layer, Excel.

Rows of tables become lines with a tab between cells, entries of lists begin with a bullet. What a
file
is, its content says and not its name. Only the process that reads strangers' files imports this.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree, html
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from analysis.intake import limits
from analysis.intake.files.guard import refuse_hostile
from analysis.intake.grid import RefusedError

# The report of a week has a dozen; a year's newsletters together some hundred.
PAGES = 300
# Of the text; a report has some thousands.
LETTERS = 400_000
# How many letters a page of a PDF has at least that was not only scanned.
_FEWEST = 20
_DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError),
    *(KeyError, TypeError, AttributeError, IndexError, OverflowError, struct.error, AssertionError),
)
_OLE = b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|table|div|p|h1|article|section|ul)\b", re.IGNORECASE
)
_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"{\\rtf")
# What belongs to the site and not to the report, and what nobody sees.
_NOT_READ = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "footer",
    "form",
    "iframe",
    "object",
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "main",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "br",
        "hr",
        "address",
        "caption",
        "thead",
        "tbody",
    ]
)
_SPACES = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*")


def text_of(content: bytes) -> str:
    """Return the text of a report.

    Raises RefusedError with the code of why there is none: too_large, empty, unknown_kind,
    encoding,
    old_word, password, macros, zip_bomb, too_many_pages, no_text_layer, broken.
    """
    if len(content) > limits.BYTES:
        raise RefusedError("too_large", detail=str(limits.BYTES // 1_000_000))
    if not content.strip():
        raise RefusedError("empty")
    text = _tidy(_read(content))
    if not any(map(str.isalnum, text)):
        raise RefusedError("empty")
    return text[:LETTERS]


def _read(content: bytes) -> str:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return _pdf(content)
    if head.startswith(b"PK"):
        return _archive(content)
    if head.startswith(_OLE):
        raise RefusedError(
            "password" if "EncryptedPackage".encode("utf-16-le") in content else "old_word"
        )
    if head.startswith(_OTHERS):
        raise RefusedError("unknown_kind")
    if _MARKUP.search(head) and head.startswith(b"<"):
        return _web_page(content)
    return _plain(content)


def _tidy(text: str) -> str:
    """Return a text with line breaks of one kind, and no more than one blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", "")
    return re.sub(r"\n{3,}", "\n\n", _SPACES.sub("\n", lines)).strip("\n") + "\n"


def _plain(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_wide and b"\0" in content[:4096]:
        raise RefusedError("unknown_kind")
    for codes in (("utf-16",),) if is_wide else (("utf-8-sig",), ("cp932", "euc_jp")):
        texts = [text for code in codes if (text := _decoded(content, code)) is not None]
        if texts:
            # Text in EUC that is read as Shift JIS is full of narrow kana, which nobody writes.
            return unwrapped(min(texts, key=lambda text: len(_NARROW_KANA.findall(text))))
    raise RefusedError("encoding")


_NARROW_KANA = re.compile("[\uff61-\uff9f]")


def _decoded(content: bytes, code: str) -> str | None:
    try:
        return content.decode(code)
    except UnicodeDecodeError:
        return None


def _archive(content: bytes) -> str:
    """Return the text of a Word file or a workbook, which are archives."""
    try:
        names = _guarded(content)
        if "word/document.xml" in names:
            return "\n".join(_word(docx.Document(BytesIO(content))))
        if "xl/workbook.xml" in names:
            refuse_hostile(content)
            return "\n".join(_workbook(content))
    except RefusedError as error:
        raise RefusedError(_AS_REPORT.get(error.issue.code, "broken")) from error
    except (*_DAMAGE, OpcError, etree.LxmlError) as error:
        raise RefusedError("broken") from error
    raise RefusedError("unknown_kind")


# What a workbook is refused for, in the words of a report.
_AS_REPORT = {
    **dict.fromkeys(("zip_bomb", "too_many_cells", "xml_bomb"), "zip_bomb"),
    "macros": "macros",
}


def _guarded(content: bytes) -> list[str]:
    """Return the names of an archive's parts, of which none is unpacked yet."""
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    if len(parts) > limits.PARTS or sum(one.file_size for one in parts) > limits.UNPACKED_BYTES:
        raise RefusedError("zip_bomb")
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise RefusedError("macros")
    return [part.filename for part in parts]


def _word(document: WordDocument) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield _paragraph(part)
        else:
            yield from _word_table(part)
            yield ""


def _paragraph(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    is_entry = style.startswith("List") or (properties is not None and properties.numPr is not None)
    return f"• {paragraph.text}" if is_entry and paragraph.text.strip() else paragraph.text


def _word_table(table: Table) -> Iterator[str]:
    """Yield the rows of a table; a cell over several columns once, over several rows in each."""
    for row in table.rows:
        cells = dict.fromkeys(row.cells)
        yield from _row([[*filter(str.strip, cell.text.split("\n"))] for cell in cells])


def _row(cells: list[list[str]]) -> Iterator[str]:
    """Yield a row: of a cell with several lines, as a day's programme has, each by itself."""
    for number in range(max(map(len, cells), default=0)):
        is_first = number == 0
        parts = [lines[number] if number < len(lines) else "" for lines in cells]
        filled = parts if is_first else [f"• {part}" for part in parts if part]
        yield "\t".join(part.strip() for part in filled)


def _workbook(content: bytes) -> Iterator[str]:
    book = load_workbook(BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            if not sheet.row_dimensions[number].hidden and any(value is not None for value in row):
                yield from _row([_cell(value).split("\n") for value in row])
        yield ""


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _web_page(content: bytes) -> str:
    try:
        page = html.document_fromstring(
            content, parser=html.HTMLParser(encoding=_encoding(content))
        )
    except (etree.LxmlError, *_DAMAGE) as error:
        raise RefusedError("broken") from error
    address = page.xpath("string(//link[@rel='canonical']/@href)")
    heading = page.xpath("string(//title)")
    for element in page.xpath("|".join(f"//{name}" for name in (*_NOT_READ, "head"))):
        element.drop_tree()
    for element in page.xpath(
        "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
    ):
        if element.getparent() is not None:
            element.drop_tree()
    text = re.sub(r"\n\s*\n\s*\n+", "\n\n", "".join(_pieces(page)))
    has_heading = bool(page.xpath("//h1[normalize-space()]")) or not heading.strip()
    before = "" if has_heading else f"{' '.join(heading.split())}\n\n"
    return f"{before}{text.strip()}\n" + (f"\n{address}\n" if address else "")


def _encoding(content: bytes) -> str | None:
    """Return the encoding that a page is in: UTF-8 if it can be, else what it says itself."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        said = re.search(rb"charset=[\"']?([\w-]+)", content[:2048])
        return said[1].decode("ascii") if said else "cp932"
    return "utf-8"


def _pieces(page: html.HtmlElement) -> Iterator[str]:
    """Yield the text of a page, with line breaks around blocks and tables row by row."""
    rows = _rows_of_tables(page)
    for event, element in etree.iterwalk(page, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and name == "row":
            yield f"\n{rows[int(element.get('n'))]}"
        elif event == "start":
            yield from _before(name)
            if name and element.text:
                yield _on_a_line(element.text, name)
        else:
            if name in _BLOCKS and name not in ("br", "li"):
                yield "\n" if name in ("tr", "thead", "tbody") else "\n\n"
            if element.tail:
                yield _on_a_line(element.tail, "")


def _rows_of_tables(page: html.HtmlElement) -> list[str]:
    """Return the rows of the tables as lines, and leave a mark where each was.

    A row that holds another table only lays the page out, and stays.
    """
    rows: list[str] = []
    for row in page.xpath(".//tr[not(.//table) and (td or th)]"):
        cells = [["", *_lines(cell)][1:] for cell in row.xpath("./td|./th")]
        mark = etree.SubElement(row.getparent(), "row", n=str(len(rows)))
        row.addprevious(mark)
        rows.append("\n".join(_row(cells)))
        row.drop_tree()
    return rows


def _lines(cell: html.HtmlElement) -> list[str]:
    pieces = "".join(_pieces(cell)).split("\n")
    return [" ".join(piece.removeprefix("• ").split()) for piece in pieces if piece.strip(" •")]


def _before(name: str) -> Iterator[str]:
    if name == "li":
        yield "\n• "
    elif name in _BLOCKS:
        yield "\n"


def _on_a_line(text: str, name: str) -> str:
    return (
        text
        if name == "pre"
        else re.sub(r"\s+", " ", text)
        if text.strip()
        else " " * ("\n" not in text)
    )


def _pdf(content: bytes) -> str:
    try:
        texts = [*_pages(PdfReader(BytesIO(content)))]
    except (PyPdfError, *_DAMAGE) as error:
        raise RefusedError("broken") from error
    if sum(map(len, texts)) < _FEWEST * len(texts):
        raise RefusedError("no_text_layer")
    return unwrapped("\n".join(texts), is_set=True)


def _pages(reader: PdfReader) -> Iterator[str]:
    """Yield the texts of pages, until they are longer than any report."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("password")
    if reader.get_num_pages() > PAGES:
        raise RefusedError("too_many_pages", detail=str(PAGES))
    letters = 0
    for page in reader.pages:
        text = page.extract_text()
        yield text
        letters += len(text)
        if letters > LETTERS:
            return


# Lines that were broken to fit a page.

# A page is no wider; whole paragraphs on a line are.
_WIDEST = 120
_NARROWEST = 40
_NEW_LINE = re.compile(
    r"\s*(?:[•●○◯◎・◆◇■□▪▫▶►➢➤✓*※→①-⑳-]|[0-9]{1,2}[.)]\s|\([0-9]{1,2}\)|"
    r"[0-9]{1,4}\s*(?:[/.年月日]|st|nd|rd|th)?"
    r"\s*(?:[0-9]{1,2}|[A-Z][a-z]{2,8}\b|日)|[A-Z][a-z]{2,8}\.?\s[0-9]{1,2}\b|[^:：.。]{2,30}[:：])"
)


def unwrapped(text: str, *, is_set: bool = False) -> str:
    """Return a text with the lines of a paragraph joined that only the width of a page has parted.

    Of a text that `is_set` on pages the width is that of its widest lines; elsewhere a paragraph
    has one only if all its lines but the last are about as wide. A line that begins an entry, or
    after the end of a sentence, begins anew.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    widths = [_width(line) for line in lines]
    page = sorted(filter(None, widths))[-max(1, len(lines) // 10)] if any(widths) else 0
    joined: list[str] = []
    for number, line in enumerate(lines):
        width = page if is_set else _width_of_paragraph(lines, widths, number)
        previous = lines[number - 1] if number else ""
        if joined and _goes_on(previous, line, width):
            is_japanese = not (previous.rstrip()[-1].isascii() and line.lstrip()[0].isascii())
            joined[-1] = joined[-1].rstrip() + ("" if is_japanese else " ") + line.lstrip()
        else:
            joined.append(line)
    return "\n".join(joined)


def _width_of_paragraph(lines: list[str], widths: list[int], at: int) -> int:
    """Return how wide the lines of a paragraph are set, or 0 where they are not."""
    first, last = at, at
    while first > 0 and lines[first - 1].strip() and at - first < _AROUND:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip() and last - at < _AROUND:
        last += 1
    widest = max(widths[first : last + 1])
    is_even = all(width > 0.75 * widest for width in widths[first:last])
    return widest if is_even and last - first > 1 else 0


# So many lines on either side tell how wide a paragraph is.
_AROUND = 8


def _width(line: str) -> int:
    """Return how wide a line is; a Japanese letter is as wide as two others."""
    return sum(1 if sign.isascii() else 2 for sign in line.strip())


def _goes_on(line: str, following: str, set_width: int) -> bool:
    """Whether a line goes on in the following one."""
    if not line.strip() or not following.strip() or "\t" in line + following:
        return False
    width, first, last = _width(line), following.strip()[0], line.strip()[-1]
    if not _NARROWEST < set_width <= _WIDEST or _NEW_LINE.match(following):
        return False
    if first.islower():
        return width > 0.6 * set_width
    words = [word for word in line.split() if word[0].isalpha()]
    if first.isupper() and sum(word[0].isupper() for word in words) > 0.7 * len(words):
        # A heading: Local Government Exchange and Cooperation Seminar.
        return False
    return width > 0.85 * set_width and last not in ".!?。！？:："
