"use strict";

// Choosing: a file dropped anywhere goes into the field for the export; what was chosen is named, too much is said before it is sent.
const order = document.querySelector("form.order");
if (order) {
  const zones = [...order.querySelectorAll(".zone")];
  const main = zones[0].querySelector("input");
  const show = () => {
    for (const zone of zones) {
      const files = [...zone.querySelector("input").files];
      const chosen = zone.querySelector(".chosen");
      chosen.textContent = files.map((file) => file.name).join(", ") || chosen.dataset.none;
      zone.querySelector(".invite").classList.toggle("full", files.length > 0);
    }
  };
  const judge = () => {
    const size = zones.flatMap((zone) => [...zone.querySelector("input").files]).reduce((sum, file) => sum + file.size, 0);
    const tooMany = main.files.length > Number(order.dataset.mostFiles);
    main.setCustomValidity(tooMany ? order.dataset.tooMany : size > Number(order.dataset.mostBytes) ? order.dataset.tooLarge : "");
    if (main.files.length) main.reportValidity();
  };
  const over = (event) => {
    const under = event.target instanceof Element ? event.target.closest(".zone") : null;
    for (const zone of zones) zone.classList.toggle("over", event.type === "dragover" && zone === (under ?? zones[0]));
    return under;
  };
  document.addEventListener("dragover", (event) => { if (!over(event)) event.preventDefault(); });
  document.addEventListener("dragleave", over);
  document.addEventListener("drop", (event) => {
    if (over(event)) return;
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    main.files = event.dataTransfer.files;
    main.dispatchEvent(new Event("change", { bubbles: true }));
  });
  order.addEventListener("change", () => { show(); judge(); });
  order.addEventListener("submit", () => {
    const button = order.querySelector(".primary");
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
  for (const zone of zones) zone.querySelector(".invite").hidden = false;
  show();
}

// Waiting: asks once a second whether there is something new to see.
const working = document.querySelector("[data-status]");
if (working) {
  const stage = working.querySelector("[role=status]");
  const say = (text) => { if (stage.textContent !== text) stage.textContent = text; };
  const ask = async () => {
    try {
      const now = await (await fetch(working.dataset.status)).json();
      if (!now.working) { location.replace("/"); return; }
      say(now.stage);
    } catch {
      say(working.dataset.lost);
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 400);
}
