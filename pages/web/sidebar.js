// On a phone the menu and the filters wait behind a sign; a button in the page says what is there.
{
  const sidebar = () => document.querySelector(":--sidebar");
  const buttons = document.getElementsByClassName("kz-open");
  const isOpen = () => Boolean(sidebar()) && !sidebar().matches(":--collapsed");

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".kz-open")) return;
    document.querySelector(":--sidebar-open")?.click();
    // Its first field or link, as soon as it is there to be focused.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        sidebar()?.querySelector(":--sidebar-close button, a")?.focus();
      }),
    );
  });

  // Whoever closes it comes back to the button that opened it.
  let wasOpen = isOpen();
  new MutationObserver(() => {
    for (const button of buttons) {
      if (button.ariaExpanded !== String(isOpen())) button.ariaExpanded = String(isOpen());
    }
    const hasClosed = wasOpen && !isOpen();
    wasOpen = isOpen();
    if (hasClosed && matchMedia("(max-width: 768px)").matches) buttons[0]?.focus();
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-collapsed"],
  });
}
