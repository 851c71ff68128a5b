"""Words and signs that stand in a cell for another one: "as above", and "there is nothing"."""

from analysis.writing.normal import of_one_width

_DITTOS = frozenset(
    (
        *("〃", "々", "仝", '"', "''", "”", "″", "〃〃", "do.", "ditto", "same", "as above", "id."),
        *(
            "same as above",
            "ibid",
            "ibid.",
            "idem",
            "↑",
            "同上",
            "同",
            "同じ",
            "上に同じ",
            "上と同じ",
        ),
        *("上記と同じ", "上記に同じ", "同前", "同左", "同右", "同様", "上記同様", "前に同じ"),
        *("上記のとおり", "上記の通り", "〻", "ゝ", "ヽ", "ヾ", "ゞ", "↓", ",,"),
    )
)
_NOTHING = frozenset(
    (
        *("-", "--", "---", "‐", "–", "—", "―", "−", "ー", "_", "/", ".", "..", "...", "…", "・"),
        *("?", "??", "???", "n/a", "na", "n.a.", "#n/a", "none", "nil", "null", "nan", "nothing"),
        *("unknown", "not known", "not available", "not applicable", "unspecified", "blank"),
        *("tbd", "tba", "tbc", "t.b.d.", "to be decided", "to be determined", "to be confirmed"),
        *("to be announced", "undecided", "empty", "(blank)", "pending"),
        *(
            "なし",
            "無し",
            "ナシ",
            "無",
            "該当なし",
            "特になし",
            "記載なし",
            "記録なし",
            "不明",
            "未詳",
            "不詳",
        ),
        *("not documented", "not recorded", "not stated", "no data", "no information", "unclear"),
        *(
            "undetermined",
            "特に無し",
            "特記なし",
            "特記事項なし",
            "該当無し",
            "該当せず",
            "記載無し",
        ),
        *("情報なし", "詳細不明", "未決定", "未記載", "未公表", "無記入", "記入なし", "後日記入"),
        *("要確認", "記載無し"),
        *(
            "未定",
            "未確定",
            "未記入",
            "未入力",
            "調整中",
            "検討中",
            "確認中",
            "空欄",
            "空白",
            "非公開",
            "非公表",
        ),
    )
)


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return _bare(text) in _DITTOS


def stands_for_nothing(text: str) -> bool:
    """Whether a cell says no more than that there is nothing, or nothing known."""
    return _bare(text) in _NOTHING


def _bare(text: str) -> str:
    return of_one_width(text).strip(" ()[]「」").casefold()
