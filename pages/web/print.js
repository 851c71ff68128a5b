// At the foot of each sheet of paper stand the page and its data set; under the title, the day.
{
  const foot = document.head.appendChild(document.createElement("style"));

  addEventListener("beforeprint", () => {
    const line = document.querySelector(".kz-print");
    if (!line) return;
    const language = document.documentElement.lang.replace("en", "en-GB");
    const day = new Date().toLocaleDateString(language, { dateStyle: "long" });
    line.querySelector("time").textContent = day;
    const said = JSON.stringify(line.dataset.foot + day);
    foot.textContent = `@media print { @page { @bottom-left { content: ${said}; } } }`;
  });
}
