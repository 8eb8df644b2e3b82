// What pages gain where there is JavaScript; all of them work without.
import { watchEdits } from "./edit.js";
import { watchFolds } from "./fold.js";
import { watchGrids } from "./grid.js";
import { watchChanges } from "./live.js";
import { watchSheet } from "./needs/sheet.js";

watchFolds(document);
watchGrids(document);
watchEdits(document);
watchChanges(document);
watchSheet(document.querySelector("form.sheet"));

// On a phone the panel lies below the grid: show what was asked for. Who pressed a
// button that is gone by now goes on from the card, not from the top of the page.
document.addEventListener("htmx:after:swap", () => {
  const card = document.querySelector("#detail .card");
  card?.scrollIntoView({ block: "nearest" });
  if (!card || document.activeElement !== document.body) return;
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});

// The cell a card was opened from: its row may be drawn anew while the card is open.
let opened = "";
document.addEventListener("click", (event) => {
  const from = event.target.closest(".rota a, a.gap");
  if (from) opened = from.href;
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("#detail .card, table.rota")) close();
});

/** Close the card and go back to where it was opened. */
function close() {
  const detail = document.getElementById("detail");
  detail.replaceChildren();
  const links = [...document.querySelectorAll(".rota a, a.gap")];
  links.find((one) => one.href === opened)?.focus();
}
