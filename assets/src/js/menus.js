// Menus are <details name="menu">: the browser opens them and keeps one open at a time; leaving them closes them.
export function closeMenus() {
  const open = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const menu = relatedTarget && target.closest?.("details.menu[open]");
    if (menu && !menu.contains(relatedTarget)) menu.open = false;
  });
}
