"""A page without Streamlit, for whoever asks for what is not there: a word, and a way on."""

from html import escape
from http import HTTPStatus

from starlette.responses import HTMLResponse

from analysis import look
from analysis.words import Words

_COLOURS = "".join(
    f"@media (prefers-color-scheme: {theme}) {{ body {{ background: {look.paper(theme)};"
    f" color: {look.ink(theme)} }} a {{ color: {look.accent(theme)} }} }}"
    for theme in ("light", "dark")
)
_STYLE = (
    "body { max-width: 36rem; margin: 20vh auto; padding: 0 1.5rem; line-height: 1.7;"
    " font-family: 'Source Sans', 'Hiragino Sans', 'Yu Gothic Medium', Meiryo, sans-serif }"
    f" h1 {{ font-size: 1.5rem; line-height: 1.4 }}{_COLOURS}"
)


# Why there is no file: the messages file-<why>-title and file-<why>-text.
GONE, GONE_CHECK, BUSY, ERROR = WHYS = ("gone", "gone-check", "busy", "error")


def calm_page(words: Words, status: HTTPStatus, why: str, link: str) -> HTMLResponse:
    """Return the page that says why there is no file, with a door to a link."""
    title, text = escape(words.text(f"file-{why}-title")), escape(words.text(f"file-{why}-text"))
    door = f'<a href="{escape(link)}">{escape(words.text("calm-door"))}</a>'
    html = (
        f'<!doctype html><html lang="{words.language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style>"
        f"<main><h1>{title}</h1><p>{text}</p><p>{door}</p></main></html>"
    )
    return HTMLResponse(html, status, {"Cache-Control": "no-store"})
