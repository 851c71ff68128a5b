"""Strict Open XML, which openpyxl does not read, in the names of the Transitional kind.

Excel offers it as "Strict Open XML Spreadsheet". ISO/IEC 29500 gives the two kinds the same
elements and other namespaces; a day may stand in it as text, which openpyxl reads.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

_STRICT = b"http://purl.oclc.org/ooxml/"
# Within quotation marks: a name of a namespace or relationship, and no text of a cell.
_NAME = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"


def is_strict(parts: Mapping[str, bytes]) -> bool:
    """Whether a workbook of these parts is of the Strict kind."""
    return any(_STRICT in part for name, part in parts.items() if name.endswith(".rels"))


def transitional(parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook as the Transitional kind has it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            is_xml = name.lower().endswith((".xml", ".rels"))
            archive.writestr(name, _NAME.sub(_TRANSITIONAL, part) if is_xml else part)
    return out.getvalue()
