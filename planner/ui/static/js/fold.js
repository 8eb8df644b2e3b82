// What a phone has no room for is folded until it is asked for; without JavaScript, open.

const narrow = window.matchMedia("(max-width: 480px)");

export function watchFolds(root) {
  fold(root);
  root.addEventListener("htmx:after:swap", () => fold(root));
  narrow.addEventListener("change", () => fold(root));
}

function fold(root) {
  for (const one of root.querySelectorAll("details[data-fold]")) one.open = !narrow.matches;
}
