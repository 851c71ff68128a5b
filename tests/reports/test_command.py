"""`python -m analysis.report`: writes what it is asked for, and says in words what it cannot."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.cli.report import main
from tests.code import ROOT
from tests.reports.reading import links, read, title_of


def test_a_seminar_is_written_to_the_file_given(tmp_path, capsys):
    file = tmp_path / "new" / "report.pdf"

    assert main(["--seminar", "sg-fy2019", "--lang", "ja", "-o", str(file)]) == 0

    assert title_of(read(file.read_bytes())).startswith("令和元年度")
    assert capsys.readouterr().out == f"書き出しました：{file}\n"
    assert links(file.read_bytes()) == [
        "https://clair.org.sg/topics/localgovernmentexchangeandcooperationseminar2019-2"
    ]


def test_all_countries_are_written_into_a_folder(tmp_path):
    assert main(["--all-countries", "--office", "paris", "-o", str(tmp_path / "sheets")]) == 0

    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == [
        f"kizuna-country-{code}-paris-record-en-2026-11.pdf"
        for code in ("bel", "che", "esp", "fra", "ita", "lux", "mco", "prt")
    ]


def test_a_report_is_named_by_itself_in_a_folder(tmp_path):
    assert main(["--country", "lao", "--data", "demo", "-o", str(tmp_path)]) == 0

    assert [path.name for path in tmp_path.iterdir()] == [
        "kizuna-country-lao-sg-demo-en-2026-11.pdf"
    ]


@pytest.mark.parametrize(
    ("asked", "name", "start"),
    [
        ([], "brief.HTML", b"<!DOCTYPE html>"),
        ([], "brief.pptx", b"PK"),
        (["--format", "html"], "brief", b"<!DOCTYPE html>"),
        (["--format", "pdf"], "brief.html", b"%PDF"),
        ([], "brief.other", b"%PDF"),
    ],
)
def test_a_report_becomes_what_its_ending_or_the_format_says(asked, name, start, tmp_path):
    assert main(["--brief", *asked, "-o", str(tmp_path / name)]) == 0

    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_folder_holds_files_of_the_format(tmp_path):
    assert main(["--country", "LAO", "--format", "html", "-o", str(tmp_path)]) == 0

    assert [path.suffix for path in tmp_path.iterdir()] == [".html"]


def test_numbers_lead_to_the_address_given(tmp_path):
    file, address = tmp_path / "brief.pdf", "https://kizuna.example.org/"

    assert main(["--brief", "--address", address, "-o", str(file)]) == 0

    assert f"{address}?cell=totals%3Aheld" in links(file.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seminar", "sg-fy1999"], "「sg-fy1999」"),
        (["--country", "ATL"], "「ATL」"),
        (["--brief", "--office", "atlantis"], "「atlantis」"),
    ],
)
def test_an_unknown_subject_is_named_with_those_that_are_known(arguments, said, capsys):
    assert main([*arguments, "--lang", "ja"]) == 2

    told = capsys.readouterr().out
    assert said in told
    assert any(known in told for known in ("sg-fy2019", "LAO", "paris"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--brief", "--country", "LAO"],
        ["--brief", "--lang", "fr"],
        ["--brief", "--data", "other"],
        ["--brief", "--address", "javascript:x"],
    ],
)
def test_wrong_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("usage: python -m analysis.report")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--langg", "ja"], "このようなオプションはありません：--langg"),
        (["--brief", "--country", "LAO"], "Something is wrong with --country:"),
        (["-oa.pdf", "--nope"], "There is no such option: --nope."),
        (["--brief", "--nope", "2019"], "There is no such option: --nope."),
        (["--brief", "2019\x1b"], "There is no place for 2019␛. Write before a value"),
        (["--brief", "-o", "a", "b", "c.pdf"], "There is no place for b, c.pdf."),
        (["sg-fy2019"], "There is no place for sg-fy2019."),
        (["2019", "--lang", "ja"], "どのオプションにも属さない指定があります：2019。"),
    ],
)
def test_a_wrong_option_and_a_surplus_argument_are_named(arguments, said, capsys):
    with pytest.raises(SystemExit):
        main(arguments)

    assert capsys.readouterr().err.startswith(said)


def test_a_file_that_cannot_be_written_is_named(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert main(["--brief", "-o", str(blocked / "brief.pdf")]) == 1
    assert "brief.pdf cannot be written" in capsys.readouterr().out


def test_the_command_runs_by_itself_and_takes_the_address_from_the_environment(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "analysis.report", "--country", "LAO", "-o", str(tmp_path)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "KIZUNA_ADDRESS": "https://kizuna.example.org"},
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    (file,) = Path(tmp_path).iterdir()
    assert any(link.startswith("https://kizuna.example.org/") for link in links(file.read_bytes()))


WRITTEN_ELSEWHERE = """
import sys
from analysis.cli.report import main
for ending in ("pdf", "html", "pptx"):
    main(["--country", "LAO", "--lang", "ja", "-o", f"{sys.argv[1]}/elsewhere.{ending}"])
"""


def test_another_process_on_another_day_writes_the_same_bytes(tmp_path):
    """A link to a report outlives the server that offered it."""
    ran = subprocess.run(
        [sys.executable, "-c", WRITTEN_ELSEWHERE, str(tmp_path)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )

    assert ran.stderr == b""
    for ending in ("pdf", "html", "pptx"):
        main(["--country", "LAO", "--lang", "ja", "-o", str(tmp_path / f"here.{ending}")])
        there, here = (tmp_path / f"{name}.{ending}" for name in ("elsewhere", "here"))
        assert there.read_bytes() == here.read_bytes()


def test_letters_that_no_font_has_are_named_beside_a_pdf(tmp_path, capsys, monkeypatch, record):
    rare = replace(record, hosts=record.hosts.assign(host_en="Jawa ꦲ"))
    monkeypatch.setattr("analysis.cli.report.load_served", lambda *_: rare)
    for ending in ("pdf", "html"):
        main(["--seminar", "sg-fy2019", "-o", str(tmp_path / f"a.{ending}")])

    (line,) = capsys.readouterr().err.splitlines()
    assert line == (
        f"{tmp_path / 'a.pdf'}: One letter is in none of the fonts of print; 〓 stands in its "
        "place: ꦲ (U+A9B2)."
    )
