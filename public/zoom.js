// Plans nearer and farther by wheel, fingers and keys; without this script the links beside a plan do the same.
// One's own position, on a drawing that says where on the globe it lies.
function whereIAm(desk, svg, [width, height], look) {
  const button = desk.querySelector("button[data-here]");
  if (!button || !svg.dataset.bounds || !("geolocation" in navigator)) return;
  const [west, south, east, north] = svg.dataset.bounds.split(" ").map(Number);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    const [x, y] = [(coords.longitude - west) / (east - west) * width, (north - coords.latitude) / (north - south) * height];
    const inside = x >= 0 && x <= width && y >= 0 && y <= height;
    said.textContent = inside ? "" : button.dataset.outside;
    svg.querySelector(".here")?.remove();
    if (!inside) return;
    const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    for (const [name, value] of Object.entries({ class: "here", cx: x, cy: y, r: width / 80 })) dot.setAttribute(name, value);
    svg.append(dot);
    look(x, y);
  }, () => { said.textContent = button.dataset.outside; }));
}

for (const desk of document.querySelectorAll(".plan-zoom")) {
  const svg = desk.querySelector("svg[data-whole]");
  if (!svg) continue;
  const [width, height] = svg.dataset.whole.split(" ").map(Number);
  let [left, top, across] = svg.getAttribute("viewBox").split(" ").map(Number);
  const fingers = new Map();

  function show() {
    across = Math.min(Math.max(across, width / 32), width);
    const down = across * height / width;
    left = Math.min(Math.max(left, 0), width - across);
    top = Math.min(Math.max(top, 0), height - down);
    svg.classList.toggle("near", across < width);
    svg.setAttribute("viewBox", `${left} ${top} ${across} ${down}`);
  }

  // The place of the drawing under a place of the screen.
  function under(x, y) {
    const box = svg.getBoundingClientRect();
    const scale = across / box.width;
    return [left + (x - box.left) * scale, top + (y - box.top) * scale, scale];
  }

  function zoom(x, y, factor) {
    const [at, down] = under(x, y);
    const before = across;
    across = Math.min(Math.max(across * factor, width / 32), width);
    left = at - (at - left) * across / before;
    top = down - (down - top) * across / before;
    show();
  }

  svg.addEventListener("wheel", (event) => {
    // The page scrolls on, unless somebody means the plan.
    if (!event.ctrlKey && across >= width && event.deltaY > 0) return;
    event.preventDefault();
    zoom(event.clientX, event.clientY, Math.exp(Math.min(Math.max(event.deltaY, -400), 400) / 500));
  }, { passive: false });

  // What was carried is not what was touched.
  let [pressedAt, carried] = [[0, 0], false];
  svg.addEventListener("pointerdown", (event) => {
    if (fingers.size === 0) [pressedAt, carried] = [[event.clientX, event.clientY], false];
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  svg.addEventListener("click", (event) => { if (carried) event.preventDefault(); }, { capture: true });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
  svg.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    carried ||= across < width && Math.hypot(event.clientX - pressedAt[0], event.clientY - pressedAt[1]) > 5;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    const now = [...fingers.values()];
    const middle = (places) => places.reduce(([x, y], place) => [x + place[0] / places.length, y + place[1] / places.length], [0, 0]);
    const [[was_x, was_y], [x, y]] = [middle(before), middle(now)];
    const scale = under(x, y)[2];
    if (across < width) { left -= (x - was_x) * scale; top -= (y - was_y) * scale; }
    const apart = ([one, two]) => Math.hypot(one[0] - two[0], one[1] - two[1]) || 1;
    if (now.length === 2) zoom(x, y, apart(before) / apart(now)); else show();
  });

  const middle = () => { const box = svg.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; };
  svg.tabIndex = 0;
  svg.addEventListener("keydown", (event) => {
    const by = across * 0.15;
    const deed = {
      "+": () => zoom(...middle(), 0.7), "=": () => zoom(...middle(), 0.7), "-": () => zoom(...middle(), 1.4), "0": () => { across = width; show(); },
      ArrowLeft: () => { left -= by; show(); }, ArrowRight: () => { left += by; show(); }, ArrowUp: () => { top -= by; show(); }, ArrowDown: () => { top += by; show(); },
    }[event.key];
    if (!deed || event.target !== svg) return;
    event.preventDefault();
    deed();
  });
  svg.classList.add("zooms");
  whereIAm(desk, svg, [width, height], (x, y) => { across = Math.min(across, width / 2); left = x - across / 2; top = y - across * height / width / 2; show(); });
}
