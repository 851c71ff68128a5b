"""Personal data in a file: columns whose headings say so, and cells of whatever column.

What is found is refused by its place alone: no report repeats it.
"""

import re
from collections.abc import Iterator
from functools import cache

from analysis.contract.problems import PERSONAL, is_personal
from analysis.contract.schema import TABLES, Table
from analysis.intake import limits
from analysis.intake.grid import Grid, Issue
from analysis.intake.headings import NAMES_OF_PARTICIPANTS, ROWS_SEARCHED, Heading, fold, headings

_PERSONS = (
    "delegate|participant|attendee|person|people|official|member|guest|nominee|representative"
    "|visitor|traveller|contact|applicant|candidate|speaker|interpreter|staff"
)
# Parts of a heading, folded.
_WITHIN = re.compile(
    "e?mailaddress|email|メール|phone|mobilen|電話|携帯|連絡先|passport|旅券|パスポート"
    "|birth|生年月日|誕生日|fullname|firstname|lastname|familyname|givenname|middlename|surname"
    f"|forename|nickname|({_PERSONS})s?name|nameof(the)?({_PERSONS})"
    "|氏名|姓名|フリガナ|ふりがな|振り仮名|ローマ字|gender|性別|年齢|homeaddress|自宅"
    "|jobtitle|役職|職名|勤務先|所属|nationalid|socialsecurity|マイナンバー|個人番号"
    "|bloodtype|血液型|allerg|アレルギー|dietary|religion|宗教|emergency|緊急|whatsapp|wechat|skype|lineid"
)
# Whole headings, folded.
_WHOLE = frozenset(
    (
        *("mail", "tel", "fax", "mobile", "cell", "dob", "age", "sex", "contact", "contacts"),
        *("person", "persons", "signature", "姓", "名", "氏", "敬称", "担当者"),
        *("代表者", "出席者", "出席者名", "かな", "カナ"),
    )
)
# Of a person, unless the table is about places, which have these as well.
_OF_PLACES_TOO = frozenset(("name", "names", "名前", "お名前", "address", "住所"))
_NAMED_PLACES = ("name_en", "host_en", "place_en")


def personal_columns(cells: tuple[str, ...], table: Table | None) -> frozenset[int]:
    """Return the positions (from 1) of headings under which personal data stand."""
    return frozenset(at for at, cell in enumerate(cells, 1) if _is_personal(cell, table))


def personal_issues(grid: Grid, heading: Heading | None) -> Iterator[Issue]:
    """Yield the place of each personal heading, and of each personal cell in no known column."""
    table = heading.table if heading else None
    first, last = (heading.row, heading.row) if heading else (1, ROWS_SEARCHED)
    for number, cells in enumerate(grid.rows[first - 1 : last], first):
        yield from (Issue(PERSONAL, number, at) for at in sorted(personal_columns(cells, table)))
    for number, cells in enumerate(grid.rows, 1):
        is_below = heading is not None and number > heading.row
        for at, cell in enumerate(cells, 1):
            is_read = is_below and heading is not None and at in heading.columns
            if not is_read and is_personal(cell):
                yield Issue(PERSONAL, number, at)


def _is_personal(cell: str, table: Table | None) -> bool:
    if cell.strip() == NAMES_OF_PARTICIPANTS:
        return True
    folded = fold(cell[: limits.LETTERS])
    if not folded or folded in _contract_headings():
        return False
    if folded in _OF_PLACES_TOO:
        return table is None or not set(_NAMED_PLACES) & set(table.columns)
    return folded in _WHOLE or bool(_WITHIN.search(folded))


@cache
def _contract_headings() -> frozenset[str]:
    """Return every word that heads a column of the contract."""
    return frozenset(word for name in TABLES for word in headings(name))
