// Leads from the words beside a field to their place in the report, and back with Escape.
{
  let from = null;
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(".kz-origin a");
      const place = link && document.getElementById(link.hash.slice(1));
      if (!place) return;
      event.preventDefault();
      from = link;
      const mark = place.closest("mark") ?? place;
      document.querySelectorAll(".kz-report [data-here]").forEach((one) => {
        one.removeAttribute("data-here");
      });
      mark.setAttribute("data-here", "");
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !from?.isConnected || !event.target.closest?.(".kz-report mark"))
      return;
    from.focus();
    from = null;
  });
}
