"""How people sign in is read from the environment, and refused where it is not possible."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from analysis.access import settings
from analysis.access.rights import CODES, SettingError
from analysis.access.settings import SignIn, demand_served, read_settings
from analysis.access.sign_outs import KeptSignOuts
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES, words_in
from tests.browser.server import free_port
from tests.code import ROOT

SECRET = "0123456789abcdef" * 2
OIDC = {
    "KIZUNA_SIGN_IN": "oidc",
    "KIZUNA_ADDRESS": "https://kizuna.example.org/",
    "KIZUNA_OIDC_CLIENT_ID": "kizuna",
    "KIZUNA_OIDC_CLIENT_SECRET": "client",
    "KIZUNA_OIDC_METADATA_URL": "https://id.example.org/.well-known/openid-configuration",
    "KIZUNA_COOKIE_SECRET": SECRET,
}
PROXY = {"KIZUNA_SIGN_IN": "proxy"}


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in OIDC.items() if key != name}


def refusal(environ: Mapping[str, str]) -> str:
    with pytest.raises(SettingError) as refused:
        read_settings(environ)
    return said(refused.value)


def said(error: SettingError) -> str:
    """Return the code, for which there is a sentence in each language."""
    assert error.code in CODES
    for language in LANGUAGES:
        assert words_in(language).text(f"setting-{error.code}", **error.facts)
    return error.code


def test_with_nothing_set_nobody_signs_in() -> None:
    found = read_settings({"KIZUNA_SIGN_IN": "", "KIZUNA_READERS": "", "KIZUNA_EDITORS": ""})
    assert found == read_settings({}) == SignIn()
    assert not found.is_on
    assert not found.is_private


def test_a_provider_is_told_what_it_needs() -> None:
    found = read_settings({**OIDC, "KIZUNA_READERS": "signed-in", "KIZUNA_SIGN_IN_HOURS": "2.5"})
    assert (found.is_on, found.is_private, found.is_secure, found.hours) == (True, True, True, 2.5)
    assert found.provider is not None
    assert found.provider.secrets["redirect_uri"] == "https://kizuna.example.org/oauth2callback"
    assert found.provider.asked == {"scope": "openid profile email", "prompt": "login"}
    assert SECRET not in repr(found)
    assert "client_secret" not in repr(found)


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"KIZUNA_SIGN_IN": "yes"}, "choice"),
        ({**PROXY, "KIZUNA_READERS": "everybody"}, "choice"),
        ({"KIZUNA_READERS": "signed-in"}, "off"),
        ({"KIZUNA_EDITORS": "anna@example.org"}, "off"),
        ({**PROXY, "KIZUNA_EDITORS": "anna"}, "editors"),
        ({**PROXY, "KIZUNA_OPEN_EDITING": "yes"}, "open-editing"),
        ({**PROXY, "KIZUNA_SIGN_IN_HOURS": "ten"}, "hours"),
        ({**PROXY, "KIZUNA_SIGN_IN_HOURS": "0"}, "hours"),
        ({**PROXY, "KIZUNA_SIGN_IN_HOURS": "nan"}, "hours"),
        ({**PROXY, "KIZUNA_SIGN_IN_HOURS": "721"}, "hours"),
        ({**OIDC, "KIZUNA_COOKIE_SECRET": "short"}, "secret"),
        ({**OIDC, "KIZUNA_ADDRESS": "http://kizuna.example.org"}, "address"),
        ({**OIDC, "KIZUNA_ADDRESS": "kizuna.example.org"}, "address"),
        ({**OIDC, "KIZUNA_ADDRESS": "https://[x"}, "address"),
        ({**OIDC, "KIZUNA_OIDC_METADATA_URL": "http://id.example.org"}, "address"),
        ({**OIDC, "KIZUNA_COOKIE_SECRET_FILE": "secret"}, "twice"),
        ({**without("KIZUNA_COOKIE_SECRET"), "KIZUNA_COOKIE_SECRET_FILE": "/none"}, "file"),
        *((without(name), "lacking") for name in OIDC if name != "KIZUNA_SIGN_IN"),
    ],
)
def test_what_is_not_possible_is_refused_in_words(environ: dict[str, str], code: str) -> None:
    assert refusal(environ) == code


def test_without_its_packages_signing_in_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "find_spec", lambda _name: None)
    assert refusal(OIDC) == "package"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    given = {**without("KIZUNA_COOKIE_SECRET"), "KIZUNA_COOKIE_SECRET_FILE": str(file)}
    assert read_settings(given) == read_settings(OIDC)


def test_editors_in_a_file_are_those_of_now(tmp_path: Path) -> None:
    file = tmp_path / "editors"
    file.write_text("anna@example.org\nbo@example.org=paris\n", encoding="utf-8")
    found = read_settings({**PROXY, "KIZUNA_EDITORS_FILE": str(file)})
    assert len(found.editors_now()) == 2
    file.write_text("anna@example.org\n", encoding="utf-8")
    assert [editor.name for editor in found.editors_now()] == ["anna@example.org"]
    for broken in ("anna", None):
        file.unlink() if broken is None else file.write_text(broken, encoding="utf-8")
        with pytest.raises(SettingError):
            found.editors_now()


@pytest.mark.parametrize(
    ("environ", "base", "here", "code"),
    [
        ({}, "kizuna", False, None),
        (OIDC, "", False, None),
        (OIDC, "kizuna", True, "address-path"),
        ({**OIDC, "KIZUNA_ADDRESS": "https://example.org/kizuna"}, "kizuna", True, None),
        ({**OIDC, "KIZUNA_ADDRESS": "https://example.org/kizuna/"}, "kizuna", True, None),
        ({**OIDC, "KIZUNA_ADDRESS": "https://example.org/kizuna"}, "", True, "address-path"),
        (PROXY, "", True, None),
        (PROXY, "kizuna", True, None),
        (PROXY, "", False, "not-own-machine"),
    ],
)
def test_a_server_that_does_not_go_with_its_sign_in_is_refused(
    environ: dict[str, str], base: str, *, here: bool, code: str | None
) -> None:
    found = read_settings(environ)
    if code is None:
        demand_served(found, base, is_own_machine=here)
    else:
        with pytest.raises(SettingError) as refused:
            demand_served(found, base, is_own_machine=here)
        assert said(refused.value) == code


@pytest.mark.parametrize(
    ("environ", "address", "says"),
    [
        (PROXY, "0.0.0.0", "--server.address 127.0.0.1"),  # noqa: S104 - what is refused
        ({**PROXY, "KIZUNA_EDITORS": "a@x.org=par"}, "127.0.0.1", "london"),
        (without("KIZUNA_COOKIE_SECRET"), "127.0.0.1", "KIZUNA_COOKIE_SECRET"),
    ],
)
def test_the_start_is_refused_in_one_sentence(
    environ: dict[str, str], address: str, says: str
) -> None:
    options = ["--server.address", address, "--server.port", str(free_port())]
    started = python(["-m", "streamlit", "run", "app.py", *options], environ)
    assert started.returncode == 1
    (line,) = started.stderr.strip().splitlines()
    assert line.startswith("Kizuna was not started.")
    assert says in line


def python(
    arguments: Sequence[str], environ: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run Python with these variables of Kizuna's, and no others."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("KIZUNA_")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**others, **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_with_nothing_configured_no_package_of_signing_in_is_imported() -> None:
    packages = ("authlib", "httpx2", "joserfc", "cryptography")
    assert all(importlib.util.find_spec(name) for name in packages)
    code = f"import app, sys; print(sorted({{*sys.modules}} & set({packages})))"
    started = python(["-c", code], {})
    assert started.stdout.strip().splitlines()[-1] == "[]", started.stderr


# Who has signed out.


def test_what_was_ended_stays_ended_also_for_another_process(tmp_path: Path) -> None:
    one, other = (KeptSignOuts(lambda: FolderStore(tmp_path)) for _ in range(2))
    assert one.ended("anna") == 0
    one.end("anna", 1000)
    assert (one.ended("anna"), other.ended("anna"), other.ended("bo")) == (1000, 1000, 0)
    # An older sign-in that ends too takes nothing back.
    other.end("anna", 900)
    assert one.ended("anna") == other.ended("anna") == 1000
    assert not any("anna" in path.name for path in tmp_path.rglob("*"))


def test_what_is_too_old_by_itself_is_forgotten(tmp_path: Path) -> None:
    kept = KeptSignOuts(lambda: FolderStore(tmp_path))
    kept.end("anna", 1000)
    kept.end("bo", 2000)
    kept.forget_before(1500)
    assert (kept.ended("anna"), kept.ended("bo")) == (0, 2000)
    assert len([*tmp_path.rglob("*.ended")]) == 1


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / ".saved").write_text("in the way", encoding="ascii")
    kept = KeptSignOuts(lambda: FolderStore(tmp_path))
    kept.end("anna", 1000)
    assert kept.ended("anna") == 1000
    kept.forget_before(500)
    assert kept.ended("anna") == 1000
