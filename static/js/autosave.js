/* Parts of a profile save themselves: when a field is left, and when typing pauses. One save at a time for each part, so
   that a later one never overtakes an earlier one. Before another form (the language, signing out) leads away, what is
   still unsaved is saved. Without this every part has a button. */

const PAUSE = 900; // milliseconds without a key
const dirty = new Set();
const busy = new Set();
let leaving = null;

function save(form) {
  clearTimeout(form.pause);
  if (!dirty.has(form) || busy.has(form)) return;
  dirty.delete(form);
  busy.add(form);
  form.dispatchEvent(new Event("autosave"));
}

function note({ target, type }) {
  const form = target.form;
  if (!form?.matches("[data-autosave]") || target.type === "hidden") return;
  dirty.add(form);
  clearTimeout(form.pause);
  if (type === "change") save(form);
  else form.pause = setTimeout(() => save(form), PAUSE);
}

for (const type of ["input", "change"]) document.addEventListener(type, note);

document.addEventListener("page:settled", ({ target }) => {
  if (!busy.delete(target)) return;
  if (dirty.has(target)) save(target);
  else if (leaving && !busy.size) leaving();
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.matches("[data-autosave]")) {
      clearTimeout(form.pause);
      dirty.delete(form);
      return;
    }
    if (leaving || (!dirty.size && !busy.size)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leaving = () => form.requestSubmit(event.submitter);
    for (const one of [...dirty]) save(one);
  },
  true,
);
