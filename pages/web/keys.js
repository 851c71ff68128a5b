// Short ways for the keyboard: a second skip link leads to the menu, "/" to the search, and a filter
// that is opened takes the focus, as it stands at the end of the page. Streamlit's own keys of one letter are taken away: whoever
// speaks to the computer would rerun the page by a word.
{
  const OFF = "kizuna-no-slash";
  const SEARCH = ".kz-header .kz-search input";
  const LETTERS = new Set(["r", "c"]);
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.altKey);
  const isWriting = ({ target }) =>
    target.matches?.("input, textarea, select, [contenteditable=true]");

  // On a narrow screen the menu is out of sight until it is asked for.
  const inHeader = (selector) => {
    const opener = document.querySelector(".kz-open");
    if (opener?.checkVisibility() && opener.ariaExpanded === "false") opener.click();
    document.querySelector(selector)?.focus();
  };

  addEventListener(
    "keydown",
    (event) => {
      if (!isPlain(event) || isWriting(event)) return;
      if (LETTERS.has(event.key.toLowerCase())) event.stopImmediatePropagation();
      if (event.key !== "/" || localStorage[OFF] || document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      inHeader(SEARCH);
    },
    true,
  );

  // It is a habit of the reader and no part of a link, so the browser remembers it.
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".kz-key input")) return;
    if (target.checked) delete localStorage[OFF];
    else localStorage[OFF] = "1";
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".kz-skip")) return;
    event.preventDefault();
    inHeader(".kz-header nav a");
  });
  const OPENED_MS = 3000;
  const enter = (opener, since) => {
    const first = document.querySelector(":--popover-body :is(button, input, [role=slider])");
    if (first && document.activeElement === opener) first.focus();
    else if (!first && performance.now() - since < OPENED_MS)
      requestAnimationFrame(() => enter(opener, since));
  };
  // By a key: whoever presses by hand sees what is open.
  document.addEventListener("click", ({ target, detail }) => {
    const opener = !detail && target.closest?.(":--popover button");
    if (opener) enter(opener, performance.now());
  });
  // These are looked up at each change of the page: by class, which the browser keeps.
  const skips = document.getElementsByClassName("kz-skip");
  const habits = document.getElementsByClassName("kz-key");
  new MutationObserver(() => {
    const [toMenu] = skips;
    if (toMenu && !toMenu.previousSibling?.matches?.(":--skip-link")) {
      document.querySelector(":--skip-link")?.after(toMenu);
    }
    const key = habits[0]?.querySelector("input:not([data-set])");
    if (!key) return;
    key.dataset.set = "";
    key.checked = !localStorage[OFF];
  }).observe(document, { subtree: true, childList: true });
}
