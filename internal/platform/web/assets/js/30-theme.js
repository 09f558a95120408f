// The theme changes at once; the form is posted behind so that the profile remembers it.
// Without script the same form is simply submitted.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-theme-form]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const root = document.documentElement;
  const shown = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const next = shown === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  form.elements.theme.value = next;
  const body = new URLSearchParams(new FormData(form));
  form.elements.theme.value = shown;
  fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
}, true);
