// The map and its list, for readers with scripts: filters, nearest programmes, zoom. Without, both are complete.

import { startFilters } from "./filters.js";
import { startNear } from "./near.js";
import { startZoom } from "./zoom.js";

const form = document.querySelector("[data-filtres]");
if (form) {
  const filters = startFilters(form);
  startNear(form, filters);
}
for (const panel of document.querySelectorAll(".panels > .panel")) startZoom(panel);
lightTogether();

// A knot and its entries light up together, whichever the pointer or the keyboard is on.
function lightTogether() {
  const entries = new Map();
  for (const entry of document.querySelectorAll("[data-programme]")) entries.set(entry.dataset.programme, entry);
  for (const marker of document.querySelectorAll("[data-marqueur], [data-reunit]")) {
    const { marqueur, reunit } = marker.dataset; // its programme, or those that share it
    const shown = (reunit ?? marqueur).split(" ").flatMap((id) => entries.get(id) ?? []);
    lights(marker, [marker, ...shown]);
    for (const entry of shown) lights(entry, [marker, entry]);
  }
}

function lights(each, lit) {
  const light = (on) => () => lit.forEach((one) => one.classList.toggle("lit", on));
  each.addEventListener("pointerenter", light(true));
  each.addEventListener("pointerleave", light(false));
  each.addEventListener("focusin", light(true));
  each.addEventListener("focusout", light(false));
}
