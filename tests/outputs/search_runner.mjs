// Runs the very code that ranks in the browser. Reads a request on standard input, writes the answer on standard output:
// { engine, words: [texts], rules } → words with stems; { engine, files: {name: text}, queries, today } → pages found.
import { readFileSync } from "node:fs";

const request = JSON.parse(readFileSync(0, "utf-8"));
const engine = await import(`data:text/javascript,${encodeURIComponent(request.engine)}`);

async function ask(query) {
  const loaded = new Set();
  const load = async (name) => {
    loaded.add(name);
    return JSON.parse(request.files[`assets/recherche/${name}`]);
  };
  const tools = engine.createEngine(JSON.parse(request.files["recherche/index.json"]), load);
  const { mode, numbers, terms } = await tools.search(query, request.today);
  const pages = await Promise.all(numbers.slice(0, 10).map(tools.read));
  return {
    mode,
    count: numbers.length,
    paths: pages.map((page) => page.path),
    titles: pages.map((page) => page.title),
    genres: pages.map((page) => page.genre[0]),
    excerpts: pages.map((page) => tools.excerpt(page.text, terms)),
    loaded: [...loaded],
  };
}

const answer = request.words
  ? request.words.map((text) => engine.words(text).map((word) => [word, engine.stem(word, request.rules)]))
  : await Promise.all(request.queries.map(ask));
console.log(JSON.stringify(answer));
