// Enter in a field above sends the form by its first submit button; with script the preview is shown in place and must not be that button.
export function previewInPlace() {
  for (const button of document.querySelectorAll("button[data-preview]")) button.type = "button";
}
