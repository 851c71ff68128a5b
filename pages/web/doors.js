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
      const door = event.target.closest?.(
        ":is(:--html, :--markdown) a[href]:not([target=_blank], .kz-file)",
      );
      const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (!door || !isPlain || door.origin !== location.origin || door.hash) return;
      event.preventDefault();
      open(isAdded(door) ? added(door) : door.dataset.drops ? dropped(door) : door.href);
    },
    true,
  );

  // What hundreds of cells open is added to the address at hand: their own would be long ones.
  const isAdded = (door) => door.closest("[data-adds]") && door.pathname === location.pathname;
  const added = (door) => {
    const address = new URL(location);
    new URL(door.href).searchParams.forEach((text, name) => address.searchParams.set(name, text));
    return address;
  };

  // A chip takes its value out of the address at hand: its own is of the run before.
  const dropped = (door) => {
    const address = new URL(location);
    const left = [...address.searchParams].filter((pair) => pair.join("=") !== door.dataset.drops);
    address.search = new URLSearchParams(left);
    return address;
  };

  // What a form asks is added to what its address says already.
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.closest(":--html")) return;
      event.preventDefault();
      const address = new URL(event.target.action);
      new FormData(event.target).forEach((text, name) => address.searchParams.set(name, text));
      open(address);
      if (matchMedia("(max-width: 768px)").matches) uncover(event.target);
    },
    true,
  );

  // On a phone the sidebar lies over the page; Streamlit takes it away for links of the menu alone.
  const uncover = (form) => {
    const sidebar = form.closest(":--sidebar");
    sidebar?.querySelector(":--sidebar-close button")?.click();
  };
}
