// A grid is one stop of the Tab key; arrows move inside it. Enter or a click shows a
// cell in the panel instead of leaving the page.

const CELLS = "tbody td a";

/** Follow the grids of a document, those that come later included. */
export function watchGrids(root) {
  root.querySelectorAll("table.rota").forEach(prepare);
  root.addEventListener("htmx:after:swap", () =>
    root.querySelectorAll("table.rota").forEach(prepare),
  );
  root.addEventListener("rows:drawn", () =>
    root.querySelectorAll("table.rota").forEach(tabStop),
  );
  root.addEventListener("click", open);
  root.addEventListener("keydown", move);
}

/** Leave only the first cell in the order of the Tab key. */
function prepare(table) {
  if (table.dataset.ready) return;
  table.dataset.ready = "yes";
  table.querySelectorAll(CELLS).forEach((cell, n) => {
    cell.tabIndex = n ? -1 : 0;
  });
}

/** Leave one cell in that order after rows were drawn again. */
function tabStop(table) {
  const cells = [...table.querySelectorAll(CELLS)];
  const kept =
    cells.find((cell) => cell === document.activeElement) ??
    cells.find((cell) => cell.getAttribute("tabindex") === "0") ??
    cells[0];
  cells.forEach((cell) => {
    cell.tabIndex = cell === kept ? 0 : -1;
  });
}

function open(event) {
  const cell = event.target.closest(`table.rota ${CELLS}`);
  const detail = document.getElementById("detail");
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
  if (!cell || !detail || other) return;
  event.preventDefault();
  mark(cell);
  window.htmx.ajax("GET", cell.href, { target: "#detail" });
}

function mark(cell) {
  document
    .querySelectorAll("table.rota a[aria-current]")
    .forEach((old) => old.removeAttribute("aria-current"));
  cell.setAttribute("aria-current", "true");
}

const STEPS = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function move(event) {
  const cell = event.target.closest(`table.rota ${CELLS}`);
  const step = STEPS[event.key];
  if (!cell || !step) return;
  const next = neighbour(cell.closest("td"), ...step);
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Return the next cell with something in it in one direction. */
function neighbour(td, down, right) {
  let [row, column] = [td.parentElement, td.cellIndex];
  for (;;) {
    row = down > 0 ? row.nextElementSibling : down < 0 ? row.previousElementSibling : row;
    column += right;
    if (!row || column < 1 || column >= row.cells.length) return null;
    const found = row.cells[column].querySelector("a");
    if (found) return found;
  }
}
