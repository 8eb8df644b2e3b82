// Editing with the mouse and the keyboard: drag a day onto another, Ctrl+Z, Ctrl+Y. Rows
// are people, or posts with the names of people in their cells. The card of a cell says
// the same with forms ("move to…", undo, redo).

const TYPE = "application/x-cell";

/** Follow what is dragged and typed on the grids of a document. */
export function watchEdits(root) {
  prepare(root);
  root.addEventListener("htmx:after:swap", () => prepare(root));
  root.addEventListener("rows:drawn", () => prepare(root));
  root.addEventListener("dragstart", start);
  root.addEventListener("dragover", over);
  root.addEventListener("dragleave", (event) => target(event)?.element.classList.remove("drop"));
  root.addEventListener("dragend", () => {
    dragged = null;
  });
  root.addEventListener("drop", (event) => drop(event, root));
  root.addEventListener("keydown", (event) => keys(event, root));
  root.addEventListener("click", openEmpty);
}

const GRID = "table.rota";
const BY_PERSON = "table.rota.people";
const HERS = "[data-employee]";
/** What is being dragged; the browser hides it until it is dropped. */
let dragged = null;

function prepare(root) {
  root
    .querySelectorAll(`${BY_PERSON} td.on > a, ${GRID} ${HERS}`)
    .forEach((one) => {
      one.draggable = true;
    });
}

function dayOf(element) {
  const table = element.closest(GRID);
  const column = element.closest("td")?.cellIndex;
  return table?.dataset.date ?? table?.tHead?.rows[0].cells[column]?.dataset.date;
}

/** Return whose day on which date an element shows: a cell, or a name inside one. */
function cellOf(element) {
  const named = element?.closest(HERS)?.dataset.employee;
  const row = element?.closest(BY_PERSON) && element.closest("[data-row]");
  const employee = named ?? row?.dataset.row;
  const day = employee && dayOf(element);
  return day ? { employee, day } : null;
}

/** Return where a drop would go: someone's day, or another date of the same post. */
function landing(element) {
  const found = cellOf(element);
  if (found || !dragged.post) return found;
  const post = element.closest("tr[data-row]")?.dataset.row;
  const day = post === dragged.post && element.closest("td") && dayOf(element);
  return day ? { employee: dragged.cell.employee, day } : null;
}

function start(event) {
  const from = event.target.closest?.(`td.on, ${HERS}`);
  const cell = cellOf(from);
  if (!cell) return;
  const post = from.closest("table.rota.posts tr[data-row]")?.dataset.row;
  dragged = { cell, post };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData(TYPE, JSON.stringify(cell));
  event.dataTransfer.setData("text/plain", event.target.title ?? "");
}

function target(event) {
  if (!dragged || !event.dataTransfer.types.includes(TYPE)) return null;
  const element = event.target.closest?.(`${HERS}, td`);
  const to = element && landing(element);
  const same = to?.employee === dragged.cell.employee && to.day === dragged.cell.day;
  return to && !same ? { element, to } : null;
}

function over(event) {
  const found = target(event);
  if (!found) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  found.element.classList.add("drop");
}

function drop(event, root) {
  const found = target(event);
  if (!found) return;
  event.preventDefault();
  found.element.classList.remove("drop");
  const { base, version, sequence } = root.getElementById("content").dataset;
  send(`${base}/edits/move`, {
    ...dragged.cell,
    to: found.to.employee,
    to_day: found.to.day,
    version,
    sequence,
  });
}

function keys(event, root) {
  const typing = event.target.closest?.("input, select, textarea");
  const base = root.getElementById("content")?.dataset.base;
  if (typing || !base || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  const act = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
  if (!act) return;
  event.preventDefault();
  send(`${base}/edits/${act}`, {});
}

/** A day off has no link of its own: a click opens it all the same. */
function openEmpty(event) {
  const td = event.target.closest?.("td");
  const cell = td && !td.querySelector("a") ? cellOf(td) : null;
  if (!cell) return;
  const { base } = document.getElementById("content").dataset;
  const name = encodeURIComponent(cell.employee);
  const address = `${base}/people/${name}/${cell.day}`;
  window.htmx.ajax("GET", address, { target: "#detail" });
}

function send(address, values) {
  window.htmx.ajax("POST", address, { target: "#detail", values });
}
