// Says aloud what a reader's choice has changed, in one polite region that is there from the start:
// what Streamlit draws anew is no such place. What stands on a page as it opens is not said, but for
// the page's title; its heading takes the focus. A run that changes nothing is silent.
{
  const RESULT = ".st-key-search-result";
  const SAID = [
    "[data-announced]",
    ".st-key-empty h2",
    ".st-key-outcome :--alert",
    ".st-key-site-detail h3",
    "[class*=st-key-card-check_file-] :is(h2, .kz-verdict)",
    RESULT,
  ].join();
  const SETTLED_MS = 150;
  const region = Object.assign(document.createElement("div"), {
    className: "kz-hidden",
    role: "status",
  });
  const partsOf = (selector) => [...document.querySelectorAll(selector)];
  const textOf = (part) => part.dataset.announced || part.textContent.trim();
  let page,
    before,
    waiting,
    isRunning = true;

  // Words in another language say so here as well.
  const wordsOf = (part) => {
    const written = typeof part === "string" ? part : part.dataset.announced;
    if (written) return [written];
    const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT),
      found = [];
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode;
      const { lang } = parentElement.closest("[lang]");
      found.push(Object.assign(document.createElement("span"), { lang, textContent: data }));
    }
    return found;
  };
  const say = (parts) => {
    if (!parts.length) return;
    region.lang = document.documentElement.lang;
    region.replaceChildren(...parts.flatMap((part, at) => [at ? " " : "", ...wordsOf(part)]));
  };
  const arrive = (heading) => {
    // What is open keeps the focus: evidence of a link, a menu that the reader opened meanwhile.
    if (!document.querySelector("[role=dialog], .kz-header [aria-expanded=true]")) {
      heading.tabIndex = -1;
      heading.focus();
    }
    say([document.title, ...partsOf(RESULT)]);
  };
  const settle = () => {
    const heading = document.querySelector(":--main h1");
    // Not by the address and the title: until the run of a new page begins, the old one is there.
    const drawn = document.querySelector(".kz-header")?.dataset.page;
    if (!heading || !drawn) return;
    const parts = partsOf(SAID),
      texts = parts.map(textOf);
    const isNew = page && page !== drawn;
    // The head of a page may be there before its title.
    if (isNew && isRunning) return;
    if (isNew) arrive(heading);
    else if (before) say(parts.filter((_part, at) => texts[at] && !before.includes(texts[at])));
    [page, before] = [drawn, texts];
  };
  new MutationObserver(() => {
    clearTimeout(waiting);
    const wasRunning = isRunning;
    // Looking for the state itself would search the whole page, at each change while it runs.
    isRunning = !document.querySelector(":--app")?.matches(":--finished");
    // Who acts at once begins the next run before the last one was told.
    if (isRunning && !wasRunning) settle();
    if (!isRunning) waiting = setTimeout(settle, SETTLED_MS);
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["data-test-script-state"],
  });
  addEventListener("DOMContentLoaded", () => document.body.append(region));
}
