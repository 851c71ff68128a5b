// Unpacks large HTML of ours (components/html.py), such as the matrix. Streamlit has all HTML
// cleaned by a library that looks at each element for long; hundreds of cells are what readers would
// wait for after each choice. Here nothing comes through but what our tables are made of.
{
  const ELEMENTS =
    "a, b, caption, div, i, li, nav, ol, p, small, span, table, tbody, td, tfoot, th, thead, tr, ul, wbr";
  const ATTRIBUTES = new Set([
    "class",
    "title",
    "href",
    "target",
    "role",
    "scope",
    "tabindex",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "data-adds",
    "data-people",
    "data-year",
    "style",
  ]);
  const TO_A_PAGE = /^[\w-]*(\?|$)/;
  // Whole numbers for the style sheets.
  const NUMBERS = /^(--[a-z]+: \d+(; |$))*$/;

  const isOurs = (element) =>
    element.matches(ELEMENTS) &&
    element.getAttributeNames().every((name) => ATTRIBUTES.has(name)) &&
    TO_A_PAGE.test(element.getAttribute("href") ?? "") &&
    NUMBERS.test(element.getAttribute("style") ?? "");

  const unpack = (box) => {
    const template = document.createElement("template");
    template.innerHTML = box.dataset.packed;
    box.removeAttribute("data-packed");
    for (const element of template.content.querySelectorAll("*")) {
      if (!isOurs(element)) element.remove();
    }
    // Of the matrix the first cell is a stop of the Tab key, of the strip alone the first column;
    // the arrows lead on (matrix.js, strip.js). The head of the matrix is not there on phones.
    for (const figure of template.content.querySelectorAll(".kz-matrix, .kz-coverage")) {
      const links = [...figure.querySelectorAll("a")];
      const first = links.find((link) => link.matches(".kz-cell")) ?? links[0];
      for (const link of links) if (link !== first) link.tabIndex = -1;
    }
    box.replaceChildren(template.content);
  };

  const unpackIn = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("[data-packed]")) unpack(node);
    else node.querySelectorAll("[data-packed]").forEach(unpack);
  };
  new MutationObserver((mutations) => {
    for (const { addedNodes } of mutations) addedNodes.forEach(unpackIn);
  }).observe(document, { childList: true, subtree: true });
}
