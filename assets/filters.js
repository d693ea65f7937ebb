// Filters over a list whose items say what they are in data attributes. The choice is in the address, so that it can
// be shared and the back button works; the count is announced.

export function startFilters(form) {
  const items = [...document.querySelectorAll(form.dataset.filtres)];
  const selects = [...form.querySelectorAll("select")];
  const fields = [...form.elements].filter(({ name }) => name);
  const all = form.querySelector("[type=reset]");
  const told = form.querySelector("[data-compte]");

  function matches(item) {
    return selects.every(({ name, value }) => !value || (item.dataset[name] ?? "").split(" ").includes(value));
  }

  function apply() {
    let count = 0;
    for (const item of items) {
      item.hidden = !matches(item);
      count += !item.hidden;
    }
    for (const group of document.querySelectorAll("[data-groupe], [data-proches], [data-depuis], [data-annonces]")) {
      const inside = items.filter((item) => group.contains(item));
      // Where nothing is announced, the page says so under its title.
      if (inside.length || !group.matches("[data-annonces]")) group.hidden = inside.every((item) => item.hidden);
    }
    const out = new Set(items.filter((item) => item.hidden).map((item) => item.dataset.programme));
    for (const marker of document.querySelectorAll("[data-marqueur], [data-reunit]")) {
      const { marqueur, reunit } = marker.dataset; // its programme, or those that share it
      fade(marker, (reunit ? reunit.split(" ") : [marqueur]).every((each) => out.has(each)));
    }
    // A group's knot leads to the larger map of its programmes.
    for (const group of document.querySelectorAll(".map .group")) {
      fade(group, !document.querySelector(`${group.getAttribute("href")} a:not(.faded)`));
    }
    tell(count);
    offerAll();
  }

  // « Tout afficher » is there when something was chosen; the focus is not lost with it.
  function offerAll() {
    const chosen = fields.some(({ value }) => value);
    if (!chosen && all === document.activeElement) fields[0].focus();
    all.hidden = !chosen;
  }

  function tell(count) {
    const { aucun, un, plusieurs, tout } = told.dataset;
    const chosen = selects.some((select) => select.value);
    // Shown above already as long as nothing is chosen: told then to who listens alone.
    told.classList.toggle("hidden", !chosen);
    told.textContent = !chosen ? tout : (count === 0 ? aucun : count === 1 ? un : plusieurs).replace("{n}", count);
  }

  function read() {
    const state = new URLSearchParams(location.search);
    for (const select of selects) {
      const wanted = state.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    apply();
  }

  // `fragment` is what no server is sent.
  function write(fragment = location.hash) {
    const state = new URLSearchParams(location.search);
    for (const { name, value } of selects) value ? state.set(name, value) : state.delete(name);
    const query = state.toString() && `?${state}`;
    if (query + fragment !== location.search + location.hash) {
      history.pushState(null, "", (query || location.pathname) + fragment);
    }
    apply();
  }

  form.addEventListener("change", (event) => selects.includes(event.target) && write());
  form.addEventListener("input", offerAll);
  form.addEventListener("reset", () => setTimeout(write, 0, ""));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  form.hidden = false;
  read();
  return { items, apply, write };
}

// What the list leaves out remains on the map, softer, for the pointer alone.
function fade(marker, out) {
  marker.classList.toggle("faded", out);
  if (out) marker.setAttribute("tabindex", -1);
  else marker.removeAttribute("tabindex");
}
