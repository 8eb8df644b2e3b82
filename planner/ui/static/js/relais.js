// What pages gain where there is JavaScript; all of them work without.
import { watchEdits } from "./edit.js";
import { watchGrids } from "./grid.js";
import { watchChanges } from "./live.js";
import { watchSheet } from "./needs/sheet.js";

watchGrids(document);
watchEdits(document);
watchChanges(document);
watchSheet(document.querySelector("form.sheet"));

// On a phone the panel lies below the grid: show what was asked for.
document.addEventListener("htmx:after:swap", () => {
  document.querySelector("#detail .card")?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  const detail = document.getElementById("detail");
  detail.replaceChildren();
  document.querySelector(".rota a[aria-current], .gap[aria-current]")?.focus();
});
