/* Questions that open over the page. A link with data-dialog names its <dialog>; without this module the link leads to
   it, or to a page of its own. Escape and the trap for the focus are the browser's. */

function ask(dialog, from) {
  dialog.addEventListener("close", () => from.focus(), { once: true });
  dialog.showModal();
}

/** A press beside the question closes it: the backdrop belongs to the dialog, so ask where the press was. */
function beside(dialog, { clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const question = opener && document.getElementById(opener.dataset.dialog);
  if (question) {
    event.preventDefault();
    ask(question, opener);
    return;
  }
  const dialog = event.target.closest("dialog[open]");
  if (dialog && (event.target.closest("[data-close]") || (event.target === dialog && beside(dialog, event)))) {
    event.preventDefault();
    dialog.close();
  }
});
