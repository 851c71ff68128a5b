// What is copied is what is read: the signs without a width that hold Markdown apart
// (components/html.py) and keep text from turning its surroundings
// (analysis/words/catalogue.py) stay in the page.
{
  const SIGNS = /[\u2060\u2068\u2069]/gu;

  document.addEventListener("copy", (event) => {
    const selected = getSelection();
    const text = selected.toString();
    if (event.defaultPrevented || text.search(SIGNS) < 0) return;
    const copied = document.createElement("div");
    for (let number = 0; number < selected.rangeCount; number++) {
      copied.append(selected.getRangeAt(number).cloneContents());
    }
    event.clipboardData.setData("text/plain", text.replace(SIGNS, ""));
    event.clipboardData.setData("text/html", copied.innerHTML.replace(SIGNS, ""));
    event.preventDefault();
  });
}
