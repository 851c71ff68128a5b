"""A proxy that signs people in says who it is; nobody else can, with nginx in front."""

from collections.abc import Iterator

import pytest

from tests.browser.server import running
from tests.deploy.nginx import Front, behind_nginx
from tests.sign_in.conftest import EDITOR, READER
from tests.visiting import visiting

# Stands for what asks people who they are, such as oauth2-proxy.
ASKED = {
    'set $kizuna_email "";': "set $kizuna_email $cookie_who;",
    'set $kizuna_groups "";': "set $kizuna_groups $cookie_groups;",
}
FILE = "/files/about/package.zip"


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("proxy")
    variables = {
        "KIZUNA_SIGN_IN": "proxy",
        "KIZUNA_READERS": "signed-in",
        "KIZUNA_EDITORS": f"{EDITOR}, group:kizuna-editors",
    }
    with running(folder / "log", variables=variables) as (address, _):
        port = int(address.rpartition(":")[2])
        with behind_nginx(folder / "nginx", port, ASKED) as started:
            yield started


def spoofs() -> Iterator[dict[str, str]]:
    """Yield the ways in which a reader could say to be an editor."""
    header = "X-Forwarded-Email"
    for name in (header, header.lower(), header.upper(), header.replace("-", "_")):
        yield {name: EDITOR}
    yield {"X-Forwarded-Groups": "kizuna-editors"}
    yield {"X-Auth-Request-Email": EDITOR, "X-Forwarded-User": EDITOR}


def test_nobody_is_somebody_by_a_header_of_their_own(front: Front) -> None:
    assert front.ask(FILE).status == 401
    for headers in spoofs():
        assert front.ask(FILE, headers=headers).status == 401
    for who in (READER, EDITOR):
        given = front.ask(FILE, headers={"Cookie": f"who={who}"})
        assert given.status != 401
        assert given.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("cookie", "is_editor"),
    [
        (f"who={EDITOR}", True),
        (f"who={READER}; groups=staff,kizuna-editors", True),
        (f"who={READER}", False),
    ],
)
def test_the_page_knows_whom_the_proxy_knows(front: Front, cookie: str, *, is_editor: bool) -> None:
    for spoof in spoofs():
        headers = {"Cookie": cookie, **spoof}
        with visiting(front.address, "check", trust=front.trust, headers=headers) as visitor:
            assert cookie.removeprefix("who=").partition(";")[0] in visitor.html
            chooser = [one for one in visitor.shown if one.HasField("file_uploader")]
            assert bool(chooser) == is_editor


def test_whom_the_proxy_does_not_know_is_shown_nothing(front: Front) -> None:
    for spoof in spoofs():
        with visiting(front.address, "check", trust=front.trust, headers=spoof) as visitor:
            assert len(visitor.shown) == 1
            assert "Please sign in" in visitor.html
            assert "sign-in" not in visitor.html.replace("Please sign in", "")
