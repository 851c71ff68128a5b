// A map stands as its drawn twin until somebody wants the live one: to fetch, start and draw that
// costs more than all the rest of a page (4 s without a graphics card). It takes the twin's
// place when it is pointed at, tapped or focused, or by itself where a graphics card draws it.
{
  const PANEL = "[class*=st-key-map-of-]";
  const CREDITS = ".mapboxgl-ctrl-attrib-inner";
  // Longer than the land takes to be cut into tiles; a style without credits has none to wait for.
  const DRAWN_MS = 8000;
  const CARD_GAP = 8;
  const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  const root = document.documentElement;
  const asleep = new Map();

  // Asked once, when a page has its first map: it takes as long as the rest of a small page.
  let renderer;
  const drawsWith = () => {
    if (renderer !== undefined) return renderer;
    const context = document.createElement("canvas").getContext("webgl2");
    const names = context?.getExtension("WEBGL_debug_renderer_info");
    const name = names?.UNMASKED_RENDERER_WEBGL ?? context?.RENDERER;
    renderer = context ? String(context.getParameter(name)) : "";
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    if (!renderer) root.dataset.maps = "still";
    return renderer;
  };

  const wake = (node) => {
    const woken = asleep.get(node);
    if (woken && drawsWith()) woken();
  };
  // After all else: the page has loaded, nothing runs, and the browser has time.
  const wakeLater = (node) => {
    if (!node.isConnected || !asleep.has(node)) return;
    const isBusy = document.readyState !== "complete" || document.querySelector(":--running");
    if (isBusy) setTimeout(idle, 300, () => wakeLater(node));
    else if (drawsWith() && !SOFTWARE.test(renderer)) wake(node);
  };

  const under = ({ target }) => target.closest?.(".kz-twin")?.closest(PANEL);
  const asked = (event) => {
    const node = under(event)?.querySelector(".kz-live");
    if (node) wake(node);
  };
  // A finger that scrolls past a map does not want it; a tap does.
  addEventListener("pointerover", (event) => event.pointerType !== "touch" && asked(event));
  addEventListener("click", asked);
  addEventListener("focusin", asked);

  // A map is fitted to a frame; in a smaller or larger place it is drawn as much farther or nearer.
  const twinOf = (node) => node.closest(PANEL)?.querySelector(".kz-twin");
  const scaleOf = (node) => {
    const { frameWidth, frameHeight } = twinOf(node)?.dataset ?? {};
    const scale = Math.min(node.clientWidth / frameWidth, node.clientHeight / frameHeight);
    return scale > 0 ? Math.round(scale * 50) / 50 : 1;
  };
  const fitted = (element, scale) => {
    if (scale === 1) return element;
    const deck = JSON.parse(element.json);
    const seen = deck.initialViewState;
    const nearer = Math.log2(scale);
    const isFixed = seen.minZoom === seen.maxZoom;
    for (const name of isFixed ? ["zoom", "minZoom", "maxZoom"] : ["zoom"]) seen[name] += nearer;
    return Object.create(element, { json: { value: JSON.stringify(deck) } });
  };

  // Until the credits tell that the land is there and the browser has nothing else to do.
  const whenDrawn = (node, then, since = performance.now()) => {
    const isDrawn = node.querySelector("canvas") && node.querySelector(CREDITS)?.textContent;
    if (isDrawn || performance.now() - since > DRAWN_MS) idle(() => idle(then));
    else if (node.isConnected) setTimeout(whenDrawn, 100, node, then, since);
  };
  // deck.gl puts its card beside the pointer, over the edge of the map, which cuts it off.
  const keepWithin = (node) => {
    const card = node.querySelector(".deck-tooltip");
    if (!card) return;
    const { offsetWidth: wide, offsetHeight: high } = card;
    const at = new DOMMatrixReadOnly(card.style.transform);
    const left = Math.max(0, Math.min(at.e, node.clientWidth - wide - CARD_GAP));
    // Never upon what the pointer is on: below it, or above where there is no room.
    const below = at.f + (left < at.e ? 2 * CARD_GAP : 0);
    const fits = below + high + CARD_GAP <= node.clientHeight;
    const top = fits ? below : Math.max(0, at.f - high - 2 * CARD_GAP);
    const moved = `${Math.round(left - at.e)}px ${Math.round(top - at.f)}px`;
    if (card.style.translate !== moved) card.style.translate = moved;
  };

  const handOverFocus = (node) => {
    if (!twinOf(node)?.contains(document.activeElement)) return;
    node.querySelector(".deck-events-root")?.focus({ preventScroll: true });
  };

  // What Streamlit draws for a map (hooks.py): `load` fetches its own map, `react` is its React.
  window.kizunaMap = async ({ createElement, useEffect, useMemo, useRef, useState }, load) => {
    const TwinnedMap = (props) => {
      const place = useRef(null);
      const [live, setLive] = useState(null);
      const [state, setState] = useState("asleep");
      const [scale, setScale] = useState(1);
      useEffect(() => {
        const node = place.current;
        const sizes = new ResizeObserver(() => setScale(scaleOf(node)));
        const cards = new MutationObserver(() => keepWithin(node));
        asleep.set(node, async () => {
          asleep.delete(node);
          setState("waking");
          const { default: map } = await load();
          sizes.observe(node);
          cards.observe(node, { subtree: true, childList: true, attributeFilter: ["style"] });
          setScale(scaleOf(node));
          setLive({ map });
          whenDrawn(node, () => {
            handOverFocus(node);
            setState("live");
          });
        });
        idle(() => wakeLater(node));
        return () => {
          asleep.delete(node);
          sizes.disconnect();
          cards.disconnect();
        };
      }, []);
      const element = useMemo(() => fitted(props.element, scale), [props.element, scale]);
      return createElement(
        "div",
        { ref: place, className: "kz-live", "data-state": state },
        live && createElement(live.map, { ...props, element }),
      );
    };
    return { default: TwinnedMap };
  };
}
