// A page that a server hands out: the way to its query page, and word that the store has changed since.

const LOOK_AGAIN = 15_000; // milliseconds

function startLive() {
  const shown = document.body.dataset.live;
  if (!shown) return;
  $("ask").hidden = false;
  const look = async () => {
    if (document.hidden || $("changed").firstChild) return;
    try {
      const answer = await fetch("api/version");
      if (!answer.ok || (await answer.json()).version === shown) return;
    } catch {
      return; // the server is away: the page goes on with what it has
    }
    // The address keeps what is chosen, so nothing is lost by loading again.
    $("changed").append("The store has changed since this page was drawn. ", el("button", { type: "button", class: "link", id: "reload", text: "Load again", onclick: () => location.reload() }));
  };
  setInterval(look, LOOK_AGAIN);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
}
