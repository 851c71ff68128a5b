// Draws a Plotly figure when it comes near the window, and again only when it is another one: a
// page has many figures, and drawing all of them after each choice is what readers would wait for.
const LIBRARY = "./plotly/plotly.min.js";
const NEAR = "400px";
// In pixels: a card's inside on A4.
const PAPER = 680;
const CONFIG = { displayModeBar: false };

function library() {
  window.kizunaPlotly ??= new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => loaded(window.Plotly);
    script.onerror = () => failed(new Error(`${LIBRARY} is not served`));
    document.head.append(script);
  });
  return window.kizunaPlotly;
}

const isDark = () => document.documentElement.style.colorScheme === "dark";

// The colours of the dark page, light for dark and dark for light, in their own hues.
function inInk(figure) {
  return figure.replace(/#[0-9a-f]{6}\b/g, (colour) => {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const shift = 255 - Math.max(...parts) - Math.min(...parts);
    return `#${parts.map((part) => (part + shift).toString(16).padStart(2, "0")).join("")}`;
  });
}

// Where a click on a mark goes: a country or a theme narrows the page, a seminar opens its own.
const KEPT = ["lang", "data", "office", "year", "country", "theme"];
function led(ids, leads) {
  const address = new URL(location);
  const narrowing = ids.filter((id) => ["country", "theme"].includes(leads[id]));
  for (const id of narrowing) address.searchParams.set(leads[id], id);
  if (narrowing.length) return address;
  const seminar = ids.find((id) => leads[id]);
  if (!seminar) return null;
  const page = new URL("seminar", location);
  for (const [name, value] of address.searchParams)
    if (KEPT.includes(name)) page.searchParams.append(name, value);
  page.searchParams.set("seminar", seminar);
  return page;
}

class Drawing {
  constructor(box) {
    this.box = box;
    this.isNear = false;
    this.sight = new IntersectionObserver(
      ([entry]) => {
        this.isNear = entry.isIntersecting;
        this.settle();
      },
      { rootMargin: NEAR },
    );
    this.size = new ResizeObserver(() => this.fit());
    this.sight.observe(box);
    this.size.observe(box);
    this.print = () => this.printed();
    this.screen = () => this.shown();
    addEventListener("beforeprint", this.print);
    addEventListener("afterprint", this.screen);
  }

  // `wanted` is {"alt": …, "figure": …} as JSON: Plotly writes into the figure it is given.
  show(wanted) {
    if (this.wanted && this.wanted !== wanted) this.uncover();
    this.wanted = wanted;
    const { alt, figure } = JSON.parse(wanted);
    this.box.setAttribute("aria-label", alt);
    this.box.style.height = `${figure.layout.height}px`;
    this.settle();
  }

  // Its picture of the first answer (first_answer.js) stands until it is drawn or is another one.
  uncover() {
    const picture = this.box.previousElementSibling;
    if (picture?.matches(".kz-drawn-first")) picture.remove();
  }

  settle() {
    if (this.isNear) this.draw();
    this.box.toggleAttribute("data-waited-for", this.isNear && this.drawn !== this.wanted);
  }

  async draw() {
    const Plotly = window.Plotly ?? (await library());
    if (this.drawn === this.wanted || !this.box.isConnected) return;
    this.drawn = this.wanted;
    this.width = this.box.clientWidth;
    const { data, layout } = JSON.parse(this.wanted).figure;
    Plotly.react(this.box, data, layout, CONFIG);
    this.uncover();
    this.listen();
    this.box.removeAttribute("data-waited-for");
  }

  // Anew after each drawing: what was purged has forgotten who listens.
  listen() {
    const { leads } = JSON.parse(this.wanted);
    const target = ({ points }) => led(points[0].customdata?.slice(1) ?? [], leads);
    const point = (event) =>
      this.box.toggleAttribute("data-leads", Boolean(event && target(event)));
    for (const name of ["click", "hover", "unhover"]) this.box.removeAllListeners(`plotly_${name}`);
    this.box.on("plotly_hover", point);
    this.box.on("plotly_unhover", () => point(null));
    this.box.on("plotly_click", (event) => {
      const address = target(event);
      if (!address || address.href === location.href) return;
      history.pushState({}, "", address);
      window.kizunaRerun();
    });
  }

  // Paper shows what nobody has scrolled to, as wide as a card is there, and in ink.
  printed() {
    if (!window.Plotly) {
      this.draw();
      return;
    }
    const { data, layout } = JSON.parse(isDark() ? inInk(this.wanted) : this.wanted).figure;
    window.Plotly.react(this.box, data, { ...layout, width: PAPER }, CONFIG);
    this.drawn = null;
    for (const svg of this.box.querySelectorAll(".main-svg")) {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      svg.setAttribute("preserveAspectRatio", "xMinYMin");
    }
  }

  // Drawn anew: what was drawn for paper would keep its width.
  shown() {
    if (this.drawn !== null) return;
    window.Plotly.purge(this.box);
    this.settle();
  }

  fit() {
    if (!this.drawn || !this.box.clientWidth || this.width === this.box.clientWidth) return;
    this.width = this.box.clientWidth;
    window.Plotly.Plots.resize(this.box);
  }

  remove() {
    this.sight.disconnect();
    this.size.disconnect();
    removeEventListener("beforeprint", this.print);
    removeEventListener("afterprint", this.screen);
    window.Plotly?.purge(this.box);
  }
}

const drawings = new WeakMap();
const text = new TextDecoder();

// Ready before the first figure comes near, and not in the way of what is already in sight.
const whenIdle = window.requestIdleCallback ?? setTimeout;
whenIdle(library);

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".kz-drawing");
  if (!drawings.has(box)) drawings.set(box, new Drawing(box));
  drawings.get(box).show(text.decode(data));
  return () => drawings.get(box).remove();
}
