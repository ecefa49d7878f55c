// Facets are sent open, so that they show without script; on a phone they start closed.
export function closeFacets() {
  if (!matchMedia("(max-width: 62rem)").matches) return;
  for (const facets of document.querySelectorAll("details.facet-toggle[open]:not([data-keep-open])")) facets.open = false;
}
