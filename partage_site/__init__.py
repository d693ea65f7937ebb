"""ParTAGE Inter-Écoles: Markdown and YAML in, the association's static site out.

sources     discovery, front matter with a line for every key, loading
models      what a programme, an event, … may say; one file a kind
geography   town → point → drawing; knows nothing of programmes
catalogue   all entries, checked references, one URL for each
scaffolding files to fill in, files from a spreadsheet, what editors need
searching   French words to stems, documents to an index
rendering   prose, typography, links, pictures, the Jinja environment
pages       entries → frozen views, one file a family of pages
outputs     what is derived: calendars, feeds, open data, sitemap
publishing  staged, then committed by a journal
checks      what the produced site must keep to
preview     watcher and server of the live preview
pipeline    knows the order of the above, on one screen
commands    one file a verb that a user types
wording     every sentence that people read in a terminal, one file a stage
"""
