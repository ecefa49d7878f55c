// "/" goes to the search field. WCAG 2.1.4: data-shortcuts="off" on the root element switches it off.
export function focusSearch() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.documentElement.dataset.shortcuts === "off" || isEditing(event.target)) return;
    const field = [...document.querySelectorAll('[aria-keyshortcuts="/"]')].find((input) => input.offsetParent !== null);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

function isEditing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.nodeName);
}
