// « Près de chez moi » : what the reader types stays here; it only chooses which file of ours is read. The address keeps
// it in its fragment, which is never sent, so that Back finds the list as it was.

export function startNear(form, { items, apply, write }) {
  const input = form.querySelector("[name=pres]");
  if (!input) return; // fewer than two programmes have a place
  const told = form.querySelector("[data-pres]");
  const nearest = document.querySelector("[data-proches]");
  const title = nearest.querySelector("h2");
  const places = items.map((item) => [item, item.parentElement]);
  let known; // towns, and departments, which have no point
  let turn = 0;
  let asked = "";

  form.addEventListener("submit", () => ask(input.value.trim()));
  form.addEventListener("reset", () => setTimeout(search, 0, ""));
  for (const moved of ["popstate", "hashchange", "pageshow"]) addEventListener(moved, () => read(false));
  read(performance.getEntriesByType("navigation")[0]?.type === "navigate");

  function ask(text) {
    input.value = text;
    write(text && `#${new URLSearchParams({ pres: text })}`);
    search(text, true);
  }

  // A fragment of another kind (`#liste`) leaves the list as it is.
  function read(arrives) {
    const state = new URLSearchParams(location.hash.slice(1));
    const text = (state.get("pres") ?? "").trim();
    if (text === asked || (location.hash && !state.has("pres"))) return;
    input.value = text;
    search(text, arrives);
  }

  // `arrives`: whether the reader goes to what was found.
  async function search(text, arrives) {
    const mine = (turn += 1);
    const [, code, after] = text.replace(/(\d\d)\s(\d{3})/, "$1$2").match(/\b(\d{5})\b(.*)/) ?? [];
    asked = text;
    putBack();
    apply();
    if (!text) return tell("");
    try {
      const found = code ? await byPostcode(code, after) : await byName(text);
      if (mine !== turn) return; // something else was asked since
      if (found.length !== 1) return offer(text, found);
      sortFrom(found[0]);
      if (arrives) title.focus();
    } catch {
      if (mine === turn) tell("La recherche n’a pas pu lire ses données. Réessayez dans un moment.");
    }
  }

  async function load(name) {
    const answer = await fetch(form.dataset.donnees + name);
    if (answer.status === 404) return {};
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  // A code that no town has means the town behind it (« 31077 Toulouse Cedex 4 »), else the department (« 75000 »).
  async function byPostcode(code, after) {
    const point = (await load(`codes-postaux/${code.slice(0, 2)}.json`))[code];
    if (point) return [{ name: code, point }];
    const department = code.slice(0, code.startsWith("97") ? 3 : 2);
    const behind = await byName(`${after.replace(/\bcedex\b.*/i, "")} ${department}`);
    return behind.length ? behind : byName(department);
  }

  async function byName(text) {
    known ??= (await load("villes.json")).map(([name, department, ...point]) => ({ name, department, point }));
    const wanted = folded(text.replace(/, *france$/i, "")).replace(/(\d)i?eme\b/, "$1e").replace(/ arrondissement$/, "");
    if (!wanted) return [];
    const towns = known.filter(({ point }) => point.length);
    const same = (words) => [folded(words), folded(words).replace(/^(l|la|le|les) /, "")].includes(wanted);
    const named = ({ name, department }) => same(name) || same(`${name} ${department}`);
    const exact = towns.filter(named);
    if (exact.length) return exact;
    // A smaller town, in which a programme is.
    const here = items.map(({ dataset }) => dataset).find(({ point, ville }) => point && same(ville));
    if (here) return [{ name: here.ville, point: here.point.split(" ").map(Number) }];
    const asked = known.find(named)?.department ?? wanted.toUpperCase().padStart(2, "0");
    const inside = towns.filter(({ department }) => department === asked);
    return (inside.length ? inside : towns.filter(({ name }) => folded(name).startsWith(wanted))).slice(0, 6);
  }

  function offer(text, found) {
    const area = form.elements.region;
    const whole = [...(area?.options ?? [])].find(({ value, text: words }) => value && folded(words) === folded(text));
    if (!found.length && whole) {
      tell("Toute la région : ");
      return choice(whole.text, () => {
        area.value = whole.value;
        ask("");
        area.focus();
      });
    }
    const other = /\d/.test(text) ? "le nom de la commune" : "un code postal";
    if (!found.length) return tell(`Nous ne trouvons pas « ${text} » parmi les villes que nous connaissons. Essayez ${other}.`);
    tell("Laquelle ? ");
    for (const { name, department } of found) choice(`${name} (${department})`, () => ask(`${name} ${department}`));
  }

  function choice(words, chosen) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choice";
    button.textContent = words;
    button.addEventListener("click", chosen);
    told.append(button, " ");
  }

  function sortFrom({ name, point }) {
    const far = items
      .filter((item) => item.dataset.point)
      .map((item) => [item, kilometres(point, item.dataset.point.split(" ").map(Number))])
      .sort((one, other) => one[1] - other[1]);
    for (const [item, distance] of far) {
      const words = document.createElement("p");
      words.className = "distance";
      words.textContent = `${item.dataset.ville}, à ${distance < 1 ? "moins de 1" : Math.round(distance).toLocaleString("fr")} km`;
      item.append(words);
      nearest.querySelector("ol").append(item);
    }
    title.textContent = `Du plus proche au plus lointain, depuis ${name}`;
    apply();
    tell(`Les programmes sont rangés par distance depuis ${name}.`);
  }

  function putBack() {
    if (!nearest.querySelector("li")) return;
    for (const [item, parent] of places) {
      item.querySelector(".distance")?.remove();
      parent.append(item);
    }
  }

  function tell(words) {
    told.textContent = words;
  }
}

function folded(text) {
  const plain = text.toLowerCase().replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, " ").replace(/\bste?\b/g, (word) => (word === "st" ? "saint" : "sainte")).trim();
}

// Great-circle distance, haversine formula, on a sphere of 6 371 km.
function kilometres([latitude, longitude], [otherLatitude, otherLongitude]) {
  const radians = Math.PI / 180;
  const a = Math.sin(((otherLatitude - latitude) * radians) / 2) ** 2;
  const b = Math.sin(((otherLongitude - longitude) * radians) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(a + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * b));
}
