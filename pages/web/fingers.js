// On a map one finger scrolls the page and two move the map: whoever scrolls down a page on a phone
// would be stuck at a map as large as the window. Whoever moves one finger on it is told so.
{
  const TOLD_MS = 2000;
  const MAP = ":--map";
  // By the style sheets: a still map leaves every finger to the page.
  const shared = (node) => {
    const root = node.closest?.(".deck-events-root");
    return root && getComputedStyle(root).touchAction === "pan-x pan-y" ? root : null;
  };
  const roots = document.getElementsByClassName("deck-events-root");
  const down = new Map();
  let timer;

  const tell = (root) => {
    const map = root.closest(MAP);
    map.dataset.fingers = document.querySelector("[data-two-fingers]")?.dataset.twoFingers ?? "";
    clearTimeout(timer);
    timer = setTimeout(() => delete map.dataset.fingers, TOLD_MS);
  };

  // Before deck.gl hears of it. Pressing and lifting are its own: a tap chooses a site.
  addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch" && shared(event.target)) down.set(event.pointerId, event);
    },
    true,
  );
  addEventListener(
    "pointermove",
    (event) => {
      const start = down.get(event.pointerId);
      if (!start || down.size > 1) return;
      event.stopImmediatePropagation();
      const moved = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
      if (moved > 10) tell(shared(event.target));
    },
    true,
  );
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => down.delete(event.pointerId), true);
  }

  // Two fingers would scroll the page as well.
  const keep = (event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  new MutationObserver(() => {
    for (const root of roots) {
      if (root.dataset.shared !== undefined || !shared(root)) continue;
      root.dataset.shared = "";
      for (const kind of ["touchstart", "touchmove"]) {
        root.addEventListener(kind, keep, { passive: false });
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
