/* Parts of a profile save themselves: when a field is left, and when typing pauses. One save at a time for each part, so
   that a later one never overtakes an earlier one. Whatever leads away (on, the language, signing out) waits until what is
   typed is saved; a part that comes back with a question is shown first. Without this every part has a button. */

const PAUSE = 900; // milliseconds without a key
const dirty = new Set();
const busy = new Set();
let waiting = null;

function save(form) {
  clearTimeout(form.pause);
  if (!dirty.has(form) || busy.has(form)) return;
  dirty.delete(form);
  busy.add(form);
  form.dispatchEvent(new Event("autosave"));
}

function note({ target, type }) {
  const form = target.form;
  if (!form?.matches("[data-autosave]") || target.type === "hidden" || !target.name) return;
  dirty.add(form);
  clearTimeout(form.pause);
  if (type === "change") save(form);
  else form.pause = setTimeout(() => save(form), PAUSE);
}

for (const type of ["input", "change"]) document.addEventListener(type, note);

document.addEventListener("page:settled", ({ target, detail }) => {
  if (!busy.delete(target)) return;
  if (waiting?.form === target && !detail.isDone) waiting = null;
  else if (dirty.has(target)) save(target);
  if (!waiting || busy.size) return;
  const { form, submitter } = waiting;
  waiting = null;
  form.requestSubmit(submitter);
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    clearTimeout(form.pause);
    dirty.delete(form); // it is being sent
    for (const one of [...dirty]) save(one);
    if (!busy.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form, submitter: event.submitter };
  },
  true,
);
