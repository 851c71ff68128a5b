// The first answer (first_answer.py) stands until the live page is there: that is drawn below it, out
// of sight and of the ear, and takes its place at once, where the reader was. Who has scripts turned
// off, or waits for them, reads on.
{
  const LATEST_MS = 6000;
  const answer = () => document.querySelector(".kz-answer");
  const live = () => document.querySelector("#root :--main");
  let drawnSince, waiting;

  const isDrawn = () => {
    const app = document.querySelector("#root :--app");
    return app?.matches(":--finished") && live()?.querySelector("h1");
  };
  // What comes a little after the run: widgets, charts, pictures of maps, fonts.
  const LATE = [
    ":--skeleton",
    ":--component:not(:has(.kz-drawing[style]))",
    "[data-packed]",
  ].join();
  const isSeen = (image) => image.getBoundingClientRect().top < innerHeight;
  const isWaiting = () =>
    live().querySelector(LATE) ||
    document.fonts.status === "loading" ||
    [...live().querySelectorAll(".kz-twin img")].some((image) => isSeen(image) && !image.complete);
  // Whoever marks words keeps them.
  const isMarked = (box) => {
    const marked = getSelection();
    return !marked.isCollapsed && box.contains(marked.anchorNode);
  };

  // The same element of the live page: of those with the same name the same in order.
  const twinOf = (element, box) => {
    const name = element.getAttribute("href") ?? element.name ?? element.textContent;
    const same = (one) =>
      one.tagName === element.tagName &&
      (one.getAttribute("href") ?? one.name ?? one.textContent) === name;
    const within = (place) => [...place.querySelectorAll(element.tagName)].filter(same);
    return within(live())[within(box).indexOf(element)];
  };

  const replace = (box) => {
    const held = document.activeElement;
    const focused = box.contains(held) ? twinOf(held, box) : null;
    const { scrollTop } = box;
    for (const written of box.querySelectorAll("input[type=search]")) {
      const field = twinOf(written, box);
      if (field && written.value !== written.defaultValue) field.value = written.value;
    }
    // A chart is drawn when all else is done: its picture stands until then.
    for (const picture of box.querySelectorAll(".kz-drawing")) {
      const key = picture.closest("[class*=st-key-card-]")?.className.match(/st-key-card-[\w-]+/);
      const place = key && live().querySelector(`.${key[0]} .kz-drawing`);
      if (place && !place.childElementCount) stand(place, picture);
    }
    box.remove();
    live().scrollTop = scrollTop;
    focused?.focus({ preventScroll: true });
  };

  // Beside the place, in which Plotly draws, and upon it: figure.js takes it away.
  const stand = (place, picture) => {
    picture.removeAttribute("role");
    picture.removeAttribute("aria-label");
    picture.ariaHidden = "true";
    picture.className = "kz-drawn-first";
    place.before(picture);
  };

  const settle = () => {
    const box = answer();
    if (!box || !isDrawn()) return;
    drawnSince ??= performance.now();
    const isLate = performance.now() - drawnSince > LATEST_MS;
    clearTimeout(waiting);
    if (isMarked(box) || (isWaiting() && !isLate)) waiting = setTimeout(settle, 50);
    else {
      replace(box);
      changes.disconnect();
    }
  };
  const changes = new MutationObserver(settle);
  addEventListener("DOMContentLoaded", () => {
    if (!answer()) return;
    changes.observe(document.getElementById("root"), {
      subtree: true,
      childList: true,
      attributeFilter: ["data-test-script-state"],
    });
  });
}
