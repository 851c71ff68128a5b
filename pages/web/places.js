// The list of sites beside their map: searched as one types, walked with the arrow keys, and scrolled
// to the chosen site, else to the city shown.
{
  const panels = document.getElementsByClassName("kz-panel");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  // A choice draws the list anew; what was typed stays.
  let typed = "";

  const stops = (panel) => [...panel.querySelectorAll("li:not([hidden]) a")];
  // One stop of the Tab key: the chosen site, else the first.
  const oneStop = (panel) => {
    const all = stops(panel);
    const first = all.find((link) => link.ariaCurrent) ?? all[0];
    for (const link of panel.querySelectorAll("li a")) link.tabIndex = link === first ? 0 : -1;
  };
  const find = (panel) => {
    const words = plain(typed).split(/\s+/);
    for (const section of panel.querySelectorAll("section")) {
      const city = section.firstElementChild.textContent;
      for (const item of section.querySelectorAll("li")) {
        const { dataset, textContent } = item.firstElementChild;
        const said = plain(`${city} ${textContent} ${dataset.find}`);
        item.hidden = !words.every((word) => said.includes(word));
      }
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    panel.querySelector(".kz-none").hidden = Boolean(stops(panel).length);
    oneStop(panel);
  };
  const begin = (panel) => {
    panel.dataset.begun = "";
    panel.querySelector(".kz-find").value = typed;
    find(panel);
    const chosen = panel.querySelector("[aria-current]");
    const list = panel.querySelector(".kz-by-city");
    const city = panel.querySelector("[data-here]");
    if (chosen) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
    else if (city) list.scrollTop = city.offsetTop;
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.matches(".kz-find")) return;
    typed = target.value;
    find(target.closest(".kz-panel"));
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const panel = event.target.closest?.(".kz-panel");
    if (!step || !panel) return;
    const all = stops(panel);
    const at = all.indexOf(event.target);
    // From the field the first arrow down leads into the list.
    const next = at < 0 && step < 0 ? undefined : all[at + step];
    event.preventDefault();
    next?.focus();
  });
  new MutationObserver(() => {
    for (const panel of panels) if (panel.dataset.begun === undefined) begin(panel);
  }).observe(document, { childList: true, subtree: true });
}
