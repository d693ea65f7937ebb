// The list of events, for readers with scripts: filters by place, meeting and theme.

import { startFilters } from "./filters.js";

for (const form of document.querySelectorAll("[data-filtres]")) startFilters(form);
