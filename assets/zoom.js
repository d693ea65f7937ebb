// A closer look at the map: buttons, keys, pinch, Ctrl and the wheel. Dragging is never needed, and the page scrolls.
// Places move apart; their signs, names and the rope keep their size.

const MOST = 8;
const STEP = 1.5;

export function startZoom(panel) {
  const [, , width, height] = panel.getAttribute("viewBox").split(" ").map(Number);
  let scale = 1;
  let left = 0;
  let top = 0;
  let reached;
  const markers = [...panel.querySelectorAll("a")].map((link) => [link, ...centre(link)]);
  const tools = makeTools();
  panel.closest("figure").prepend(tools);
  panel.classList.add("zoomable");

  function show() {
    scale = Math.min(Math.max(scale, 1), MOST);
    left = Math.min(Math.max(left, 0), width - width / scale);
    top = Math.min(Math.max(top, 0), height - height / scale);
    panel.setAttribute("viewBox", `${left} ${top} ${width / scale} ${height / scale}`);
    panel.style.setProperty("--zoom", scale);
    panel.classList.toggle("zoomed", scale > 1);
    for (const [link, x, y] of markers) {
      link.setAttribute("transform", `translate(${x} ${y}) scale(${1 / scale}) translate(${-x} ${-y})`);
    }
    const [larger, ...others] = tools.querySelectorAll("button");
    larger.setAttribute("aria-disabled", scale >= MOST);
    if (scale === 1 && others.includes(document.activeElement)) larger.focus();
    // They keep their room: a second press where the first was made does the same again.
    for (const button of others) button.classList.toggle("away", scale === 1);
  }

  const shows = (x, y) => x > left && x < left + width / scale && y > top && y < top + height / scale;

  function centreOn(x, y) {
    left = x - width / scale / 2;
    top = y - height / scale / 2;
    show();
  }

  // A closer look goes to the knot that is lit or that was reached last, else to the nearest to the middle: not to plain
  // land. Those that a filter left out count for nothing.
  function closer() {
    if (scale >= MOST) return;
    const [x, y] = [left + width / scale / 2, top + height / scale / 2];
    const seen = markers.filter(([link, ...at]) => shows(...at) && !link.matches(".faded"));
    const far = ([link, cx, cy]) => (link === reached || link.matches(".lit") ? -1 : Math.hypot(cx - x, cy - y));
    const [, ...at] = seen.sort((one, other) => far(one) - far(other))[0] ?? [null, x, y];
    scale = Math.min(scale * STEP, MOST);
    centreOn(...at);
  }

  // Zooms by a factor around a point given in units of the panel.
  function zoom(by, x = left + width / scale / 2, y = top + height / scale / 2) {
    const next = Math.min(Math.max(scale * by, 1), MOST);
    left = x - ((x - left) * scale) / next;
    top = y - ((y - top) * scale) / next;
    scale = next;
    show();
  }

  function move(dx, dy) {
    left += (dx * width) / scale / 4;
    top += (dy * height) / scale / 4;
    show();
  }

  function reset() {
    scale = 1;
    show();
  }

  function unit(x, y) {
    const box = panel.getBoundingClientRect();
    return [left + ((x - box.left) / box.width) * (width / scale), top + ((y - box.top) / box.height) * (height / scale)];
  }

  function makeTools() {
    const group = document.createElement("div");
    group.className = "tools";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Agrandir la carte");
    const add = (sign, label, data) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      Object.assign(button.dataset, data);
      group.append(button);
    };
    add("+", "Agrandir", { by: STEP });
    add("−", "Réduire", { by: 1 / STEP });
    add("←", "Vers la gauche", { dx: -1 });
    add("→", "Vers la droite", { dx: 1 });
    add("↑", "Vers le haut", { dy: -1 });
    add("↓", "Vers le bas", { dy: 1 });
    add("↺", "Toute la carte", {});
    group.addEventListener("click", ({ target }) => {
      const { by, dx, dy } = target.dataset;
      if (by) by > 1 ? closer() : zoom(by);
      else if (dx || dy) move(Number(dx ?? 0), Number(dy ?? 0));
      else if (target.matches("button")) reset();
    });
    return group;
  }

  const keys = {
    "+": closer,
    "=": closer,
    "-": () => zoom(1 / STEP),
    0: reset,
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
  };
  const onKey = (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow") && scale === 1) return;
    event.preventDefault();
    keys[event.key]();
  };
  // What the keyboard reaches comes into the frame.
  panel.addEventListener("focusin", ({ target }) => {
    const marker = markers.find(([link]) => link === target);
    if (!marker) return;
    const [link, ...at] = marker;
    reached = link;
    if (scale > 1 && !shows(...at)) centreOn(...at);
  });
  panel.addEventListener("keydown", onKey);
  tools.addEventListener("keydown", onKey);
  panel.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, ...unit(event.clientX, event.clientY));
    },
    { passive: false },
  );

  const fingers = new Map();
  let spread = 0;
  const lift = (event) => {
    fingers.delete(event.pointerId);
    spread = 0;
  };
  panel.addEventListener("pointerdown", (event) => fingers.set(event.pointerId, event));
  panel.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event);
    if (fingers.size !== 2) return;
    const [one, other] = [...fingers.values()];
    const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    if (spread) zoom(now / spread, ...unit((one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2));
    spread = now;
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) panel.addEventListener(end, lift);
  show();
}

function centre(link) {
  const { cx, cy } = link.querySelector(".knot");
  return [cx.baseVal.value, cy.baseVal.value];
}
