// Still twins take the place of maps where the browser has no WebGL 2, and on paper.
{
  const canDraw = () => {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  };
  // The style sheets show the twins; their pictures are fetched as they come in sight.
  (window.requestIdleCallback ?? setTimeout)(() => {
    if (!canDraw()) document.documentElement.dataset.maps = "still";
  });

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
