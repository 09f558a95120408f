// Briefs are kept for where there is no network: once an hour and a window is enough. A browser without service workers,
// or a site without HTTPS, just goes without.
const HOUR = 3600000;

function keepBriefs() {
  if (!("serviceWorker" in navigator) || !document.querySelector("a[href='/profile']")) return;
  const mine = "kept " + (document.querySelector(".me b") || document.body).textContent; // somebody else may sign in here
  if (Date.now() - Number(sessionStorage.getItem(mine) || 0) < HOUR) return;
  navigator.serviceWorker.register("/offline.js").then(() => navigator.serviceWorker.ready).then((worker) => {
    sessionStorage.setItem(mine, String(Date.now()));
    worker.active.postMessage("keep");
  }).catch(() => {});
}
document.addEventListener("htmx:after:swap", keepBriefs);
keepBriefs();

// Leaving forgets what was kept, and the hour with it.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[action='/logout'], form[action$='/face']")) sessionStorage.clear();
});
