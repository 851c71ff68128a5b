"""All that Kizuna takes for granted of Streamlit beyond its documentation.

Each is a few lines, so that another version of Streamlit can be read beside it; a test holds them.
"""

import contextvars
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread, current_thread
from uuid import uuid4

import streamlit as st
from streamlit import runtime
from streamlit.errors import StreamlitAPIException
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import (
    RerunException,
    ScriptRunContext,
    StopException,
    add_script_run_ctx,
    get_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.web.server.starlette import starlette_routes

# Where browsers send files: `UPLOADS`/session/file, below the path under which Kizuna is served.
UPLOADS = starlette_routes.BASE_ROUTE_UPLOAD_FILE
# What a body may have beyond the file itself.
OVERHEAD = 1024 * 1024


def session_id() -> str:
    """Return what names the reader's session in the addresses of uploads."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def is_connected(session: str) -> bool:
    """Whether a browser holds a session open at this moment."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def forget_uploads(session: str) -> None:
    """Free the memory of the files that were sent to a session."""
    if runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(session)


def forget_upload(session: str, file: str) -> None:
    """Free the memory of one of them."""
    if runtime.exists():
        manager = runtime.get_instance().uploaded_file_mgr
        manager.remove_file(session, file)  # type: ignore[attr-defined] # only its kept-in-memory kind has it


def draw_without_reader(
    draw: Callable[[], None], state: Mapping[str, object], seconds: float
) -> None:
    """Run a script's function as for a new reader whose session begins with a state.

    Nothing of it is sent or stays. What it raises is raised here, but for what Streamlit refuses:
    a widget does not take the state it is given. Raises TimeoutError, at the next thing drawn,
    where it takes too long.
    """
    raised: list[BaseException] = []
    context = contextvars.copy_context()
    thread = Thread(target=context.run, args=(_drawn_alone, draw, state, seconds, raised))
    thread.start()
    thread.join()
    if raised and not isinstance(raised[0], _ENDS):
        raise raised[0]


_ENDS = (StopException, RerunException, StreamlitAPIException)


def _drawn_alone(
    draw: Callable[[], None],
    state: Mapping[str, object],
    seconds: float,
    raised: list[BaseException],
) -> None:
    session = f"alone-{uuid4().hex}"
    add_script_run_ctx(current_thread(), _context(session, seconds))
    context = get_script_run_ctx()
    assert context is not None
    context.reset()
    try:
        for key, value in state.items():
            st.session_state[key] = value
        draw()
    except BaseException as error:  # noqa: BLE001 - it is raised again by who waits for this thread
        raised.append(error)
    finally:
        if runtime.exists():
            media = runtime.get_instance().media_file_mgr
            media.clear_session_refs(session)
            media.remove_orphaned_files()


def _context(session: str, seconds: float) -> ScriptRunContext:
    """Return what stands for a reader who is not there."""
    latest = time.monotonic() + seconds

    def forget(_message: ForwardMsg) -> None:
        if time.monotonic() > latest:
            raise TimeoutError

    script = str(Path(__file__))
    return ScriptRunContext(
        session_id=session,
        _enqueue=forget,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path=script,
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(script),
    )
