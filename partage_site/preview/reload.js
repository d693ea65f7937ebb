// Follows the preview: swaps stylesheets, reloads the page, shows the problems of the last save over it.
(() => {
  const room = "/__apercu__/";
  const loaded = new URL(document.currentScript.src).searchParams;
  const site = loaded.get("site");
  const stem = (address) => new URL(address, location.href).pathname.replace(/\.[0-9a-f]{8}\.css$/, "");

  const host = document.createElement("partage-apercu");
  const root = host.attachShadow({ mode: "open" });
  const add = (parent, tag, className = "", text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return parent.appendChild(made);
  };
  const style = add(root, "link");
  style.rel = "stylesheet";
  style.href = `${room}apercu.css`;
  const badge = add(root, "button", "badge");
  const dialog = add(root, "dialog");
  badge.type = "button";
  badge.hidden = true;
  badge.onclick = () => dialog.open || dialog.showModal();
  const open = () => dialog.isConnected && !dialog.open && dialog.showModal();

  let gone = false;
  let words = {};
  let version = "";
  const seenKey = "apercu-vu";
  dialog.onclose = () => sessionStorage.setItem(seenKey, version);

  function addProblem(list, problem) {
    const item = add(list, "li", problem.gravite === "erreur" ? "erreur" : "");
    add(item, "p", "place", problem.lieu);
    add(item, "p", "message", problem.message);
    if (problem.extrait) add(item, "pre", "", problem.extrait);
    if (problem.conseil) add(item, "p", "hint", problem.conseil);
  }

  function show(state) {
    words = state.mots;
    version = `${state.version} ${state.titre}`;
    badge.hidden = false;
    badge.textContent = state.pastille;
    badge.classList.toggle("blocked", state.bloque);
    dialog.replaceChildren();
    const inside = add(dialog, "div", "inside");
    const title = add(inside, "h1", "", gone ? words.disparue : state.titre);
    title.id = "titre";
    title.tabIndex = -1; // read first, and from the top: the button at the end would be scrolled to
    title.autofocus = true;
    dialog.setAttribute("aria-labelledby", "titre");
    if (gone) {
      const home = add(inside, "a", "", words.accueil);
      home.href = "/";
    } else {
      add(inside, "p", "", state.resume);
    }
    add(inside, "button", "", words.fermer).onclick = () => dialog.close();
    const list = add(inside, "ul");
    for (const problem of state.problemes) addProblem(list, problem);
    if (gone || (state.bloque && sessionStorage.getItem(seenKey) !== version)) open();
    else if (!state.bloque && dialog.open) dialog.close();
  }

  function swapStyles(styles) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const now = styles.find((address) => stem(address) === stem(link.href));
      if (!now || new URL(now, location.href).href === link.href) continue;
      const next = link.cloneNode();
      next.href = now;
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  }

  async function refresh() {
    const state = await (await fetch(`${room}etat`)).json();
    if (state.site === site) {
      swapStyles(state.styles);
    } else {
      const page = await fetch(location.href, { method: "HEAD" });
      if (page.status !== 404 || loaded.has("absente")) return location.reload();
      gone = true;
    }
    show(state);
  }

  // Only while the page is seen: a browser keeps six connections to a host, and each open tab would hold one.
  let news = null;
  function listen() {
    news?.close();
    news = null;
    if (document.visibilityState === "hidden") return;
    news = new EventSource(`${room}evenements`);
    news.addEventListener("etat", () => refresh().catch(() => {}));
    news.onerror = () => {
      badge.textContent = words.arrete ?? "";
      badge.hidden = !words.arrete;
    };
  }

  document.documentElement.append(host);
  addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => news?.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  listen();
})();
