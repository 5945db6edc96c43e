/* The only module that knows htmx by its event names, plus what every page needs: menus that close and messages that
   are heard. Pages work without it. */

/** After a swap the reader goes on where a sighted person would look: at the summary of errors, else at [data-focus]. */
function focusInside(context) {
  const place = context.target?.isConnected ? context.target : context.sourceElement;
  const marks = ".form-summary, [data-focus]";
  const next = place?.matches?.(marks) ? place : place?.querySelector?.(marks);
  next?.focus();
}

/** Screen readers speak changes of a live region, not what stands on the page when it arrives. */
function speakMessages() {
  const notes = document.querySelectorAll("#messages .note");
  const words = [...notes].map((note) => note.textContent.trim()).join(" ");
  const live = document.getElementById("live");
  if (live && live.textContent !== words) setTimeout(() => (live.textContent = words), 150);
}

/** No answer, or a broken one: say so, leave what was typed where it is. */
function tellTrouble() {
  const trouble = document.getElementById("trouble");
  const messages = document.getElementById("messages");
  messages.replaceChildren(trouble.content.cloneNode(true));
  messages.scrollIntoView({ block: "center" });
  speakMessages();
}

function closeDropdowns(except) {
  for (const open of document.querySelectorAll("[data-dropdown][open]")) {
    if (open !== except) open.open = false;
  }
}

document.addEventListener("htmx:before:request", (event) => event.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:finally:request", (event) => event.target.removeAttribute?.("aria-busy"));
document.addEventListener("htmx:after:swap", (event) => {
  focusInside(event.detail.ctx);
  speakMessages();
});
document.addEventListener("htmx:error", tellTrouble);
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status >= 500) tellTrouble();
});

document.addEventListener("click", (event) => closeDropdowns(event.target.closest("[data-dropdown]")));
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest?.("[data-dropdown][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

speakMessages();
