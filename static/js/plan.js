/* A plan can also be ordered by dragging. The arrows do the same and stay; dropping sends what they send. */

const plan = document.querySelector("[data-plan]");
let carried = null;

const rows = () => [...document.querySelectorAll("[data-plan] > [data-code]")];
const rowAt = (target) => target.closest?.("[data-plan] > [data-code]");
const unmark = () => rows().forEach((row) => row.classList.remove("is-here", "is-carried"));

function makeReady() {
  for (const row of rows()) {
    const grip = row.querySelector("[data-grip]");
    grip.hidden = false;
    grip.onpointerdown = () => (row.draggable = true);
    grip.onpointerup = () => (row.draggable = false);
  }
}

function send(row, before) {
  const form = row.querySelector(".plan-tools form").cloneNode(true);
  const place = Object.assign(document.createElement("input"), { type: "hidden", name: "before", value: before });
  form.hidden = true;
  form.append(place);
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}

if (plan) {
  makeReady();
  document.addEventListener("htmx:after:swap", makeReady);
  document.addEventListener("dragstart", (event) => {
    carried = rowAt(event.target);
    carried?.classList.add("is-carried");
  });
  document.addEventListener("dragover", (event) => {
    const row = rowAt(event.target);
    if (!carried || !row) return;
    event.preventDefault();
    rows().forEach((one) => one.classList.toggle("is-here", one === row));
  });
  document.addEventListener("drop", (event) => {
    const row = rowAt(event.target);
    if (!carried || !row || row === carried) return;
    event.preventDefault();
    send(carried, row.dataset.code);
  });
  document.addEventListener("dragend", () => {
    if (carried) carried.draggable = false;
    carried = null;
    unmark();
  });
}
