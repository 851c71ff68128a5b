"""Checked tables saved into a data folder, all of them or none, and taken back byte for byte.

Files are named as a reader looks for them, within the data folder: "record/hosts.csv".

    standing = snapshot(folder, "record")            # the files as they are, never half of a save
    known = load(folder, "record", standing.read)    # check and preview beside these
    content = table_bytes(frame, standing.content("record/hosts.csv") or b"")    # data_file.py
    save(folder, "record", {"record/hosts.csv": content}, standing.version, who="HS")
    history(folder), undo(folder, saved.id, who="HS")

Whatever keeps a save from being made is a NotSavedError with a code, and then nothing has changed.
Each module knows one thing: `places` where things lie, `disk` how bytes come safely to the disk,
`entries` what the journal says, `standing` how files are read, `steps` what a save does one after
the other, `putting` how it is called, `whole` how a folder is copied and put back.
"""

from analysis.saving.entries import Change, Saved, history
from analysis.saving.places import DATA, SHIPPED, data_folder, file_of, is_installed
from analysis.saving.putting import can_undo, obstacle, recover, save, undo
from analysis.saving.refusals import CODES, NotSavedError
from analysis.saving.standing import Fingerprint, Snapshot, Version, fingerprint, snapshot, version
from analysis.saving.whole import Whole, is_of_journal, is_table, put_back, read_whole

__all__ = [
    "CODES",
    "DATA",
    "SHIPPED",
    "Change",
    "Fingerprint",
    "NotSavedError",
    "Saved",
    "Snapshot",
    "Version",
    "Whole",
    "can_undo",
    "data_folder",
    "file_of",
    "fingerprint",
    "history",
    "is_installed",
    "is_of_journal",
    "is_table",
    "obstacle",
    "put_back",
    "read_whole",
    "recover",
    "save",
    "snapshot",
    "undo",
    "version",
]
