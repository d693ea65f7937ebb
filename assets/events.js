// A page may be read long after it was built. An event whose last day has passed since, by the reader's own clock and
// in Paris, is said to be past and goes from the announced dates to those that have just passed. Nothing is hidden.

const inParis = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });
const today = inParis.format(new Date());

for (const event of document.querySelectorAll("[data-dernier-jour]")) {
  const { premierJour, dernierJour, etat } = event.dataset;
  if (etat === "passe" || !dernierJour) continue;
  if (today > dernierJour) {
    event.dataset.etat = "passe";
    sayPast(event);
    move(event);
  } else if (today >= premierJour) {
    event.dataset.etat = "en-cours";
  }
}

function sayPast(event) {
  for (const offer of event.querySelectorAll("[data-avant]")) offer.hidden = true;
  const place = event.querySelector("[data-marques]");
  if (!place || place.querySelector("[data-annule]")) return;
  const mark = document.createElement("strong");
  mark.className = "mark";
  mark.textContent = "Passé";
  place.append(mark);
}

function move(event) {
  const announced = event.closest("[data-annonces]");
  const past = announced?.parentElement.querySelector("[data-depuis]");
  if (!past) return;
  past.querySelector("ol").prepend(event);
  past.hidden = false;
  const archive = past.closest("[data-archive]");
  if (archive) archive.hidden = false;
  const left = [...announced.querySelectorAll("[data-evenement]")];
  if (!left.length) {
    for (const empty of announced.querySelectorAll("ol")) {
      if (empty.previousElementSibling?.matches(".past-title, .others")) empty.previousElementSibling.remove();
      empty.remove();
    }
  }
  // As the build says it of what is left: one date, or none but what is cancelled.
  if (left.length === 1) for (const title of announced.querySelectorAll("[data-une]")) title.textContent = title.dataset.une;
  const none = left.every((each) => each.querySelector("[data-annule]"));
  if (none) for (const words of announced.querySelectorAll("[data-vide]")) words.hidden = false;
}

// A page that the browser kept as it was may come back on another day.
addEventListener("pageshow", ({ persisted }) => persisted && inParis.format(new Date()) !== today && location.reload());
