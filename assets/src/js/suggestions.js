// Suggestions under a search field. A form with data-suggest="address" asks GET address?q=… and gets
// { items: [{ text, url, kind }] }; url may be null: then choosing the item searches for its text.
const pauseMs = 150;
const shortest = 2;

export function suggest() {
  for (const form of document.querySelectorAll("form[data-suggest]")) enhance(form);
}

function enhance(form) {
  const input = form.querySelector('input[type="search"]');
  if (!input) return;
  const box = document.createElement("ds-suggestion");
  box.className = "ds-suggestion";
  const list = document.createElement("u-datalist");
  list.setAttribute("data-nofilter", "");
  list.setAttribute("aria-label", form.dataset.suggestLabel || input.getAttribute("aria-label") || "");
  copyAnnouncements(form, box);

  const hadFocus = document.activeElement === input;
  input.replaceWith(box);
  input.autocomplete = "off";
  box.append(input, list);
  if (hadFocus) input.focus();

  keepFreeText(form, input);
  followChoice(form, box, input);
  askWhileTyping(form, input, list);
  placeBelow(input, list);
}

// The list is a popover in the top layer, which no style sheet can place beside the field in every browser yet.
function placeBelow(input, list) {
  const place = () => {
    const field = input.getBoundingClientRect();
    Object.assign(list.style, {
      position: "fixed",
      inset: `${field.bottom + 4}px auto auto ${field.left}px`,
      width: `${field.width}px`,
      margin: "0",
    });
  };
  list.addEventListener("toggle", place);
  input.addEventListener("input", place);
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place, { passive: true });
}

function copyAnnouncements(form, box) {
  for (const [name, value] of Object.entries(form.dataset)) if (name.startsWith("sr")) box.dataset[name] = value;
}

// The element is a list of choices and would clear text that is none of them; a search takes any text.
function keepFreeText(form, input) {
  const stop = (event) => {
    if (event.target === input && (event.type === "blur" || event.key === "Enter")) event.stopPropagation();
  };
  form.addEventListener("keydown", stop, true);
  form.addEventListener("blur", stop, true);
}

function followChoice(form, box, input) {
  box.addEventListener("comboboxbeforeselect", (event) => {
    event.preventDefault();
    const chosen = [...box.querySelectorAll("u-option")].find((option) => option.value === event.detail.value);
    if (!chosen) return;
    if (chosen.dataset.url) return location.assign(chosen.dataset.url);
    input.value = chosen.value;
    form.requestSubmit();
  });
}

function askWhileTyping(form, input, list) {
  let timer = 0;
  let asking = null;
  input.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    asking?.abort();
    const text = input.value.trim();
    if (text.length < shortest) return list.replaceChildren();
    timer = setTimeout(async () => {
      asking = new AbortController();
      const found = await ask(form.dataset.suggest, text, asking.signal);
      if (found) list.replaceChildren(...found.map(option));
    }, pauseMs);
  });
}

async function ask(address, text, signal) {
  try {
    const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" }, signal });
    if (!answer.ok) return [];
    const { items } = await answer.json();
    return Array.isArray(items) ? items : [];
  } catch {
    return null;
  }
}

function option({ text, url, kind }) {
  const element = document.createElement("u-option");
  element.value = text;
  element.label = text;
  element.append(text);
  if (url && new URL(url, location.href).origin === location.origin) element.dataset.url = url;
  if (kind) {
    const small = document.createElement("small");
    small.textContent = kind;
    element.append(" ", small);
  }
  return element;
}
