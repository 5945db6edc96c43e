/* Keeps what is typed into a long form (data-draft) in this tab until it was saved, and offers it after a crash.

   The server stays the truth: nothing comes back unasked. Words live in sessionStorage only, under the address and id
   of the form and a token of the session, so nobody else at this computer is offered them. They go when the server has
   taken the form (a redirect that ends well), when they are thrown away, and on the first page of another session or
   of nobody: that is also how signing out clears them. Passwords, files, hidden fields and whatever lies within
   data-no-draft (private and encrypted words, consents) are never kept. */

const WORTH = "input:not([type=hidden], [type=password], [type=file]), select, textarea";
const form = document.querySelector("form[data-draft]");
const token = document.querySelector("meta[name=draft-token]")?.content;
const mine = `draft ${token} `;
const key = form && `${mine}${location.pathname}${location.search} ${form.id}`;
const arrival = performance.getEntriesByType("navigation")[0];
const wentWell = arrival?.redirectCount > 0 && arrival.responseStatus < 400;

for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith("draft "))) {
  const wasSaved = wentWell && JSON.parse(sessionStorage[name]).isSent;
  if (!token || !name.startsWith(mine) || wasSaved) sessionStorage.removeItem(name);
}

const fields = () => [...(form?.elements ?? [])].filter((one) => one.name && one.matches(WORTH) && !one.closest("[data-no-draft]"));
const isTicked = (one) => ["checkbox", "radio"].includes(one.type);
const placeOf = (one) => (isTicked(one) ? `${one.name}=${one.value}` : one.name);
const read = () => Object.fromEntries(fields().map((one) => [placeOf(one), isTicked(one) ? one.checked : one.value]));

function keep(isSent) {
  sessionStorage[key] = JSON.stringify({ isSent, typed: read() });
}

function takeBack(typed) {
  for (const one of fields()) {
    if (!(placeOf(one) in typed)) continue;
    one[isTicked(one) ? "checked" : "value"] = typed[placeOf(one)];
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

if (form && token) {
  const { typed } = JSON.parse(sessionStorage[key] ?? "{}");
  const now = read();
  const offer = form.parentElement.querySelector("[data-draft-offer]");
  if (typed && offer && Object.keys(now).some((place) => place in typed && typed[place] !== now[place])) {
    offer.hidden = false;
    offer.addEventListener("click", ({ target }) => {
      if (target.matches("[data-take-back]")) takeBack(typed);
      else if (target.matches("[data-throw-away]")) sessionStorage.removeItem(key);
      else return;
      offer.hidden = true;
    });
  }
  form.addEventListener("input", ({ isTrusted }) => isTrusted && keep(false));
  form.addEventListener("submit", () => keep(true));
  form.addEventListener("page:settled", ({ detail }) => detail.isDone && sessionStorage.removeItem(key)); // it saved itself
}
