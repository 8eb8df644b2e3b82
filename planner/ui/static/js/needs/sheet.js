// A sheet of needs: a plain form, with the keys of a spreadsheet where there is script.
import { Cells } from "./cells.js";
import { watchDraft } from "./draft.js";
import { watchKeys } from "./keys.js";
import { watchLive } from "./live.js";
import { Range } from "./range.js";

export function watchSheet(form) {
  if (!form) return;
  const cells = new Cells(form);
  watchKeys(form, cells, new Range(cells));
  watchLive(form, cells);
  watchDraft(form, cells);
  const undo = form.querySelector("[data-undo]");
  undo.hidden = false;
  undo.addEventListener("click", () => cells.undo());
}
