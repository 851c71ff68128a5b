// The coverage strip: the arrows lead from column to column where it stands alone, Escape takes a
// card away, and a drag across columns chooses their years. Each drag has an alternative without:
// the filter of years.
{
  const COLUMN = ".kz-column";
  const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const columnAt = (event) => event.target.closest?.(COLUMN);
  const placeOf = (column) => column?.closest("[data-year]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
    const column = columnAt(event);
    const list = column?.closest(".kz-coverage, .kz-visit-years");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!list || !isPlain) return;
    const links = [...list.querySelectorAll("a")];
    const ends = { Home: links[0], End: links.at(-1) };
    const next = ends[event.key] ?? links[links.indexOf(column) + (STEPS[event.key] ?? NaN)];
    if (!next) return;
    event.preventDefault();
    for (const link of links) link.tabIndex = link === next ? 0 : -1;
    next.focus();
  });

  // A card that was taken away comes back when its column is pointed at anew.
  const dismiss = () => {
    const shown = document.querySelectorAll(`${COLUMN}:is(:hover, :focus-visible)`);
    for (const column of shown) column.dataset.dismissed = "";
  };
  const restore = (event) => {
    const column = columnAt(event);
    if (column && !column.contains(event.relatedTarget)) delete column.dataset.dismissed;
  };
  document.addEventListener("pointerout", restore);
  document.addEventListener("focusout", restore);

  // The address of the page with the years of a range, as the filter writes them.
  const withYears = (years) => {
    const address = new URL(location);
    address.searchParams.delete("year");
    for (const year of years) address.searchParams.append("year", year);
    return address;
  };

  let first, last;
  const between = () => {
    if (!first || !last) return [];
    const places = [...first.parentElement.children].filter((place) => place.dataset.year);
    const ends = [places.indexOf(first), places.indexOf(last)].sort((a, b) => a - b);
    return places.slice(ends[0], ends[1] + 1);
  };
  const mark = () => {
    for (const place of document.querySelectorAll("[data-within]")) delete place.dataset.within;
    for (const place of between()) place.dataset.within = "";
  };
  const stop = () => {
    first = last = undefined;
    mark();
  };

  // A finger scrolls.
  document.addEventListener("pointerdown", (event) => {
    const isMouse = event.button === 0 && event.pointerType !== "touch";
    first = isMouse ? placeOf(columnAt(event)) : undefined;
    last = undefined;
  });
  document.addEventListener("pointermove", (event) => {
    if (!first || !event.buttons) return;
    const place = event.target.closest?.("[data-year]");
    if (place?.parentElement !== first.parentElement) return;
    if (place === first && !last) return;
    last = place;
    mark();
  });
  document.addEventListener("pointerup", () => {
    const places = between();
    const years = new Set(places.filter(isSeminar).map((place) => place.dataset.year));
    stop();
    if (places.length < 2 || !years.size) return;
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, true));
    history.pushState({}, "", withYears(years));
    window.kizunaRerun();
  });
  document.addEventListener("pointercancel", stop);
  const isSeminar = (place) => place.querySelector("a");
  // What was a drag is no click on the column where it ended.
  const swallow = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // The browser would drag the link itself.
  document.addEventListener("dragstart", (event) => {
    if (columnAt(event)) event.preventDefault();
  });
}
