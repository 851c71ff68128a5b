// Walks through the days of a seminar: the arrow keys while the bar has the focus, and playing.
// Both follow the links of the bar, so the address is the truth. Nothing plays by itself.
{
  const PAUSE_MS = 5000;
  const root = document.documentElement;
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const bars = document.getElementsByClassName("kz-day-bar");
  const told = document.getElementsByClassName("st-key-told");
  const link = (which) => bars[0]?.querySelector(`${which}[href]`);
  let bar, held, timer;

  const isPlaying = () => "playing" in root.dataset;
  const stop = () => {
    clearTimeout(timer);
    delete root.dataset.playing;
  };

  // A day played is no step to go back to, unlike one that the reader chose.
  const follow = (link) => {
    history.replaceState({}, "", link.href);
    window.kizunaRerun();
  };
  const playOn = () => {
    const next = link("[rel=next]");
    if (!next || document.hidden) stop();
    else follow(next);
  };
  const play = () => {
    if (motion.matches) return;
    root.dataset.playing = "";
    follow(link("[rel=next]") ?? link("li:nth-child(2) a"));
  };

  // The page draws the bar anew for each day; the focus stays in it.
  const redrawn = () => {
    if (!bar) return stop();
    if (held && document.activeElement === document.body) {
      (link(held) ?? link("[aria-current]")).focus({ preventScroll: true });
    }
    held = undefined;
    clearTimeout(timer);
    if (isPlaying()) timer = setTimeout(playOn, link("[rel=next]") ? PAUSE_MS : 0);
  };
  new MutationObserver(() => {
    if (told[0] && !told[0].ariaLive) told[0].ariaLive = "polite";
    if (bars[0] === bar) return;
    bar = bars[0];
    redrawn();
  }).observe(root, { childList: true, subtree: true });

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".kz-play");
      const wasPlaying = isPlaying();
      stop();
      if (button && !wasPlaying) play();
      const followed = event.target.closest?.(":is(.kz-day-bar, .kz-week) a[href]");
      if (followed) held = followed.rel ? `[rel=${followed.rel}]` : "[aria-current]";
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (isPlaying() && event.key !== "Tab" && !event.target.closest?.(".kz-play")) stop();
    const which = { ArrowLeft: "[rel=prev]", ArrowRight: "[rel=next]" }[event.key];
    if (!which || !isPlain || !event.target.closest?.(".kz-day-bar")) return;
    event.preventDefault();
    link(which)?.click();
    held = "[aria-current]";
  });
}
