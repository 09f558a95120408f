// The palette asks the ordinary search page for its fragment: same rights, same results.

function openPalette() {
  const palette = $("#palette");
  if (!palette || palette.open) return;
  palette.showModal();
  const field = palette.querySelector("input");
  field.select();
  field.dispatchEvent(new Event("k-open", { bubbles: true })); // before anything is typed, what one can do
}

function openShortcuts() {
  const dialog = $("#shortcuts");
  if (dialog && !dialog.open) dialog.showModal();
}

const typing = (target) => target.closest && target.closest("input, textarea, select, [contenteditable]");

// Two-key commands: the letter before ("g" then "c") is remembered for a second.
let before = "";
function command(key) {
  const keys = (before ? before + " " : "") + key;
  const target = document.querySelector(`[data-keys="${CSS.escape(keys)}"]`);
  before = target ? "" : key;
  setTimeout(() => { before = ""; }, 1000);
  if (target) target.click();
  return Boolean(target);
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "?") openShortcuts();
  else if (event.key === "/") { event.preventDefault(); openPalette(); }
  else if (event.key.length === 1 && command(event.key.toLowerCase())) event.preventDefault();
});

// Escape closes at once: a search field would first empty itself.
document.addEventListener("keydown", (event) => {
  const palette = event.target.closest && event.target.closest("#palette");
  if (palette && event.key === "Escape") {
    event.preventDefault();
    palette.close();
  }
});

// Arrows walk from the field through the results and back; Enter in the field runs the full search.
document.addEventListener("keydown", (event) => {
  const palette = event.target.closest && event.target.closest("#palette");
  if (!palette || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const stops = [palette.querySelector("input"), ...palette.querySelectorAll("#palette-results :is(a, button)")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

// A click on the dark veil closes a dialog, like Escape does.
document.addEventListener("click", (event) => {
  if (event.target.matches && event.target.matches("dialog[open].palette, dialog[open].k-dialog")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
  const opener = event.target.closest && event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
  }
});
