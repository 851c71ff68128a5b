// A link is rewritten as it was understood. Streamlit puts the new address behind the old one in the
// history, so that Back would lead to the old one, which is rewritten again: nobody could go back.
// What comes before the reader has done anything is a correction, and takes the old one's place.
{
  const push = history.pushState;
  let isOpening = true;
  for (const name of ["pointerdown", "keydown", "click", "change"]) {
    addEventListener(
      name,
      () => {
        isOpening = false;
      },
      true,
    );
  }
  // Also after a link within the page: links.js.
  addEventListener(
    "popstate",
    () => {
      isOpening = true;
    },
    true,
  );

  history.pushState = (state, title, address) => {
    const isSamePage = new URL(address, location).pathname === location.pathname;
    // An old address that leads on to another page is corrected as well.
    if (isOpening) history.replaceState(state, title, address);
    else push.call(history, state, title, address);
    if (!isSamePage) isOpening = true;
  };
}
