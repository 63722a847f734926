// What part of the picture is in sight, and moving through it with the keyboard.

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const small = () => $("canvas").clientWidth < 560;

// How much of the picture's lower end the panel covers (where it is a sheet over the picture).
function covered() {
  const panel = $("panel");
  if (getComputedStyle(panel).position !== "fixed" || !panel.offsetHeight) return 0;
  return Math.max(0, $("canvas").getBoundingClientRect().bottom - panel.getBoundingClientRect().top);
}

// Moves the camera so that these nodes and their labels are in sight.
function fit(nodes = V.nodes, animated = false) {
  if (!nodes.length) return;
  const places = Object.values(network.getPositions(nodes));
  const [xs, ys] = [places.map((at) => at.x), places.map((at) => at.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const below = covered();
  const width = Math.max(120, $("canvas").clientWidth - (small() ? 110 : 190));
  const height = Math.max(80, $("canvas").clientHeight - below - (small() ? 80 : 110));
  const scale = Math.max(0.05, Math.min(1.2, width / Math.max(1, right - left), height / Math.max(1, bottom - top)));
  const animation = animated && !still() ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
  const before = thickness;
  thickness = Math.min(1.5, Math.max(1, 0.85 / scale));
  if (Math.abs(thickness - before) > 0.05) lineSet.update(V.lines.map(lineOptions));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, offset: { x: 0, y: -below / 2 - 4 }, scale, animation });
}

// Brings nodes into sight where they are not: the picture stays as it is when they are.
function reveal(nodes) {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const below = covered();
  const shown = nodes.filter((index) => V.shown.has(index));
  const outside = shown.some((index) => {
    const at = network.canvasToDOM(network.getPosition(index));
    return at.x < 30 || at.y < 30 || at.x > width - 30 || at.y > height - below - 40;
  });
  if (outside || below) fit(below && near ? [...near].filter((index) => V.shown.has(index)) : shown, true);
}

function step(key) {
  if (!V.nodes.length) return;
  const start = cursor !== null && V.shown.has(cursor) ? cursor : S.selection && S.selection.node !== undefined ? S.selection.node : null;
  if (start === null) cursor = V.nodes[0];
  else {
    const from = network.getPosition(start);
    const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    let best = Infinity;
    for (const index of V.nodes) {
      const at = network.getPosition(index);
      const along = (at.x - from.x) * direction[0] + (at.y - from.y) * direction[1];
      const aside = Math.abs((at.x - from.x) * direction[1]) + Math.abs((at.y - from.y) * direction[0]);
      if (index === start || along <= 0 || along + 2 * aside >= best) continue;
      best = along + 2 * aside;
      cursor = index;
    }
  }
  const node = D.nodes[cursor];
  say(`${node.label}, ${kindLabel(node.kind)}, ${plural(node.weight, "claim")}`);
  reveal([cursor]);
  network.redraw();
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const zoomBy = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
  if (event.key.startsWith("Arrow")) step(event.key);
  else if ((event.key === "Enter" || event.key === " ") && cursor !== null) {
    select({ node: cursor });
    $("panel").focus();
  } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}
