// <a href="/n/…" data-copy="Länken är kopierad">: copies the address and says so; a plain link where that is impossible.
export function copyLinks() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-copy]");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return location.assign(link.href);
    }
    announce(link);
  });
}

function announce(link) {
  let status = link.parentElement.querySelector("[data-copy-status]");
  if (!status) {
    status = document.createElement("span");
    status.dataset.copyStatus = "";
    status.className = "small quiet";
    status.setAttribute("role", "status");
    link.after(status);
  }
  status.textContent = link.dataset.copy;
  setTimeout(() => (status.textContent = ""), 4000);
}
