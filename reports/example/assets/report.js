"use strict";

// Draws the figures that lie in the page as data, in the colours of the style sheet, and again when those change or the page is printed.
(() => {
  const PRINTED = 676; // pixels between the margins of an A4 sheet
  const root = document.documentElement;

  // A folder that lost plotly.js still says everything: the tables behind the charts open instead.
  if (typeof Plotly === "undefined") {
    root.classList.add("undrawn");
    for (const plot of document.querySelectorAll(".plot")) {
      const table = plot.closest(".chart")?.querySelector("details");
      if (table) table.open = true;
    }
    return;
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");

  const drawAll = (width) => {
    const styles = getComputedStyle(root);
    const colour = (key, value) =>
      typeof value === "string" && /^#[0-9a-f]{6}$/.test(value) ? styles.getPropertyValue("--plot-" + value.slice(1)).trim() || value : value;
    for (const source of document.querySelectorAll("script[data-for]")) {
      const figure = JSON.parse(source.textContent, colour);
      if (width) Object.assign(figure.layout, { width, autosize: false });
      const place = document.getElementById(source.dataset.for);
      Plotly.react(place, figure.data, figure.layout, { staticPlot: true, responsive: true, displayModeBar: false });
    }
  };

  const fit = (place) => place.offsetParent && Plotly.Plots.resize(place);

  addEventListener("beforeprint", () => { root.classList.add("printing"); drawAll(PRINTED); });
  addEventListener("afterprint", () => { root.classList.remove("printing"); drawAll(); });
  dark.addEventListener("change", () => drawAll());
  document.addEventListener("toggle", (event) => event.target.querySelectorAll(".plot").forEach(fit), true);
  drawAll();
})();
