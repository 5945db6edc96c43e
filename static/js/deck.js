/* The deck: arrow keys answer while the card has the focus, a swipe past a third of its width answers, too.
   Both press the buttons below, so everything else goes on as without scripts. */

const KEYS = { ArrowLeft: "no", ArrowDown: "later", ArrowRight: "yes" };

for (const card of document.querySelectorAll("[data-deck]")) {
  const form = card.closest("form");
  let from = null;

  const answer = (value) => {
    if (card.dataset.state === "sent") return;
    card.dataset.state = "sent";
    form.querySelector(`button[value="${value}"]`).click();
  };

  const drag = (way) => {
    card.style.setProperty("--drag", `${way}px`);
    card.dataset.lean = Math.abs(way) > card.clientWidth / 3 ? (way > 0 ? "yes" : "no") : "";
  };

  const stop = () => {
    from = null;
    delete card.dataset.held;
    drag(0);
  };

  card.addEventListener("keydown", (event) => {
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (plain && event.key in KEYS && event.target.matches("[data-deck], .deck")) {
      event.preventDefault();
      answer(KEYS[event.key]);
    }
  });

  card.addEventListener("pointerdown", (event) => {
    if (event.isPrimary && event.pointerType !== "mouse") from = event.clientX;
  });

  card.addEventListener("pointermove", (event) => {
    if (from === null || !event.isPrimary) return;
    card.dataset.held = "";
    drag(event.clientX - from);
  });

  card.addEventListener("pointerup", () => {
    const lean = from === null ? "" : card.dataset.lean;
    stop();
    if (lean) answer(lean);
  });

  card.addEventListener("pointercancel", stop);
  addEventListener("pageshow", () => delete card.dataset.state); // back from the next card
}
