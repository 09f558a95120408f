// A toast comes from the server: as a flash in the page, or as the header
// HX-Trigger: {"toast": {"text": "…", "kind": "ok"}} of a fragment.
document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.kind));

function toast(text, kind) {
  const model = $("#toast-model");
  const region = $("#toasts");
  if (!model || !region || !text) return;
  const line = model.content.firstElementChild.cloneNode(true);
  if (kind) line.classList.add(kind);
  line.querySelector("p").textContent = text;
  region.append(line);
}

document.addEventListener("click", (event) => {
  const target = event.target.closest && event.target.closest("[data-close], [data-copy], [data-print], [data-fill], [data-reveal]");
  if (!target) return;
  if (target.matches("[data-close]")) closeNearest(target);
  if (target.matches("[data-copy]")) copyLink(event, target);
  if (target.matches("[data-print]")) print();
  if (target.matches("[data-fill]")) fill(target);
  if (target.matches("[data-reveal]")) reveal(target);
});

function closeNearest(button) {
  const dialog = button.closest("dialog");
  if (dialog) dialog.close();
  else button.closest(".k-toast").remove();
}

function copyLink(event, link) {
  event.preventDefault();
  navigator.clipboard.writeText(new URL(link.getAttribute("href"), location.href).href)
    .then(() => toast(link.dataset.copy, "ok"));
}

// "Did you mean…" writes the proposal in its field; the person still submits.
function fill(button) {
  const field = document.getElementById(button.dataset.fill);
  field.value = button.value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
}

function reveal(button) {
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
}
