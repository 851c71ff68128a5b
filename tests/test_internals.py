"""What Kizuna takes for granted of Streamlit's insides holds in the version installed."""

import inspect

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette import starlette_routes

from pages.web import hooks
from tests.code import Module, modules


def test_browsers_send_files_to_a_place_of_their_session() -> None:
    assert hooks.UPLOADS == "_stcore/upload_file"
    given = MemoryUploadedFileManager("/x").get_upload_urls("session", ["sites.csv"])[0]
    assert given.upload_url == f"/x/session/{given.file_id}"
    assert f"{hooks.UPLOADS}/{{session_id}}/{{file_id}}" == starlette_routes._ROUTE_UPLOAD_FILE
    assert starlette_routes._MAX_UPLOAD_MULTIPART_OVERHEAD_BYTES == hooks.OVERHEAD


def test_what_was_sent_to_a_session_can_be_forgotten() -> None:
    manager = MemoryUploadedFileManager("/x")
    for name in "abc":
        manager.add_file("session", UploadedFileRec(name, "sites.csv", "text/csv", b"content"))
    manager.remove_file("session", "b")
    assert [file.file_id for file in manager.get_files("session", "abc")] == ["a", "c"]
    manager.remove_session_files("session")
    assert manager.get_files("session", "abc") == []
    assert manager.get_stats() == {}


def test_the_server_knows_its_sessions_and_its_uploads() -> None:
    assert [*inspect.signature(Runtime.is_active_session).parameters] == ["self", "session_id"]
    assert isinstance(Runtime.uploaded_file_mgr, property)


def test_without_a_reader_there_is_no_session() -> None:
    assert hooks.session_id() == ""
    assert not hooks.is_connected("nobody")
    hooks.forget_uploads("nobody")
    hooks.forget_upload("nobody", "file")


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: module.name)
def test_nobody_else_knows_the_insides(module: Module) -> None:
    if module.name == "pages.web.hooks":
        return
    inside = ("streamlit.runtime", "streamlit.web", "streamlit.delta_generator")
    named = [name for name in module.imports() if name.startswith(inside)]
    assert named == []
