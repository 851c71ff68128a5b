"""Packs large HTML of ours, such as the matrix with its hundreds of cells, for the browser."""


def packed(html: str) -> str:
    """Return HTML as an attribute, over which the cleaning of `st.html` passes quickly.

    large_html.js makes elements of it before the browser paints.
    """
    written = html.replace("&", "&amp;").replace("'", "&#39;")
    return f"<div data-packed='{written}'></div>"
