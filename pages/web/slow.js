// Tells the style sheets that a run lasts: only then does what is about to be drawn anew fade.
{
  const LASTING_MS = 500;
  const root = document.documentElement;
  let waiting;

  new MutationObserver(() => {
    clearTimeout(waiting);
    root.removeAttribute("data-slow");
    if (!document.querySelector(":--running")) return;
    waiting = setTimeout(() => root.setAttribute("data-slow", ""), LASTING_MS);
  }).observe(document, { subtree: true, attributeFilter: ["data-test-script-state"] });
}
