// Says of the words that Streamlit draws, such as the name of the other language or of a site that
// has a name in one language only, which language they are in: it takes no HTML of ours for them.
// What is in our HTML says so itself (analysis/html/elements.py).
{
  const root = document.documentElement;
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const words = /[a-z]{3,}/;
  const ours = ":--html, .kz-drawing, script, style, [aria-hidden=true]";

  // Words that are wholly in the other language; "" for those of the page, and for mixed ones.
  let shown = root.lang;
  const languageOf = (text) => {
    if (root.lang === "ja") return words.test(text) && !japanese.test(text) ? "en" : "";
    return japanese.test(text) && !words.test(text) ? "ja" : "";
  };
  const mark = (text) => {
    const holder = text.parentElement;
    const isTold = holder?.lang && !holder.hasAttribute("data-told");
    if (!holder || isTold || holder.closest(ours)) return;
    const found = languageOf(text.data);
    if (found === holder.lang) return;
    holder.lang = found;
    holder.toggleAttribute("data-told", Boolean(found));
    if (!found) holder.removeAttribute("lang");
  };
  const markAll = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return mark(node);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) mark(walk.currentNode);
  };

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes" && target === root && root.lang !== shown) markAll(document.body);
      else if (type === "characterData") mark(target);
      else addedNodes.forEach(markAll);
    }
    shown = root.lang;
  }).observe(root, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ["lang"],
  });
}
