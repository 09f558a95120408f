// Everything here listens on the document, because a boosted navigation replaces the body.
"use strict";

const $ = (selector) => document.querySelector(selector);

// A boosted page change must be felt by someone who does not see it: focus goes to the
// content (or to the anchor that was asked for) and the new title is announced.
document.addEventListener("htmx:after:swap", (event) => {
  const ctx = event.detail && event.detail.ctx;
  if (!ctx || ctx.target !== document.body) return;
  const asked = location.hash && document.getElementById(location.hash.slice(1));
  const place = asked || $("#main");
  if (place) {
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: !asked });
    if (!asked) scrollTo(0, 0);
  }
  announce(ctx.title || document.title);
});

// announce says a sentence to screen readers without moving anything on screen.
function announce(text) {
  const region = $("#announce");
  if (!region || !text) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 60);
}

// Menus are <details>; a click elsewhere or Escape closes them and gives the focus back.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.k-menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement && document.activeElement.closest("details.k-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A filter applies as soon as it is chosen; without script its form has a button.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date], input[type=range]")) form.requestSubmit();
});
