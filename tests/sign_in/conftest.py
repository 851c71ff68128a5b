"""Servers where people sign in, with a real provider of identities."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.loading.dataset import DEMO
from tests.browser.server import HOST, base_path, free_port, running
from tests.data_folder import DATA, DataFolder
from tests.sign_in.provider import SECRET, providing

EDITOR, READER = "editor@example.org", "reader@example.org"
PEOPLE = {EDITOR: {"groups": ["kizuna-editors"]}, READER: {"groups": ["staff"]}}
CONTACT = "desk@example.org"


@dataclass(frozen=True)
class Server:
    """A running Kizuna: its address, its data and its log."""

    address: str
    data: DataFolder
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True)
class Servers:
    """One that anybody reads, and one for those who have signed in, under a base path."""

    open: Server
    closed: Server


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    ports = {readers: free_port() for readers in ("anyone", "signed-in")}
    options = {"anyone": (), "signed-in": ("--server.baseUrlPath=kizuna",)}
    addresses = {
        readers: f"http://{HOST}:{port}{base_path(options[readers])}"
        for readers, port in ports.items()
    }
    folder = tmp_path_factory.mktemp("sign-in")
    with ExitStack() as stack:
        metadata = stack.enter_context(
            providing(folder / "provider", tuple(addresses.values()), PEOPLE)
        )
        started = {}
        for readers, address in addresses.items():
            data = DataFolder(folder / readers)
            shutil.copytree(DATA / DEMO, data.folder / DEMO)
            variables = {
                "KIZUNA_SIGN_IN": "oidc",
                "KIZUNA_READERS": readers,
                "KIZUNA_EDITORS": "group:kizuna-editors",
                "KIZUNA_ADDRESS": address,
                "KIZUNA_CONTACT": CONTACT,
                "KIZUNA_COOKIE_SECRET": "only for tests, and long enough for them",
                "KIZUNA_OIDC_CLIENT_ID": "kizuna",
                "KIZUNA_OIDC_CLIENT_SECRET": SECRET,
                "KIZUNA_OIDC_METADATA_URL": metadata,
            }
            log = folder / f"{readers}.log"
            stack.enter_context(
                running(log, data.folder, ports[readers], options[readers], variables)
            )
            started[readers] = Server(address, data, log)
        yield Servers(started["anyone"], started["signed-in"])
