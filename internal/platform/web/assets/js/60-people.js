// On a map of people the arrows lead to the nearest person in that direction: each is a link, Enter opens it.
const towards = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener("keydown", (event) => {
  const way = towards[event.key];
  const map = way && document.activeElement && document.activeElement.closest(".k-org, .k-senti");
  if (!map) return;
  const middle = (a) => {
    const box = a.querySelector(".sh-d").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(document.activeElement);
  let best = null, least = Infinity;
  map.querySelectorAll("a").forEach((a) => {
    const [ax, ay] = middle(a);
    const along = (ax - x) * way[0] + (ay - y) * way[1];
    const across = Math.abs((ax - x) * way[1]) + Math.abs((ay - y) * way[0]);
    if (along > 4 && along + 2 * across < least) {
      least = along + 2 * across;
      best = a;
    }
  });
  event.preventDefault();
  if (best) best.focus();
});
