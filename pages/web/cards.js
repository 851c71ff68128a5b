// What the menu of a card does besides handing out files: it copies the picture, and gives the card
// the whole screen.
{
  document.documentElement.toggleAttribute("data-fills", document.fullscreenEnabled);

  const png = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.blob();
  };

  // The picture is promised: browsers let nobody write to the clipboard long after the click.
  const copy = async (button) => {
    const { href } = button.closest("ul").querySelector("[data-file$='.png']");
    const said = button.closest(".kz-tools").querySelector("[role=status]");
    said.textContent = "";
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png(href) })]);
      said.textContent = button.dataset.copied;
    } catch {
      said.textContent = button.dataset.byHand;
    }
  };

  // A browser may refuse: in a page within another page, or where its owner has forbidden it.
  const fill = async (button) => {
    const said = button.closest(".kz-tools").querySelector("[role=status]");
    said.textContent = "";
    try {
      await button.closest("[class*=st-key-card-]").requestFullscreen();
    } catch {
      said.textContent = button.dataset.refused;
    }
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".kz-copies, .kz-fills");
    if (button?.matches(".kz-copies")) copy(button);
    // Beside a card that fills the screen nothing is seen: what a link opens would not be.
    else if (document.fullscreenElement && target.closest?.("button.kz-fills, a:not(.kz-file)"))
      document.exitFullscreen();
    else if (button) fill(button);
  });
}
