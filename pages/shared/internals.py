"""All that Kizuna takes for granted of Streamlit beyond its documentation.

Each is a few lines, so that another version of Streamlit can be read beside it; a test holds them.
"""

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
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
        runtime.get_instance().uploaded_file_mgr.remove_file(session, file)
