// Editing with the mouse and the keyboard: drag a day onto another, Ctrl+Z, Ctrl+Y. The
// card of a cell says the same with forms ("move to…", undo, redo).

const TYPE = "application/x-cell";

/** Follow what is dragged and typed on the grids of a document. */
export function watchEdits(root) {
  prepare(root);
  root.addEventListener("htmx:after:swap", () => prepare(root));
  root.addEventListener("rows:drawn", () => prepare(root));
  root.addEventListener("dragstart", start);
  root.addEventListener("dragover", over);
  root.addEventListener("dragleave", (event) => target(event)?.classList.remove("drop"));
  root.addEventListener("drop", (event) => drop(event, root));
  root.addEventListener("keydown", (event) => keys(event, root));
  root.addEventListener("click", openEmpty);
}

const GRID = "table.rota.people, table.rota.weekly.people";

function prepare(root) {
  root.querySelectorAll(GRID).forEach((table) =>
    table.querySelectorAll("td.on > a").forEach((link) => {
      link.draggable = true;
    }),
  );
}

/** Return whose day on which date a cell is: from its row and its column. */
function cellOf(td) {
  const row = td?.closest("[data-row]");
  const table = td?.closest(GRID);
  const head = table?.tHead.rows[0].cells[td.cellIndex];
  const day = head?.dataset.date;
  return row && day ? { employee: row.dataset.row, day } : null;
}

function start(event) {
  const cell = cellOf(event.target.closest?.("td.on"));
  if (!cell) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData(TYPE, JSON.stringify(cell));
  event.dataTransfer.setData("text/plain", event.target.title ?? "");
}

function target(event) {
  const td = event.target.closest?.("td");
  return event.dataTransfer.types.includes(TYPE) && cellOf(td) ? td : null;
}

function over(event) {
  const td = target(event);
  if (!td) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  td.classList.add("drop");
}

function drop(event, root) {
  const td = target(event);
  if (!td) return;
  event.preventDefault();
  td.classList.remove("drop");
  const from = JSON.parse(event.dataTransfer.getData(TYPE));
  const to = cellOf(td);
  if (from.employee === to.employee && from.day === to.day) return;
  const { base, version, sequence } = root.getElementById("content").dataset;
  send(`${base}/edits/move`, {
    ...from,
    to: to.employee,
    to_day: to.day,
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
