/* Messages are heard as well as seen. One that can be undone stands at the bottom, and leaves by itself when nobody
   is at it: no pointer, no focus, and no key pressed for a while. */

const STAYS = 12_000; // milliseconds

/** Screen readers speak changes of a live region, not what stands on the page when it arrives. */
function speak() {
  const notes = document.querySelectorAll("#messages .note, #messages [data-say]");
  const words = [...notes].map((note) => note.textContent.trim()).join(" ");
  const live = document.getElementById("live");
  if (live && live.textContent !== words) setTimeout(() => (live.textContent = words), 150);
}

function attend(toast) {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    if (toast.isConnected) timer = setTimeout(leave, STAYS);
  };
  const leave = () => (toast.matches(":hover, :focus-within") ? wait() : toast.remove());
  for (const event of ["mouseleave", "focusout"]) toast.addEventListener(event, wait);
  document.addEventListener("keydown", wait);
  toast.querySelector("[data-close]").addEventListener("click", () => {
    toast.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
  toast.dataset.toast = "attended";
  document.getElementById(location.hash.slice(1))?.prepend(toast); // the next stop of Tab, where the page goes on
  wait();
}

function look() {
  speak();
  document.querySelectorAll("[data-toast='']").forEach(attend);
}

document.addEventListener("page:changed", look);
look();
