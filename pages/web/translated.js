// The page asks not to be translated: Kizuna speaks two languages itself. An extension may do it all
// the same. It puts <font> in the place of each text, while React goes on writing into the text that
// is no longer in the page: the heading would keep a country's name over the figures of another.
{
  const inPlaceOf = new WeakMap();

  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        const around = [...addedNodes, previousSibling, nextSibling];
        const translation = around.find((other) => other?.nodeName === "FONT");
        if (translation) inPlaceOf.set(node, translation);
      }
    }
  }).observe(document, { childList: true, subtree: true });

  // Puts a text back before React changes or removes it, or puts something before it.
  const putBack = (node) => {
    const translation = node && inPlaceOf.get(node);
    if (!translation) return;
    inPlaceOf.delete(node);
    if (translation.isConnected && !node.isConnected) translation.replaceWith(node);
  };

  const value = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  Object.defineProperty(Node.prototype, "nodeValue", {
    ...value,
    set(text) {
      putBack(this);
      value.set.call(this, text);
    },
  });
  for (const [name, place] of [
    ["removeChild", 0],
    ["insertBefore", 1],
  ]) {
    const change = Node.prototype[name];
    Node.prototype[name] = function (...nodes) {
      putBack(nodes[place]);
      return change.apply(this, nodes);
    };
  }
}
