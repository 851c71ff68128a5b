// When the system turns dark or light while a page is open, Streamlit's own parts follow at once; a
// run brings what the server draws in colours of its own: figures, maps, the logo.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  // Streamlit tells the server its new theme with the next run, once it has taken it on.
  setTimeout(window.kizunaRerun, 250);
});
