// Twins of maps on paper, with the list beside a map.
{
  // Printing waits for nothing that is fetched, so this is one of the few places for a request
  // that holds the page up.
  const fetched = (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    return request.status === 200 ? request : null;
  };

  addEventListener("beforeprint", () => {
    for (const twin of document.querySelectorAll(".kz-still")) {
      const picture = fetched(twin.dataset.paper)?.responseXML;
      if (picture) twin.append(document.adoptNode(picture.documentElement));
      const names = document.createElement("ol");
      names.innerHTML = fetched(twin.dataset.list)?.responseText ?? "";
      if (names.children.length) twin.append(names);
    }
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll(".kz-still > :is(svg, ol)").forEach((part) => part.remove());
  });
}
