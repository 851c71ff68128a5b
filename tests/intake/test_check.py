"""The command says everything in the reader's language, and its exit code tells scripts."""

import json
import re
import subprocess
import sys
from functools import partial
from inspect import getsource
from pathlib import Path

import pytest

from analysis.cli.check import main, report
from analysis.contract.problems import Problem
from analysis.intake import limits
from analysis.intake.results.reading import CODES, REASONS
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.problem_sentences import problem_sentence, problem_sentences
from tests.code import ROOT
from tests.intake import files as files_intake
from tests.intake import test_adding, test_guard, test_refusing, test_signs, test_workbooks
from tests.intake.files import check, text

DATA = ROOT / "data"
HEADINGS = ["theme_id", "name_en", "name_ja", "family_id"]


def file(folder: Path, rows: list[list[str]], name: str = "themes.csv") -> str:
    path = folder / name
    path.write_bytes(text(rows).encode())
    return str(path)


@pytest.mark.parametrize(("name", "language"), [("record", "en"), ("demo", "ja")])
def test_the_shipped_files_are_accepted(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(path) for path in sorted((DATA / name).glob("*.csv"))]
    assert main(["--lang", language, "--data", name, *files]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(files)


def test_the_reference_tables_are_accepted() -> None:
    assert main([str(path) for path in sorted((DATA / "reference").glob("*.csv"))]) == 0


REPORTS = {
    "en": [
        (
            "themes.csv, row 1, column B (name_en): “Name (English)” was converted to “name_en”: "
            "a heading in words or in other letters."
        ),
        (
            "themes.csv, row 2, column A (theme_id): “ｗａｔｅｒ” was converted to “water”: "
            "full-width letters or digits."
        ),
        (
            "themes.csv, row 3, column A (theme_id): “Sea!” does not have the right form. "
            "See the column in the data dictionary."
        ),
        (
            "themes.csv, row 3, column C (name_ja): “#N/A” is an error of Excel. "
            "Correct the formula that gave it, and write its result."
        ),
        "themes.csv: refused. 3 rows read: 1 accepted, 1 refused, 1 blank. 2 problems.",
    ],
    "ja": [
        (
            "themes.csv、1行目、B列（name_en）：「Name (English)」を「name_en」と読み替えました"
            "（見出しが語で、又は別の書き方で記されているため）。"
        ),
        (
            "themes.csv、2行目、A列（theme_id）：「ｗａｔｅｒ」を「water」と読み替えました"
            "（全角の英数字のため）。"
        ),
        (
            "themes.csv、3行目、A列（theme_id）：「Sea!」は書式が正しくありません。"
            "データ辞書の該当する列をご覧ください。"
        ),
        (
            "themes.csv、3行目、C列（name_ja）：「#N/A」はExcelのエラー値です。"
            "元の数式を直し、その結果を値で入力してください。"
        ),
        (
            "themes.csv：このままでは取り込めません。"
            "3行を読み取りました（取込み可1行、要修正1行、空白行1行）。"
            "修正が必要な箇所が2件あります。"
        ),
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_sentences_with_their_places(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = ["theme_id", "Name (English)", "name_ja", "family_id"]
    rows = [heads, ["ｗａｔｅｒ", "Water", "水道", ""]]
    path = file(tmp_path, [*rows, ["Sea!", "Sea", "#N/A", ""], [""] * 4])
    assert main([path, "--lang", language]) == 1
    assert capsys.readouterr().out.splitlines() == REPORTS[language]


ALIKE = {
    "en": "delegates.csv, rows {}, column B (country): “Loas” is not known.",
    "ja": "delegates.csv、{}行目、B列（country）：「Loas」は登録されていません。",
}
ROWS_SAID: dict[str, dict[int, str | None]] = {
    "en": {1: None, 2: "2, 3", 4: "2, 3, 4, 5", 5: "2, 3, 4 and 2 more (5 to 6)"},
    "ja": {1: "2", 2: "2、3", 4: "2、3、4、5", 5: "2、3、4ほか2件（5～6）"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 4, 5])
def test_problems_that_are_alike_are_said_once(language: str, count: int) -> None:
    rows = [["sg-fy2018", "Loas", "", "1", "stated", "report"]] * count
    other = ["sg-fy2018", "Tailand", "", "1", "stated", "report"]
    result = check([files_intake.HEADINGS, *rows, other], "delegates.csv")
    first, second, summary = report(result, words_in(language))
    said = ROWS_SAID[language][count]
    assert first.startswith(ALIKE[language].format(said)) if said else "row 2, column B" in first
    assert "Tailand" in second
    assert str(count + 1) in summary


def test_what_concerns_no_row_and_other_files_is_said_apart() -> None:
    problems = [Problem(f"{name}.csv", None, None, "empty_file", letter="") for name in "ab"]
    assert len([*problem_sentences(problems, words_in("en"))]) == 2


def test_a_title_is_said_to_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, [["Themes of 2026"], HEADINGS, ["water", "Water", "水道", ""]])
    assert main([path]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "themes.csv, row 1: “Themes of 2026” was left out: a title above the headings."


def test_a_cell_commands_no_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, [["\x1b[2J\nTitle"], HEADINGS, ["water", "Water", "水道", ""]])
    main([path])
    assert "“␛[2J␊Title” was left out" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["--lang", "fr", "a.csv"], ["--data", "other", "a.csv"], ["--what"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("FILE...\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--foo"], "There is no such option: --foo."),
        (["a.csv", "--foo=1", "-x\x1b", "--lan"], "There is no such option: --foo, -x␛, --lan."),
        (["--lang=ja", "--foo", "a.csv"], "このようなオプションはありません：--foo"),
        (["--langg", "ja", "a.csv"], "このようなオプションはありません：--langg"),
        (["--data", "other", "--lang", "ja", "a.csv"], "--dataの指定が正しくありません。"),
        (["a.csv", "--lang"], "Something is wrong with --lang:"),
    ],
)
def test_a_wrong_option_is_named_above_the_usage(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    told, usage = capsys.readouterr().err.splitlines()
    assert told.startswith(said)
    assert usage.endswith("FILE...")


def test_files_may_stand_on_both_sides_of_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ([HEADINGS, [name, name, ja, ""]] for name, ja in (("water", "水道"), ("sea", "海")))
    first, last = map(partial(file, tmp_path), rows, ("themes.csv", "copy.csv"))
    assert main([first, "--lang", "ja", last]) == 0
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["theme", "copy."]


def test_what_lacks_a_file_is_told_the_usage_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "ja"])
    assert capsys.readouterr().err.startswith("使い方：python -m analysis.check")


