// The matrix by keyboard, as in the grid pattern of ARIA: the Tab key stops at it once, and from link
// to link go the arrows, past years without a seminar. Home and End lead along a line, with Ctrl to
// the first and the last cell. What is copied from it is its words.
{
  const LINKS = ".kz-matrix a";
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const linkIn = (cell) => cell?.querySelector("a");

  // The next link of a line or a column; none at the edge.
  const step = (cell, [down, right]) => {
    const { rows } = cell.closest("table");
    let row = cell.parentElement.rowIndex + down;
    let column = cell.cellIndex + right;
    while (rows[row]?.cells[column]) {
      const link = linkIn(rows[row].cells[column]);
      if (link) return link;
      row += down;
      column += right;
    }
  };
  const end = (cell, key, isWhole) => {
    const links = (isWhole ? cell.closest("table") : cell.parentElement).querySelectorAll("td a");
    return links[key === "Home" ? 0 : links.length - 1];
  };
  const target = (event, cell) => {
    if (event.shiftKey || event.altKey || event.metaKey) return;
    if (event.key === "Home" || event.key === "End") return end(cell, event.key, event.ctrlKey);
    if (event.key in STEPS && !event.ctrlKey) return step(cell, STEPS[event.key]);
  };

  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(LINKS)?.closest("th, td");
    const link = cell && target(event, cell);
    if (!link) return;
    event.preventDefault();
    link.focus();
  });

  // Where the focus was last, there the Tab key comes back to.
  document.addEventListener("focusin", ({ target: link }) => {
    if (!link.matches(LINKS) || link.tabIndex === 0) return;
    for (const stop of link.closest("table").querySelectorAll('a:not([tabindex="-1"])'))
      stop.tabIndex = -1;
    link.tabIndex = 0;
  });

  // The pointer is told what the ear hears.
  document.addEventListener("pointerover", ({ target: part }) => {
    const cell = part.closest?.("a.kz-cell");
    if (cell && !cell.title) cell.title = cell.ariaLabel;
  });

  // The browser would send the size of the words along, which is nothing, and years twice.
  document.addEventListener("copy", (event) => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const root = range?.commonAncestorContainer;
    const table =
      root && (root.closest ? root : root.parentElement).closest(".kz-scroll, .kz-matrix");
    const rows = table ? [...range.cloneContents().querySelectorAll("tr")] : [];
    if (rows.length < 2) return;
    const words = rows.map((row) => [...row.cells].map(inWords));
    const copied = document.createElement("table");
    for (const line of words) {
      const row = copied.insertRow();
      for (const said of line) row.insertCell().textContent = said;
    }
    event.clipboardData.setData("text/plain", words.map((line) => line.join("\t")).join("\n"));
    event.clipboardData.setData("text/html", copied.outerHTML);
    event.preventDefault();
  });
  const inWords = (cell) => {
    cell.querySelectorAll("[aria-hidden]").forEach((drawn) => drawn.remove());
    const parts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const words = [];
    while (parts.nextNode()) words.push(parts.currentNode.data);
    return words.join(" ");
  };
}
