"""The files that wait to be saved: they outlive a change of page and a restart of the server."""

from dataclasses import replace

import streamlit as st

from analysis.address import Address
from analysis.intake.keeping import forget, keep, kept
from pages.shared import data
from pages.shared.browser import go_to, kept_address
from pages.shared.uploads import Files, Uploads

# The id under which they are kept, and which were kept last.
_ID, _FILES, _ROUND = "upload-id", "upload-files", "upload-round"


def uploader_key() -> str:
    """Return the key of the choice of files: after a save it is another, and empty."""
    return f"check-files-{st.session_state.get(_ROUND, 0)}"


def kept_files(address: Address) -> Files:
    """Return the files from before, of this visit or of the link; none if there are none."""
    name = address.upload or st.session_state.get(_ID, "")
    if not name:
        return ()
    st.session_state[_ID] = name
    return kept(data.DATA_FOLDER, name)


def keep_files(address: Address, files: Files, uploads: Uploads) -> None:
    """Keep files that were chosen now, in the place of those before; the address tells where."""
    if st.session_state.get(_FILES) != uploads.digest:
        forget(data.DATA_FOLDER, st.session_state.get(_ID, ""))
        name = keep(data.DATA_FOLDER, files, uploads.verdicts) or ""
        st.session_state.update({_ID: name, _FILES: uploads.digest})
        go_to(replace(address, upload=name))


def forget_files() -> None:
    """Take the files away: they are saved, or not wanted any more."""
    forget(data.DATA_FOLDER, st.session_state.get(_ID, ""))
    st.session_state.update({_ID: "", _FILES: None})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    go_to(replace(kept_address(), upload=""))
