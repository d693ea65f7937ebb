// The search itself, without a page. All that it knows is in the index.

const ORDINAL = /^(\d+)(?:emes?|eres?|ers?|res?|ndes?|nds?|des?|es)$/;

export function words(text) {
  const folded = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]+/g, "");
  const plain = folded.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss");
  return (plain.match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(ORDINAL, "$1e"));
}

export function stem(word, passes) {
  for (const rules of passes) {
    const rule = rules.find(([end, , least]) => word.endsWith(end) && word.length - end.length >= least);
    if (rule) word = word.slice(0, word.length - rule[0].length) + rule[1];
  }
  return word;
}

// What the first letter sounds like.
const alike = (word) => word.replace(/^k/, "c").replace(/^f/, "ph");

// Whether the first letter sounds alike, or a later one was left out, added or changed, or two changed places.
export function near(one, other) {
  if (one === other || one[0] !== other[0]) return one === alike(other);
  let at = 1;
  while (one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  const [c, d] = [a.slice(1), b.slice(1)];
  return c === d || c === b || a === d || (a[0] === d[0] && c[0] === b[0] && c.slice(1) === d.slice(1));
}

function* postings(code) {
  let number = -1;
  for (const [, step, weight] of code.matchAll(/([0-9a-z]*)([A-Z])/g)) {
    number += step ? parseInt(step, 36) : 1;
    yield [number, weight.charCodeAt(0) - 64];
  }
}

// `load` promises a part of the index by its name; on a small site, all parts are in the manifest.
export function createEngine(manifest, load) {
  const { rules, starts, terms, documents, size, genres } = manifest;
  const stop = new Set(manifest.stop.split(" "));
  const total = genres.reduce((sum, genre) => sum + genre[3], 0);
  const parts = new Map();

  function part(value) {
    if (typeof value !== "string") return value;
    if (!parts.has(value)) parts.set(value, load(value));
    return parts.get(value);
  }

  const partOf = (term) => Math.max(0, starts.filter((start) => start <= term).length - 1);

  // A stem and what comes to it: « tutri » will be « tutrice ».
  function spelled(word) {
    const fit = rules.flat().filter(([, end, least]) => word.endsWith(end) && word.length - end.length >= least);
    return [word, ...fit.map((rule) => word.slice(0, word.length - rule[1].length) + rule[0])];
  }

  // What answers a word: [term, code, how well].
  async function answers(word, typing) {
    const exact = stem(word, rules);
    const first = partOf(typing && word < exact ? word : exact);
    const begun = typing && word[1];
    const last = begun ? Math.min(partOf(`${word}~`), first + 2) : first;
    const own = Object.assign({}, ...(await Promise.all([...terms.slice(first, last + 1), terms[partOf(exact)]].map(part))));
    const found = own.hasOwnProperty(exact) ? [[exact, own[exact], 1]] : [];
    for (const term in begun ? own : {}) {
      const forms = term !== exact && term.startsWith(word.slice(0, 2)) ? spelled(term) : [];
      if (forms.some((each) => each.startsWith(word))) found.push([term, own[term], 0.6]);
    }
    if (found.length || !word[3]) return { found };
    const all = { ...own, ...(await part(terms[partOf(alike(exact))])) };
    for (const term in all) {
      // Of four letters, too many words are near: only a letter was left out.
      const forms = !word[4] && !term[4] ? [] : term[0] === word[0] ? spelled(term) : [term];
      if (forms.some((each) => near(each, exact) || near(each, word))) found.push([term, all[term], 0.5]);
    }
    return { found, guessed: found.length > 0 };
  }

  function scores(found) {
    const best = new Map();
    for (const [, code, factor] of found) {
      const list = [...postings(code)];
      const rarity = Math.log(1 + total / list.length);
      for (const [number, weight] of list) best.set(number, Math.max(best.get(number) ?? 0, weight * factor * rarity));
    }
    return best;
  }

  function genreOf(number) {
    let end = 0;
    return genres.find(([, , , count]) => number < (end += count));
  }

  // Documents by number, best first. `mode`: "tous" (all words), "partie" (some), "proche" (other spellings), "aucun"
  // (no document), "vide" (no word).
  async function search(query, today) {
    const typed = words(query);
    const typing = /[\p{L}\p{N}]$/u.test(query);
    const asked = typed.filter((word) => !stop.has(word));
    const [last = ""] = typed.slice(-1);
    if (!asked.length && typing && last) asked.push(last);
    const end = asked.length - 1;
    const begun = typing && asked[end] === last;
    const all = await Promise.all(asked.map((word, at) => answers(word, begun && at === end)));
    // One letter is no word.
    if (begun && !last[1] && !all[end].found.length) asked.length = all.length = end;
    if (!asked.length) return { mode: "vide", numbers: [], terms: new Set() };
    const maps = all.map(({ found }) => scores(found));
    const ranked = new Map();
    for (const map of maps) for (const [number, score] of map) {
      const [count, sum] = ranked.get(number) ?? [0, 0];
      ranked.set(number, [count + 1, sum + score]);
    }
    const whole = [...ranked].some(([, [count]]) => count === asked.length);
    const toCome = (number) => (manifest.last_days[number - manifest.events] ?? "") >= today;
    const numbers = [...ranked]
      .filter(([, [count]]) => !whole || count === asked.length)
      .sort(([a, [many, one]], [b, [count, other]]) => count - many || other - one || toCome(b) - toCome(a) || a - b)
      .map(([number]) => number);
    const mode = !numbers.length ? "aucun" : all.some(({ guessed }) => guessed) ? "proche" : whole ? "tous" : "partie";
    return { mode, numbers, terms: new Set(all.flatMap(({ found }) => found.map(([term]) => term))) };
  }

  async function read(number) {
    const [title, path, detail, text] = (await part(documents[Math.floor(number / size)]))[number % size];
    return { title, path, detail, text, genre: genreOf(number) };
  }

  // A text in pieces, [words, whether they were asked for].
  function marked(text, found) {
    const asked = (word) => found.has(stem(word, rules)) && !stop.has(word);
    return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, at) => [piece, at % 2 > 0 && words(piece).some(asked)]);
  }

  // The part of a text with most of the words asked for.
  function excerpt(text, found) {
    const pieces = marked(text, found);
    let end = 0;
    const ends = pieces.map(([piece]) => (end += piece.length));
    const hits = pieces.flatMap(([piece, hit], at) => (hit ? [[at, stem(words(piece)[0], rules)]] : []));
    const within = (from) => new Set(hits.filter(([at]) => at >= from && ends[at] < ends[from] + 130).map(([, term]) => term)).size;
    let from = hits.map(([at]) => at).reduce((best, at) => (within(at) > within(best) ? at : best), 0);
    if (ends[from] < 130) from = 0;
    // From the beginning of the sentence, if near.
    for (const hit = from; from && ends[hit] - ends[from] < 60 && !/[.!?:…]/.test(pieces[from - 1][0]); ) from -= 1;
    const to = ends.findIndex((at) => at > ends[from] + 190);
    return [[from ? "… " : ""], ...pieces.slice(from, to < 0 ? undefined : to), [to < 0 ? "" : "…"]];
  }

  return { search, read, marked, excerpt, genreOf, genres };
}
