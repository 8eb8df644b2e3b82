// The rectangle of selected cells: from where it began to where the focus is.

export class Range {
  constructor(cells) {
    this.cells = cells;
    this.anchor = null;
  }

  clear() {
    this.anchor = null;
    this.cells.all.forEach((cell) => cell.classList.remove("picked"));
  }

  /** Make it reach from its anchor to a cell. */
  reach(from, to) {
    const anchor = this.anchor ?? from;
    this.clear();
    this.anchor = anchor;
    this.rectangle(to).flat().forEach((cell) => cell.classList.add("picked"));
  }

  /** Return the selected rows of cells; one cell where nothing is selected. */
  rectangle(focus) {
    const [row, column] = this.cells.place(focus);
    const [first, left] = this.anchor ? this.cells.place(this.anchor) : [row, column];
    const sides = (one, other) => [Math.min(one, other), Math.max(one, other) + 1];
    return this.cells.rows
      .slice(...sides(row, first))
      .map((cells) => cells.slice(...sides(column, left)));
  }

  /** Return the changes that fill a rectangle down or right. */
  fill(focus, down) {
    const block = this.rectangle(focus);
    const [row, column] = this.cells.place(block[0][0]);
    const alone = down ? block.length === 1 : block[0].length === 1;
    const source = (cell, r, c) => {
      if (alone) return this.cells.at(row - down + (down ? 0 : r), column - !down + (down ? c : 0));
      return down ? block[0][c] : block[r][0];
    };
    return block.flatMap((cells, r) =>
      cells.map((cell, c) => [cell, source(cell, r, c)?.value ?? cell.value]),
    );
  }

  text(focus) {
    return this.rectangle(focus)
      .map((cells) => cells.map((cell) => cell.value).join("\t"))
      .join("\n");
  }
}
