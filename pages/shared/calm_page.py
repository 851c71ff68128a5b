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


def calm_page(
    words: Words, status: HTTPStatus, name: str, link: str, door: str = ""
) -> HTMLResponse:
    """Return the page of the messages <name>-title and <name>-text, with a door to a link."""
    title, text = (escape(words.text(f"{name}-{part}")) for part in ("title", "text"))
    label = escape(door or words.text("calm-door"))
    html = (
        f'<!doctype html><html lang="{words.language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style>"
        f'<main><h1>{title}</h1><p>{text}</p><p><a href="{escape(link)}">{label}</a></p></main>'
        "</html>"
    )
    return HTMLResponse(html, status, {"Cache-Control": "no-store"})
