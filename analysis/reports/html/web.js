// Says what a mark says while a pointer or the keyboard is on it: a cell, a bar, a place on a map.
// Without this script everything stays readable; it asks nobody and keeps nothing.
const told = document.getElementById("told");
// Japanese has no dot between the parts of what is said.
const GAP = document.documentElement.lang === "ja" ? "\u3000" : " · ";

// A drawing's own titles would be shown a second time by the browser.
for (const drawing of document.querySelectorAll("figure > svg")) {
  const words = [...drawing.children].filter((part) => /^(title|desc)$/.test(part.localName));
  drawing.setAttribute("aria-label", words.map((part) => part.textContent).join(GAP));
  drawing.setAttribute("role", "group");
  words.forEach((part) => part.remove());
  for (const title of drawing.querySelectorAll("title")) {
    const mark = title.parentNode;
    mark.dataset.told = title.textContent;
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", title.textContent.replaceAll("\n", GAP));
    title.remove();
  }
}

const light = (mark, on) => {
  mark.classList.toggle("lit", on);
  const table = mark.closest("table");
  if (!table) return;
  for (const row of table.rows) row.cells[mark.cellIndex]?.classList.toggle("beside", on);
  for (const cell of mark.parentNode.cells) cell.classList.toggle("beside", on);
};

let shown = null;
const hide = () => {
  if (shown) light(shown, false);
  shown = null;
  told.hidden = true;
};

const show = (mark) => {
  if (mark === shown) return;
  hide();
  shown = mark;
  light(mark, true);
  told.textContent = mark.dataset.told;
  told.hidden = false;
  place();
};

const place = () => {
  if (!shown) return;
  const at = shown.getBoundingClientRect();
  const own = told.getBoundingClientRect();
  const room = document.documentElement.clientWidth - own.width - 8;
  const left = at.left + at.width / 2 - own.width / 2;
  const above = at.top - own.height - 8;
  told.style.left = `${Math.max(8, Math.min(left, room))}px`;
  told.style.top = `${above < 8 ? at.bottom + 8 : above}px`;
};

const markOf = (event) => event.target.closest?.("[data-told]");
document.addEventListener("pointerover", (event) => {
  const mark = markOf(event);
  if (mark) show(mark);
  else if (!document.activeElement?.matches?.("[data-told]")) hide();
});
document.addEventListener("focusin", (event) => {
  const mark = markOf(event);
  if (mark) show(mark);
  else hide();
});
document.addEventListener("focusout", hide);
document.addEventListener("scroll", place, true);
window.addEventListener("beforeprint", hide);

// One stop of the Tab key for a figure; the arrows move within it, Enter follows a mark's link.
for (const figure of document.querySelectorAll("[data-figure]")) {
  const marks = [...figure.querySelectorAll("[data-told]")];
  const across = Number(figure.dataset.figure);
  marks.forEach((mark, number) => {
    mark.setAttribute("tabindex", number ? "-1" : "0");
    mark.querySelector("a")?.setAttribute("tabindex", "-1");
  });
  figure.addEventListener("keydown", (event) => {
    const here = marks.indexOf(event.target);
    if (here < 0) return;
    if (event.key === "Enter") event.target.querySelector("a")?.click();
    if (event.key === "Escape") hide();
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across };
    const next = marks[here + (steps[event.key] ?? 0)];
    if (!(event.key in steps) || !next) return;
    event.preventDefault();
    event.target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
