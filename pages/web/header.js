// The menu: a section opens under its button, one at a time; on a narrow screen the whole waits behind
// a button. So does the menu of a card. Escape, a click elsewhere and a choice close what is open.
{
  const OPENERS = ":is(.kz-header, .kz-more) button[aria-controls]";
  const openers = () => [...document.querySelectorAll(OPENERS)];
  const isOpen = (button) => button.ariaExpanded === "true";
  const holds = (button, part) =>
    button.contains(part) ||
    document.getElementById(button.getAttribute("aria-controls"))?.contains(part);
  const close = (button) => {
    button.ariaExpanded = "false";
  };

  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest?.(OPENERS);
    const isChoice = Boolean(target.closest?.(".kz-header a, .kz-more ul"));
    for (const button of openers()) {
      if (button === pressed) {
        button.ariaExpanded = String(!isOpen(button));
        // What opens below one that is low would be out of sight.
        const { top } = button.getBoundingClientRect();
        button.toggleAttribute("data-low", top > innerHeight / 2);
      } else if (isChoice || !holds(button, target)) {
        // What has the focus is hidden with it, and the page that it leads to may be this one.
        if (isOpen(button) && holds(button, document.activeElement)) button.focus();
        close(button);
      }
    }
  });

  // Whoever leaves a section with the keyboard leaves it closed.
  document.addEventListener("focusin", ({ target }) => {
    for (const button of openers()) if (isOpen(button) && !holds(button, target)) close(button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const inner = openers().findLast(
      (button) => isOpen(button) && holds(button, document.activeElement),
    );
    if (!inner) return;
    close(inner);
    inner.focus();
  });

  // Copies what a button holds, or else the address at hand. Without a clipboard, as where a page is not sent in secret, the
  // address stands in a field to be copied by hand.
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.(".kz-copy button");
    if (!button) return;
    const box = button.parentElement;
    const field = box.querySelector("input");
    try {
      await navigator.clipboard.writeText(button.dataset.text ?? location.href);
      box.querySelector("[role=status]").textContent = button.dataset.copied;
    } catch {
      if (field) {
        field.value = location.href;
        field.hidden = false;
        field.select();
      }
      box.querySelector("[role=status]").textContent = button.dataset.byHand;
    }
  });
}
