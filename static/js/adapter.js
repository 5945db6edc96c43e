/* The only module that knows htmx by its event names. Pages work without it. It tells the others when a part of the
   page is new: "page:changed"; and an element that it was answered: "page:settled". */

const tellChanged = () => document.dispatchEvent(new Event("page:changed"));

/** After a swap the reader goes on where a sighted person would look: at the summary of errors, else at [data-focus]. */
function focusInside(context) {
  const place = context.target?.isConnected ? context.target : context.sourceElement;
  const marks = ".form-summary, [data-focus]";
  const next = place?.matches?.(marks) ? place : place?.querySelector?.(marks);
  next?.focus();
}

/** No answer, or a broken one: say so, leave what was typed where it is. */
function tellTrouble() {
  const trouble = document.getElementById("trouble");
  const messages = document.getElementById("messages");
  messages.replaceChildren(trouble.content.cloneNode(true));
  messages.scrollIntoView({ block: "center" });
  tellChanged();
}

document.addEventListener("htmx:before:request", (event) => event.target.setAttribute?.("aria-busy", "true"));
document.addEventListener("htmx:finally:request", ({ target, detail }) => {
  target.removeAttribute?.("aria-busy");
  const isDone = detail.ctx?.response?.status < 400;
  target.dispatchEvent(new CustomEvent("page:settled", { bubbles: true, detail: { isDone } }));
});
document.addEventListener("htmx:after:swap", (event) => {
  focusInside(event.detail.ctx);
  tellChanged();
});
document.addEventListener("htmx:error", tellTrouble);
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status >= 500) tellTrouble();
});
