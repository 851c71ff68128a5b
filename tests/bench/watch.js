// Notes when something was last drawn and when the reader last acted. Opening counts from 0, and a
// page that shows its title has run; after an act, the script must be seen to run again.
(() => {
  const watch = { drawn: 0, acted: 0, hasRun: true };
  window.benchWatch = watch;
  const note = () => {
    watch.drawn = performance.now();
  };

  // The page itself: what a filter says of itself in the sidebar, and that the app is busy, is no
  // figure; what is there for the ear and the keyboard alone draws nothing.
  const isDrawn = ({ target, attributeName }) =>
    !/^(aria-.*|lang|role|tabindex)$/.test(attributeName) &&
    (target.nodeType === 1 ? target : target.parentElement)?.closest("[data-testid=stMain]");
  new MutationObserver((mutations) => {
    if (mutations.some(isDrawn)) note();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const DRAWING = [
    "drawArrays",
    "drawElements",
    "drawArraysInstanced",
    "drawElementsInstanced",
    "fillRect",
    "fillText",
    "fill",
    "stroke",
    "drawImage",
  ];
  const CANVASES = [WebGLRenderingContext, WebGL2RenderingContext, CanvasRenderingContext2D];
  for (const { prototype } of CANVASES) {
    for (const name of DRAWING.filter((drawing) => drawing in prototype)) {
      const draw = prototype[name];
      prototype[name] = function (...how) {
        if (this.canvas.isConnected) note();
        return draw.apply(this, how);
      };
    }
  }

  // A quick run begins and ends between two drawings; what it sends is the surest sign of it.
  window.WebSocket = class extends WebSocket {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", () => {
        watch.hasRun = true;
      });
    }
  };

  const act = () => {
    watch.acted = performance.now();
    watch.hasRun = false;
  };
  addEventListener("click", act, true);
  addEventListener(
    "keydown",
    ({ key }) => {
      if (key === "Enter") act();
    },
    true,
  );

  // The milliseconds from the reader's act, or from opening, to the last drawing; null before it.
  const UNDRAWN = [
    "[data-testid=stPlotlyChart]:not(:has(svg.main-svg))",
    ".stBidiComponent:not(:has(.kz-drawing)), .kz-drawing[data-waited-for]",
    "[data-testid=stDeckGlJsonChart]:not(:has(canvas))",
    "[data-testid=stSkeleton]",
    "[data-stale=true]",
  ].join(", ");
  window.benchWait = (quiet) => {
    const app = document.querySelector("[data-testid=stApp]");
    const isOver = app?.dataset.testScriptState === "notRunning" && watch.hasRun;
    if (!isOver || !document.querySelector("h1") || document.querySelector(UNDRAWN)) return null;
    const last = Math.max(watch.drawn, watch.acted);
    return performance.now() - last > quiet ? { waited: last - watch.acted } : null;
  };
})();
