// What somebody typed is not lost: a form with data-draft="key" is kept in sessionStorage while it is being written, restored when the page is
// opened again in the same tab, and asked about before the page is left. The server's own draft, where there is one, wins: it fills the fields.
const prefix = "draft:";
const sentKey = "drafts-sent";

export function keepDrafts() {
  const owner = document.body.dataset.owner || "";
  dropOthers(owner);
  dropSent(owner);
  const forms = [...document.querySelectorAll("form[data-draft]")];
  for (const form of forms) watch(form, `${prefix}${owner}:${form.dataset.draft}`);

  window.addEventListener("beforeunload", (event) => {
    if (forms.some((form) => form.isConnected && form.dataset.changed === "yes")) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.hasAttribute("data-clears-drafts")) dropOthers(null);
  });
}

function watch(form, key) {
  const saved = read(key);
  if (saved && restore(form, saved)) showNotice(form, key);

  let timer = 0;
  const save = () => {
    clearTimeout(timer);
    if (form.dataset.changed === "yes") write(key, values(form));
  };
  form.addEventListener("input", () => {
    form.dataset.changed = "yes";
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
    save();
    form.dataset.changed = "sent";
    write(sentKey, [...(read(sentKey) || []), key]);
  });
  window.addEventListener("pagehide", save);
}

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !field.name.startsWith("__") && !/^(hidden|password|file|submit|button|reset|fieldset)$/.test(field.type) && !field.closest("[data-no-draft]"));
}

function values(form) {
  return fields(form).map((field) => [field.name, field.type === "checkbox" || field.type === "radio" ? [field.value, field.checked] : field.value]);
}

function restore(form, saved) {
  const now = fields(form);
  if (now.some((field) => field.closest('[aria-invalid="true"]'))) return false;
  let restored = false;
  for (const [name, value] of saved) {
    const field = Array.isArray(value) ? now.find((f) => f.name === name && f.value === value[0]) : now.find((f) => f.name === name);
    if (!field) continue;
    if (Array.isArray(value)) {
      if (field.checked === value[1]) continue;
      field.checked = value[1];
    } else {
      if (field.value === value || (field.value && field.value !== field.defaultValue)) continue;
      field.value = value;
    }
    restored = true;
  }
  if (restored) form.dataset.changed = "yes";
  return restored;
}

function showNotice(form, key) {
  const notice = form.querySelector("[data-draft-notice]");
  if (!notice) return;
  notice.hidden = false;
  notice.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    form.reset();
    form.dataset.changed = "no";
    notice.hidden = true;
    fields(form)[0]?.focus();
  });
}

// A form that came back with errors keeps its draft; any other page after a submit means that the text arrived.
function dropSent(owner) {
  for (const key of read(sentKey) || []) {
    const form = [...document.querySelectorAll("form[data-draft]")].find((f) => `${prefix}${owner}:${f.dataset.draft}` === key);
    if (!form?.querySelector('[aria-invalid="true"], .ds-error-summary')) sessionStorage.removeItem(key);
  }
  sessionStorage.removeItem(sentKey);
}

// Another person at the same browser must not meet the drafts of the one before.
function dropOthers(owner) {
  const keep = owner === null ? null : `${prefix}${owner}:`;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && !(keep && key.startsWith(keep))) sessionStorage.removeItem(key);
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the question before leaving still protects the text.
  }
}
