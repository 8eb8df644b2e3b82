// What was typed and not saved stays in this browser until it is saved.

export function watchDraft(form, cells) {
  const key = `relais ${form.dataset.draft}`;
  const version = form.elements.version;
  const saved = new Map(cells.all.map((cell) => [cell.name, cell.value]));
  restore();
  cells.listeners.push(keep);
  form.querySelector("[data-discard]").addEventListener("click", () => {
    window.localStorage.removeItem(key);
    window.location.reload();
  });

  function keep() {
    const changed = cells.all
      .filter((cell) => cell.value !== saved.get(cell.name))
      .map((cell) => [cell.name, cell.value]);
    if (!changed.length) return window.localStorage.removeItem(key);
    const draft = { version: version.value, cells: Object.fromEntries(changed) };
    window.localStorage.setItem(key, JSON.stringify(draft));
  }

  /** Put a draft back, under the version it was begun from. */
  function restore() {
    const found = window.localStorage.getItem(key);
    if (!found || "stale" in form.dataset) return;
    const draft = JSON.parse(found);
    const pairs = cells.all
      .filter((cell) => cell.name in draft.cells)
      .map((cell) => [cell, draft.cells[cell.name]])
      .filter(([cell, value]) => cell.value !== value);
    if (!pairs.length) return window.localStorage.removeItem(key);
    cells.change(pairs);
    version.value = draft.version;
    form.querySelector(".returned").hidden = false;
  }
}
