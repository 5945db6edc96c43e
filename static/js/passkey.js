/* Passkeys: the device answers the question of the server, the form carries the answer. Without this module, or in
   a browser without passkeys, the form stays hidden and the page offers another way. */

const form = document.querySelector("form[data-passkey]");
const show = (name) => document.querySelector(`[${name}]`)?.removeAttribute("hidden");

/** The question of the server: beside the form, or fetched when the sign-in page is asked for it. */
async function question() {
  const beside = document.getElementById("passkey-options");
  if (beside) return JSON.parse(beside.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return answer.json();
}

/** A new passkey that can sign in by itself and that only its owner can use. */
async function create({ creation_options: { publicKey } }) {
  const authenticatorSelection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const wanted = { ...publicKey, authenticatorSelection };
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted) });
}

async function get({ request_options: { publicKey } }) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

async function ask(event) {
  event.preventDefault();
  try {
    const ceremony = form.dataset.passkey === "create" ? create : get;
    const credential = await ceremony(await question());
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    show("data-passkey-trouble");
    document.querySelector("[data-passkey-trouble]")?.focus();
  }
}

if (form && globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  form.hidden = false;
  form.addEventListener("submit", ask);
} else {
  show("data-passkey-sorry");
}
