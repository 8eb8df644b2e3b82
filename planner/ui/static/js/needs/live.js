// Needed against available, asked of the server while she types.

const PAUSE = 120;

export function watchLive(form, cells) {
  const place = form.querySelector("#live");
  if (!place) return;
  let waiting = 0;
  let latest = 0;
  const ask = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, PAUSE);
  };
  cells.listeners.push(ask);
  form.addEventListener("input", ask);

  async function show() {
    const number = ++latest;
    const answer = await fetch(form.dataset.preview, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
    });
    if (!answer.ok || number !== latest) return;
    place.innerHTML = await answer.text();
  }
}
