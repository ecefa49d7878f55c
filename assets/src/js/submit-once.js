// A second click sends nothing. The server refuses doubles by itself; this spares the person the wait and the doubt.
const forgetAfterMs = 8000;

export function submitOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || event.submitter?.formTarget === "_blank") return;
    if (form.hasAttribute("data-busy")) return event.preventDefault();
    form.setAttribute("data-busy", "");
    event.submitter?.setAttribute("aria-disabled", "true");
    // A form that answers with a file leaves the page standing.
    setTimeout(() => release(form), forgetAfterMs);
  });

  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(release));
}

function release(form) {
  form.removeAttribute("data-busy");
  form.querySelectorAll('[aria-disabled="true"]').forEach((button) => button.removeAttribute("aria-disabled"));
}
