/* Puts the browser's colour picker beside every text field [data-colour] and keeps the two in step. Empty stays empty. */

const SHORT = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i;
const LONG = /^#?([0-9a-f]{6})$/i;

/** "#1A5", "1a5c3a" → "#rrggbb"; anything else → "". */
function colourOf(text) {
  const short = text.trim().match(SHORT);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join("")}`.toLowerCase();
  const long = text.trim().match(LONG);
  return long ? `#${long[1]}`.toLowerCase() : "";
}

function bringPicker(field) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.className = "colour-picker";
  picker.setAttribute("aria-label", `${field.labels[0]?.firstChild.textContent.trim()}: ${field.dataset.colour}`);

  const follow = () => {
    const colour = colourOf(field.value);
    picker.classList.toggle("colour-set", colour !== "");
    picker.value = colour || "#ffffff";
  };
  picker.addEventListener("input", () => {
    field.value = picker.value;
    picker.classList.add("colour-set");
  });
  field.addEventListener("input", follow);
  follow();

  const both = document.createElement("div");
  both.className = "colour";
  field.replaceWith(both);
  both.append(field, picker);
}

document.querySelectorAll("input[data-colour]").forEach(bringPicker);
