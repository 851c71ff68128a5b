"""The files that wait to be saved: they outlive a change of page and a restart of the server."""

from dataclasses import replace

import streamlit as st

from analysis.address import Address
from analysis.intake.keeping import forget, is_kept, keep, kept
from pages.shared import data
from pages.shared.browser import go_to, kept_address
from pages.shared.upload_limits import empty_chooser
from pages.shared.uploads import Files, Uploads

# The id under which they are kept, that of those from before, and which were kept last.
_ID, _BEFORE, _FILES, _ROUND = "upload-id", "upload-before", "upload-files", "upload-round"


def uploader_key() -> str:
    """Return the key of the choice of files: after a save it is another, and empty."""
    return f"check-files-{st.session_state.get(_ROUND, 0)}"


def kept_files(address: Address, *, with_others: bool) -> Files:
    """Return the files from before, of this visit or of the link; none if there are none.

    They are those that were there while no others were chosen, and stay `with_others`.
    """
    if not with_others:
        name = address.upload or st.session_state.get(_ID, "")
        st.session_state.update({_ID: name, _BEFORE: name})
    name = st.session_state.get(_BEFORE, "")
    return kept(data.DATA_FOLDER, name) if name else ()


def opens_files(address: Address) -> bool:
    """Whether the files that a link leads to are still kept."""
    return is_kept(data.DATA_FOLDER, address.upload)


def keep_files(address: Address, files: Files, uploads: Uploads) -> None:
    """Keep files, some of which were chosen now; the address tells where."""
    if st.session_state.get(_FILES) != uploads.digest:
        _forget_chosen()
        name = keep(data.DATA_FOLDER, files, uploads.verdicts) or ""
        st.session_state.update({_ID: name, _FILES: uploads.digest})
        go_to(replace(address, upload=name))


def forget_chosen() -> None:
    """Take away the files that were chosen now; those from before stay."""
    if not st.session_state.get(_BEFORE):
        forget_files()
        return
    _forget_chosen()
    before = st.session_state[_BEFORE]
    st.session_state.update({_ID: before, _FILES: None})
    go_to(replace(kept_address(), upload=before))


def forget_before() -> None:
    """Take away the files from before; those that were chosen now stay."""
    forget(data.DATA_FOLDER, st.session_state.get(_BEFORE, ""))
    st.session_state[_BEFORE] = ""


def forget_files() -> None:
    """Take the files away: they are saved, or not wanted any more."""
    empty_chooser()
    forget_before()
    _forget_chosen()
    st.session_state.update({_ID: "", _FILES: None})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    go_to(replace(kept_address(), upload=""))


def _forget_chosen() -> None:
    name = st.session_state.get(_ID, "")
    if name != st.session_state.get(_BEFORE, ""):
        forget(data.DATA_FOLDER, name)
