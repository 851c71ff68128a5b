// Opens the links and forms in the page's text inside it: no reload, and Back leads back. Streamlit
// listens to the history, but a link in its Markdown or HTML loads the whole page anew.
{
  const open = (address) => {
    history.pushState({}, "", address);
    window.kizunaRerun();
  };

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(
        ":is(:--html, :--markdown) a[href]:not([target=_blank], .kz-file, .kz-account a)",
      );
      // In the first answer, which stands where no page runs yet, links are links.
      if (link?.closest(".kz-answer")) return;
      const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (!link || !isPlain || link.origin !== location.origin || link.hash) return;
      event.preventDefault();
      open(isAdded(link) ? added(link) : link.dataset.drops ? dropped(link) : link.href);
    },
    true,
  );

  // What hundreds of cells open is added to the address at hand: their own would be long ones.
  const isAdded = (link) => link.closest("[data-adds]") && link.pathname === location.pathname;
  const added = (link) => {
    const address = new URL(location);
    new URL(link.href).searchParams.forEach((text, name) => address.searchParams.set(name, text));
    return address;
  };

  // A chip takes its value out of the address at hand: its own is of the run before.
  const dropped = (link) => {
    const address = new URL(location);
    const left = [...address.searchParams].filter((pair) => pair.join("=") !== link.dataset.drops);
    address.search = new URLSearchParams(left);
    return address;
  };

  // What a form asks is added to what its address says already.
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.closest(":--html") || event.target.closest(".kz-answer")) return;
      event.preventDefault();
      const address = new URL(event.target.action);
      new FormData(event.target).forEach((text, name) => address.searchParams.set(name, text));
      open(address);
    },
    true,
  );
}
