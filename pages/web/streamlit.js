// What Streamlit draws around our pages, made fit for every reader: its English words in the language
// of the page (delivery.py), tab stops with a role and a name or none, and no alerts, which
// would cut short what is being read: announce.js says what is new.
{
  const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
  const LABELLED = SPOKEN.map((name) => `[${name}]`).join();
  // Our own text, and drawings of thousands of parts.
  const OURS = ":--html, .kz-drawing, script, style, svg";
  const root = document.documentElement;

  // Each word of either language leads to what it is in both.
  const known = new Map();
  const patterns = [];
  for (const [said, written] of Object.entries(window.kizunaWords)) {
    for (const form of new Set([said, ...Object.values(written)])) {
      if (!form.includes("{}")) known.set(form, written);
      else
        patterns.push([
          new RegExp(`^${form.replace(/[.*+?()|$^]/g, "\\$&").replace("{}", "(.+)")}$`),
          written,
        ]);
    }
  }
  const translated = (text) => {
    const word = text.trim();
    if (!word) return text;
    const written = known.get(word);
    if (written) return text.replace(word, () => written[root.lang]);
    // A button of a figure is followed by what the figure shows.
    const [, first, rest] = /^([^:：]+)[:：] ?(.+)$/s.exec(word) ?? [];
    if (known.has(first)) return `${known.get(first)[root.lang]}: ${rest}`;
    for (const [pattern, form] of patterns) {
      const found = pattern.exec(word);
      if (found) return form[root.lang].replace("{}", () => found[1]);
    }
    return text;
  };

  const inWords = (text) => {
    if (text.parentElement?.closest(OURS)) return;
    const better = translated(text.data);
    if (better !== text.data) text.data = better;
  };
  const inLabels = (element) => {
    if (element.closest(OURS)) return;
    for (const name of SPOKEN) {
      const said = element.getAttribute(name);
      const better = said && translated(said);
      if (better !== said) element.setAttribute(name, better);
    }
  };
  const parts = {
    acceptNode: (node) =>
      node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  };
  const inAll = (node) => {
    if ((node.parentElement ?? node).closest(OURS)) return;
    const walk = document.createTreeWalker(
      node,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      parts,
    );
    for (let part = node; part; part = walk.nextNode()) {
      if (part.nodeType === Node.TEXT_NODE) inWords(part);
      else if (part.matches?.(LABELLED)) inLabels(part);
    }
  };

  // A box that scrolls is named by the heading above it; one that does not is no stop.
  const fit = (box) => {
    const isLaidOut = box.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    const tabIndex = isLaidOut && !scrolls ? -1 : 0;
    if (box.tabIndex !== tabIndex) box.tabIndex = tabIndex;
  };
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
  const HEADINGS = ":is(h2, h3, h4, summary)";
  const named = (box) => {
    const place = box.closest("[role=dialog], :--main") ?? document;
    const above = [...place.querySelectorAll(HEADINGS)].filter(
      (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    box.setAttribute("role", "region");
    box.ariaLabel = above.at(-1)?.textContent.trim() ?? document.title;
    sizes.observe(box);
    box.addEventListener("contentvisibilityautostatechange", () => fit(box));
  };
  // A page has several of these switches.
  const SWITCH = "[class*=st-key-table-] input";
  const told = (input) => {
    const title = input.closest("[class*=st-key-card-]")?.querySelector("h2")?.textContent;
    const said = `${input.closest("label")?.textContent.trim()}: ${title}`;
    if (title && input.ariaLabel !== said) input.ariaLabel = said;
  };
  // A grid is drawn, and its box has its name.
  const GRID = ":--grid-canvas";
  const gridOf = (grid) =>
    (grid.ariaLabel = grid.closest("[role=region]")?.ariaLabel ?? document.title);
  const MENDED = {
    [SWITCH]: told,
    ".kz-box:not([role])": named,
    // The arrow keys move the map, + and - bring it nearer; the canvas below takes no key.
    ".deck-events-root:not([role])": (map) => {
      map.setAttribute("role", "application");
      map.ariaLabel = "Map";
      inLabels(map);
    },
    [GRID]: gridOf,
    ".mapboxgl-canvas[tabindex='0']": (canvas) => (canvas.tabIndex = -1),
    ":--alert[role=alert]": (alert) => alert.removeAttribute("role"),
    // It has a name and takes what is dropped.
    ":--dropzone[role=presentation]": (zone) => zone.removeAttribute("role"),
  };
  const ANY_MENDED = Object.keys(MENDED).join();
  const mend = (node) => {
    if (!node.matches(ANY_MENDED) && !node.querySelector(ANY_MENDED)) return;
    for (const [selector, mended] of Object.entries(MENDED)) {
      if (node.matches(selector)) mended(node);
      node.querySelectorAll(selector).forEach(mended);
    }
  };

  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (target === root) inAll(document.body);
      else if (type === "attributes" && target.matches(SWITCH)) told(target);
      else if (type === "attributes") {
        inLabels(target);
        if (target.matches("[role=region]")) target.querySelectorAll(GRID).forEach(gridOf);
      } else if (type === "characterData") inWords(target);
      for (const node of addedNodes) {
        if (node.nodeType === Node.TEXT_NODE) inWords(node);
        if (node.nodeType !== Node.ELEMENT_NODE || !node.isConnected) continue;
        inAll(node);
        mend(node);
      }
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [...SPOKEN, "lang"],
  });
}
