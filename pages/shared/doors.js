// Opens the links in the page's text inside it: no reload, and Back leads back. Streamlit listens
// to the history, but a link in its Markdown or HTML loads the whole page anew.
document.addEventListener("click", (event) => {
  const door = event.target.closest?.(":is(.stHtml, .stMarkdown) a[href]:not([target=_blank])");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!door || !isPlain || door.origin !== location.origin || door.hash) return;
  event.preventDefault();
  history.pushState({}, "", door.href);
  dispatchEvent(new PopStateEvent("popstate"));
}, true);
