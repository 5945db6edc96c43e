/* The only module that knows htmx by its event names, plus what every page needs: menus that close and a live region
   that is heard. Pages work without it. */

const focusable = "[autofocus], .form-summary, [data-focus]";

/** After a swap the reader goes on where a sighted person would look: at the summary of errors, else at [data-focus]. */
function focusInside(target) {
  const next = target.matches?.(focusable) ? target : target.querySelector?.(focusable);
  next?.focus();
}

document.addEventListener("htmx:after:swap", (event) => {
  focusInside(event.target);
  speakMessages();
});

document.addEventListener("htmx:before:request", (event) => {
  event.target.setAttribute?.("aria-busy", "true");
});

document.addEventListener("htmx:finally:request", (event) => {
  event.target.removeAttribute?.("aria-busy");
});

/** Screen readers speak changes of a live region, not what stands on the page when it arrives. */
function speakMessages() {
  const words = document.getElementById("messages")?.textContent.trim() ?? "";
  const live = document.getElementById("live");
  if (live && live.textContent !== words) setTimeout(() => (live.textContent = words), 150);
}

function closeDropdowns(except) {
  for (const open of document.querySelectorAll("[data-dropdown][open]")) {
    if (open !== except) open.open = false;
  }
}

document.addEventListener("click", (event) => closeDropdowns(event.target.closest("[data-dropdown]")));

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest?.("[data-dropdown][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

speakMessages();
