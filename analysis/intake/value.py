"""What became of a cell's text."""

from dataclasses import dataclass

# Not known or of another form than the column's: whoever reads on finds out why.
UNREAD = "unread"


@dataclass(frozen=True)
class Value:
    """A cell as the contract wants it, and why it was changed; or the code of its refusal."""

    text: str
    why: str = ""
    refused: str = ""
    detail: str = ""
