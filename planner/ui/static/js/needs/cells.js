// The cells of a sheet as a grid of fields, and changes that can be undone.

const LIMIT = 50;

export class Cells {
  constructor(form) {
    this.rows = [...form.querySelectorAll("table.cells tbody tr")].map((row) => [
      ...row.querySelectorAll("[data-cell]"),
    ]);
    this.all = this.rows.flat();
    this.kept = new Map(this.all.map((cell) => [cell, cell.value]));
    this.done = [];
    this.undone = [];
    this.listeners = [];
  }

  /** Return [row, column] of a cell. */
  place(cell) {
    const row = this.rows.findIndex((cells) => cells.includes(cell));
    return [row, row < 0 ? -1 : this.rows[row].indexOf(cell)];
  }

  at(row, column) {
    return this.rows[row]?.[column];
  }

  /** Give cells new values as one step: [[cell, value], …]. */
  change(pairs) {
    const step = pairs
      .map(([cell, after]) => ({ cell, before: this.kept.get(cell), after }))
      .filter(({ before, after }) => before !== after);
    for (const [cell, value] of pairs) cell.value = value;
    if (!step.length) return;
    this.done = [...this.done, step].slice(-LIMIT);
    this.undone = [];
    this.keep(step, "after");
  }

  undo() {
    const step = this.done.pop();
    if (!step) return;
    this.undone.push(step);
    this.keep(step, "before");
  }

  redo() {
    const step = this.undone.pop();
    if (!step) return;
    this.done.push(step);
    this.keep(step, "after");
  }

  /** Take a typed value over as a step. */
  settle(cell) {
    if (cell.value !== this.kept.get(cell)) this.change([[cell, cell.value]]);
  }

  keep(step, side) {
    for (const one of step) {
      one.cell.value = one[side];
      this.kept.set(one.cell, one[side]);
    }
    this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener();
  }
}
