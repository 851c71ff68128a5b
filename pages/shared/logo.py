"""The logo and the icon, as the page takes them."""

from base64 import b64encode
from functools import cache
from mimetypes import guess_type
from pathlib import Path

FOLDER = Path(__file__).parent / "images"


@cache
def image(name: str) -> str:
    """Return an image as an address that holds it: a file would be read again on each run."""
    kind, _ = guess_type(name)
    return f"data:{kind};base64,{b64encode((FOLDER / name).read_bytes()).decode()}"
