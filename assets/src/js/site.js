// Progressive enhancement only: every page works before, and without, this file.
import "htmx.org/dist/htmx.esm.js";
import "@github/relative-time-element";
import "@github/markdown-toolbar-element";
import "@digdir/designsystemet-web/ds-suggestion";
import { closeMenus } from "./menus.js";
import { focusSearch } from "./shortcuts.js";
import { suggest } from "./suggestions.js";
import { keepDrafts } from "./drafts.js";
import { submitOnce } from "./submit-once.js";
import { copyLinks } from "./copy-link.js";
import { closeFacets } from "./facets.js";
import { previewInPlace } from "./editor.js";

function start() {
  closeMenus();
  focusSearch();
  suggest();
  keepDrafts();
  submitOnce();
  copyLinks();
  closeFacets();
  previewInPlace();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
