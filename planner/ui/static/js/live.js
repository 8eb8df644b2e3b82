// An open page follows what others change: it asks every few seconds which rows changed,
// and draws those again. Scrolling, focus and an open card stay as they are.

const PAUSE = 4000;
const ROWS_TO_NAME = 400;

/** Follow the changes of the plan a document shows. */
export function watchChanges(root) {
  const page = root.getElementById("content");
  if (!page?.dataset.sequence) return;
  setInterval(() => {
    if (!root.hidden) ask(root);
  }, PAUSE);
  root.addEventListener("htmx:after:swap", () => edited(root));
}

const known = (root) => root.getElementById("content").dataset;

async function ask(root) {
  const { base, version, sequence, problem } = known(root);
  const query = new URLSearchParams({ version, after: sequence, problem });
  const answer = await fetch(`${base}/changes?${query}`).catch(() => null);
  if (answer?.status !== 200) return;
  const found = await answer.json();
  if (known(root).sequence !== sequence || known(root).version !== version) return;
  if (found.replaced) {
    tell(root, "replaced");
    return;
  }
  if (found.sequence !== Number(sequence)) {
    await draw(root, found);
    tell(root, "said", found.who.join(", "));
  }
  // The rows drawn so far know the new terms; the others are as they were.
  if (found.restated) tell(root, "restated");
}

/** Draw what an edit of this page's own changed, once its outcome is shown. */
function edited(root) {
  const done = root.querySelector("[data-edited]:not([data-drawn])");
  if (!done) return;
  done.dataset.drawn = "yes";
  draw(root, {
    version: done.dataset.version,
    sequence: done.dataset.sequence,
    people: JSON.parse(done.dataset.people),
    posts: JSON.parse(done.dataset.posts),
  });
}

function tell(root, what, who = "") {
  const news = root.getElementById("news");
  const said = news.dataset[what].replace("{who}", who);
  // Asked again and again, what is known already is not read out again.
  if (news.textContent !== said) news.textContent = said;
}

/** Fetch this very page with the rows that changed, and put them in place. */
async function draw(root, { version, sequence, people, posts }) {
  const here = new URL(location.href);
  const table = root.querySelector("table.rota");
  const month = table?.classList.contains("month");
  const ids = table?.classList.contains("posts") ? posts : people;
  const narrow = month && ids.length <= ROWS_TO_NAME;
  // The list of ids is never empty: an address without it asks for every row.
  if (narrow) [...ids, ""].forEach((id) => here.searchParams.append("only", id));
  const answer = await fetch(here).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (table) rows(table, fresh, narrow ? new Set(ids) : null);
  for (const part of [".figures", ".panel .gaps", ".place"])
    swap(root.querySelector(part), fresh.querySelector(part));
  Object.assign(known(root), { version, sequence });
  root.dispatchEvent(new Event("rows:drawn"));
}

function rows(table, fresh, ids) {
  const now = new Map(
    [...fresh.querySelectorAll("[data-row]")].map((row) => [row.dataset.row, row]),
  );
  table.querySelectorAll("[data-row]").forEach((row) => {
    const next = now.get(row.dataset.row);
    if (next) swap(row, next);
    else if (!ids || ids.has(row.dataset.row)) row.remove();
  });
}

/** Replace an element by its new state; what did not change is not touched. */
function swap(old, next) {
  if (!old || !next || plain(old) === plain(next)) return;
  const focused = old.contains(document.activeElement)
    ? document.activeElement.getAttribute("href")
    : null;
  if (old.matches("details")) next.open = old.open;
  const put = document.importNode(next, true);
  old.replaceWith(put);
  window.htmx.process(put);
  if (focused) put.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

function plain(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[tabindex], [aria-current], [draggable], [data-htmx-powered]")
    .forEach((one) => {
      for (const name of ["tabindex", "aria-current", "draggable", "data-htmx-powered"])
        one.removeAttribute(name);
    });
  return copy.outerHTML;
}
