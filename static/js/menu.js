/* Menus behind a summary work without this. With it they close by Escape, by a click elsewhere and when the focus
   moves on; arrow keys walk through them, a search field narrows them, and a row of places shows the current one. */

const items = (menu) => [...menu.querySelectorAll(".menu :is(a, button, input)")].filter((one) => one.offsetParent);

function closeMenus(except) {
  for (const open of document.querySelectorAll("[data-dropdown][open]")) {
    if (open !== except) open.open = false;
  }
}

function walk(menu, key) {
  const all = items(menu);
  const here = all.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here < 0 ? -1 : here - 1, Home: 0, End: -1 }[key];
  all.at(next % all.length)?.focus();
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("[data-dropdown]")));

document.addEventListener("focusout", (event) => {
  const menu = event.target.closest("[data-dropdown][open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("[data-dropdown]");
  if (!menu || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    menu.open = true;
    walk(menu, event.key);
  } else if ((event.key === "Home" || event.key === "End") && menu.open && !event.target.matches("input")) {
    event.preventDefault();
    walk(menu, event.key);
  }
});

document.addEventListener("input", (event) => {
  const list = document.getElementById(event.target.dataset?.filter);
  const words = event.target.value?.trim().toLocaleLowerCase();
  for (const line of list?.children ?? []) line.hidden = !line.textContent.toLocaleLowerCase().includes(words);
});

for (const row of document.querySelectorAll("[data-subnav]")) {
  const here = row.querySelector("[aria-current]");
  if (here) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2; // moves the row, not the page
}
