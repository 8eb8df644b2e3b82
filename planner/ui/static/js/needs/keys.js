// Keys and the clipboard in a sheet, as in a spreadsheet.

const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function watchKeys(form, cells, range) {
  const table = form.querySelector("table.cells");
  const isCell = (target) => target.matches?.("[data-cell]");
  table.addEventListener("focusin", (event) => {
    if (isCell(event.target)) event.target.select();
  });
  table.addEventListener("pointerdown", () => range.clear());
  table.addEventListener("change", (event) => {
    if (isCell(event.target)) cells.settle(event.target);
  });
  table.addEventListener("keydown", (event) => {
    if (isCell(event.target)) press(event, cells, range);
  });
  table.addEventListener("paste", (event) => {
    if (isCell(event.target)) paste(event, cells);
  });
  table.addEventListener("copy", (event) => {
    if (!isCell(event.target) || !range.anchor) return;
    event.clipboardData.setData("text/plain", range.text(event.target));
    event.preventDefault();
  });
}

function press(event, cells, range) {
  const cell = event.target;
  const act = action(event, cell, cells, range);
  if (!act) return;
  event.preventDefault();
  act();
}

function action(event, cell, cells, range) {
  if (event.ctrlKey || event.metaKey) return command(event, cell, cells, range);
  if (event.key === "Tab") return void range.clear();
  if (event.key === "Escape") return () => putBack(cell, cells, range);
  if (event.key === "Enter") return () => go(cell, [event.shiftKey ? -1 : 1, 0], cells, range);
  if (event.key === "Delete" && range.anchor)
    return () => cells.change(range.rectangle(cell).flat().map((one) => [one, ""]));
  const step = STEPS[event.key];
  if (!step || (!event.shiftKey && !leaves(cell, step))) return null;
  return () => go(cell, step, cells, range, event.shiftKey);
}

function command(event, cell, cells, range) {
  const key = event.key.toLowerCase();
  const fill = (down) => () => {
    cells.settle(cell);
    cells.change(range.fill(cell, down));
  };
  const undo = () => {
    cells.settle(cell);
    cells.undo();
  };
  if (key === "d") return fill(true);
  if (key === "r") return fill(false);
  if (key === "y" || (key === "z" && event.shiftKey)) return () => cells.redo();
  return key === "z" ? undo : null;
}

function putBack(cell, cells, range) {
  cell.value = cells.kept.get(cell);
  cell.select();
  range.clear();
}

/** Return whether an arrow leaves the cell rather than moving inside its text. */
function leaves(cell, [down]) {
  if (down || cell.maxLength === 1) return true;
  const { selectionStart, selectionEnd, value } = cell;
  return selectionStart === 0 && selectionEnd === value.length;
}

function go(cell, [down, right], cells, range, selecting = false) {
  cells.settle(cell);
  const [row, column] = cells.place(cell);
  const next = cells.at(row + down, column + right);
  if (!next) return;
  if (selecting) range.reach(cell, next);
  else range.clear();
  next.focus();
  if (!selecting) next.select();
}

/** Put a block copied from a spreadsheet in, from the cell on. */
function paste(event, cells) {
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const [row, column] = cells.place(event.target);
  const pairs = text.split(/\r?\n/).flatMap((line, r) =>
    line.split("\t").map((value, c) => [cells.at(row + r, column + c), value.trim()]),
  );
  cells.change(pairs.filter(([cell]) => cell));
}