def test_help_is_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python -m analysis.check")


def test_a_file_that_is_not_there_or_cannot_be_opened_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.csv"), str(tmp_path)]) == 2
    missing, folder = capsys.readouterr().out.splitlines()
    assert missing.startswith("none.csv: the file is missing.")
    assert "cannot be opened" in folder


def test_no_more_of_a_file_is_read_than_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as large:
        large.truncate(limits.BYTES * 200)
    assert main([str(path)]) == 1
    assert "larger than 5 MB" in capsys.readouterr().out


def test_the_command_runs_by_itself_on_a_console_without_japanese(tmp_path: Path) -> None:
    path = file(tmp_path, [HEADINGS, ["water", "Water", "水道", ""]])
    ran = subprocess.run(
        [sys.executable, "-m", "analysis.check", path, "--lang", "ja"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"themes.csv\\uff1a")


# Codes ------------------------------------------------------------------------------------------


def test_every_code_is_tried() -> None:
    modules = (test_refusing, test_guard, test_adding, test_signs, test_workbooks)
    source = "".join(getsource(module) for module in modules)
    # Where an engine adds up the delegates: tests/warehouse.
    assert {code for code in CODES if f'"{code}"' not in source} == {"engine_serves"}


def test_every_reason_is_tried() -> None:
    folder = Path(__file__).parent
    names = ("test_accepting.py", "test_workbooks.py", "test_adding.py", "test_whole_seminar.py")
    source = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    assert {reason for reason in REASONS if f'"{reason}"' not in source} == set()


def test_no_code_or_reason_is_written_that_is_not_declared() -> None:
    package = ROOT / "analysis" / "intake"
    source = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    raised = set(re.findall(r'(?:RefusedError|Issue)\(\s*"(\w+)"', source))
    raised |= set(re.findall(r'refused="(\w+)"', source))
    existing = {"empty_file", "encoding", "missing_column", "ragged", "number", "date"}
    assert raised - existing <= set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_says_what_and_how(code: str, language: str) -> None:
    problem = Problem("a.csv", 3, None, code, "value", "detail", letter="")
    sentence = problem_sentence(problem, words_in(language))
    assert sentence.startswith("a.csv")
    assert sentence.endswith((".", "。"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_says_what_the_sentences_say(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = file(tmp_path, [HEADINGS, ["sea", "Sea", "海", ""]])
    bad = file(
        tmp_path,
        [HEADINGS, ["Sea!", "Sea", "", ""], ["ｗａｔｅｒ", "Water", "水", ""]],
        "x-themes.csv",
    )
    assert main(["--lang", language, "--json", good, bad]) == 1
    found = {one["file"]: one for one in json.loads(capsys.readouterr().out)}
    assert [found[name]["accepted"] for name in ("themes.csv", "x-themes.csv")] == [True, False]
    assert {one["table"] for one in found.values()} == {"themes"}
    problems = [
        (one["line"], one["column"], one["code"]) for one in found["x-themes.csv"]["problems"]
    ]
    assert problems == [(2, "theme_id", "form"), (2, "name_ja", "blank")]
    (changed,) = found["x-themes.csv"]["read_as"]
    assert (changed["line"], changed["read"], changed["became"]) == (3, "ｗａｔｅｒ", "water")
    main(["--lang", language, good, bad])
    lines = capsys.readouterr().out.splitlines()
    said = [
        one["sentence"] for part in ("problems", "read_as") for one in found["x-themes.csv"][part]
    ]
    assert set(said) <= set(lines)


def test_json_names_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "nowhere.csv"]) == 2
    (found,) = json.loads(capsys.readouterr().out)
    assert not found["accepted"]
    assert [one["code"] for one in found["problems"]] == ["missing_file"]
