import { feedPlugin } from "@11ty/eleventy-plugin-rss";

const iso = (date) => new Date(date).toISOString().slice(0, 10);

export default function (config) {
  config.addPassthroughCopy({ "style.css": "style.css" });
  config.addFilter("iso", iso);
  config.addFilter("french", (date) => iso(date).split("-").reverse().join("/"));
  for (const section of ["evenements", "programmes", "actualites"]) {
    config.addCollection(section, (all) => all.getFilteredByGlob(`content/${section}/*.md`).reverse());
  }
  config.addCollection("posts", (all) => all.getFilteredByGlob("content/**/*.md").reverse());
  config.addCollection("latest", (all) => all.getFilteredByGlob("content/**/*.md").reverse().slice(0, 20));
  config.addCollection("fed", (all) => all.getFilteredByGlob("content/**/*.md"));
  config.addPlugin(feedPlugin, {
    type: "rss",
    outputPath: "/index.xml",
    collection: { name: "fed", limit: 20 },
    metadata: { language: "fr", title: "Un réseau", base: "https://example.org/", author: { name: "Un réseau" } },
  });
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
