// The search page: what is typed stays here, and in the fragment of the address, which is never sent. Texts are
// never markup.

import { createEngine } from "./search-engine.js";

const PAGE = 10;
const form = document.querySelector("form[data-index]");
const [said, choices, list, more, nothing, nearest, plan] = ["compte", "genres", "resultats", "suite", "rien", "proches", "plan"]
  .map((name) => document.querySelector(`[data-${name}]`));
const input = form.elements.q;
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());

let genre = "";
let shown = PAGE;
let engine;
let turn = 0;
let timer;

async function json(address) {
  const answer = await fetch(address, { cache: address === form.dataset.index ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(address);
  return answer.json();
}

async function start() {
  const manifest = await json(form.dataset.index);
  for (const place of document.querySelectorAll("[data-presents]")) place.textContent = manifest.programmes;
  for (const place of document.querySelectorAll("[data-total]")) place.textContent = manifest.total;
  for (const place of document.querySelectorAll("[data-reseau]")) place.hidden = !manifest.total;
  return createEngine(manifest, (name) => json(form.dataset.parties + name));
}

function make(name, content, className) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [words, found] of typeof content === "string" ? [[content]] : content) {
    element.append(found ? make("mark", words) : words);
  }
  return element;
}

function item(page, terms, tools) {
  const link = make("a", tools.marked(page.title, terms));
  link.href = form.dataset.racine + page.path.slice(1);
  const title = make("h2", "");
  title.append(link);
  const entry = make("li", "");
  entry.append(make("p", page.genre[2], "kind"), title);
  if (page.detail) entry.append(make("p", tools.marked(page.detail, terms), "where"));
  entry.append(make("p", tools.excerpt(page.text, terms)));
  return entry;
}

function offer(numbers, tools) {
  const counts = tools.genres.map((each) => numbers.filter((number) => tools.genreOf(number) === each).length);
  const offers = [["", choices.dataset.tout, numbers.length]];
  tools.genres.forEach(([name, label], at) => (counts[at] || name === genre) && offers.push([name, label, counts[at]]));
  const focused = choices.contains(document.activeElement);
  choices.replaceChildren(...offers.map(([name, label, count]) => {
    const button = make("button", `${label} (${count})`, "choice");
    button.type = "button";
    button.value = name;
    button.setAttribute("aria-pressed", name === genre);
    return button;
  }));
  choices.hidden = offers.length < 3 && !genre;
  if (focused) choices.querySelector("[aria-pressed=true]").focus();
}

function tell(mode, count, query) {
  const words = said.dataset;
  const counted = count && mode !== "ailleurs" ? (count > 1 ? words.plusieurs : words.un) : "";
  said.textContent = `${words[mode] ?? ""} ${counted}`.trim().replaceAll("{n}", count).replaceAll("{q}", () => query);
}

async function show() {
  const mine = (turn += 1);
  const asked = input.value.trim();
  if (!asked) tell("vide", 0, asked); // nothing to wait for
  const slow = setTimeout(() => mine === turn && asked && (said.textContent = said.dataset.attente), 600);
  try {
    engine ??= start();
    const tools = await engine;
    if (!tools.genres.some(([name]) => name === genre)) genre = "";
    const { mode, numbers, terms } = await tools.search(input.value.trimStart(), today);
    const kept = numbers.filter((number) => !genre || tools.genreOf(number)[0] === genre);
    const pages = await Promise.all(kept.slice(0, shown).map(tools.read));
    if (mine !== turn) return; // something else was typed since
    list.replaceChildren(...pages.map((page) => item(page, terms, tools)));
    offer(numbers, tools);
    const told = kept.length || mode === "vide" ? mode : numbers.length ? "ailleurs" : "aucun";
    tell(told, kept.length || numbers.length, asked);
    more.hidden = kept.length <= shown;
    nothing.hidden = told !== "aucun";
    if (nearest) nearest.hash = new URLSearchParams({ pres: asked });
    plan.hidden = kept.length > 0;
  } catch {
    if (mine !== turn) return;
    engine = undefined;
    list.replaceChildren();
    choices.hidden = more.hidden = nothing.hidden = true;
    plan.hidden = false;
    said.textContent = said.dataset.panne;
  } finally {
    clearTimeout(slow);
  }
}

function keep(action) {
  const q = input.value.trim();
  const state = `${new URLSearchParams({ ...(q && { q }), ...(genre && { type: genre }) })}`;
  history[action](null, "", location.pathname + (state && `#${state}`));
  shown = PAGE;
  return show();
}

function read() {
  const kept = location.hash.slice(1) || location.search;
  if (engine && kept && !kept.includes("=")) return; // a skip link
  const state = new URLSearchParams(kept);
  input.value = state.get("q") ?? "";
  genre = state.get("type") ?? "";
  return keep("replaceState");
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 150, "replaceState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  keep("pushState");
});
choices.addEventListener("click", ({ target }) => {
  if (!target.matches("button")) return;
  genre = target.value;
  keep("pushState");
});
more.addEventListener("click", async () => {
  const next = shown;
  shown += PAGE;
  await show();
  list.children[next]?.querySelector("a").focus();
});
// Arrows go from the field to the results and back, Escape to the field.
addEventListener("keydown", (event) => {
  const stops = [input, ...list.querySelectorAll("h2 a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
  if (at < 0 || !step || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
});
addEventListener("popstate", read);

for (const each of document.querySelectorAll("[data-sans-script]")) each.hidden = true;
read();
