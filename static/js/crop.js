/* Shows which part of a photo others will see, while somebody chooses it. The sliders are the fields of the form;
   dragging the picture moves two of them. Nothing is sent before the button is pressed. */

const form = document.querySelector("[data-crop]");
const stage = form.querySelector("[data-crop-stage]");
const slides = form.querySelector(".crop-slides");
const view = stage.querySelector(".crop-view");
const { photo, zoom, x, y } = form.elements;
let image;

/** Left, top, width and height of the chosen part; counted as `window` in mentoring/profiles/rules/photo.py does. */
function part() {
  const width = (Math.min(image.width, (image.height * 5) / 6) / zoom.value) * 100;
  const height = (width * 6) / 5;
  return [((image.width - width) * x.value) / 100, ((image.height - height) * y.value) / 100, width, height];
}

function draw() {
  if (!image) return;
  for (const canvas of stage.querySelectorAll("canvas")) {
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, ...part(), 0, 0, canvas.width, canvas.height);
  }
}

/** Without a picture there is nothing to choose; one the browser cannot read is explained by the server. */
async function show(file) {
  image = await createImageBitmap(file).catch(() => undefined);
  stage.hidden = slides.hidden = !image;
  draw();
}

function drag(event) {
  if (!image || !view.hasPointerCapture(event.pointerId)) return;
  const [, , width, height] = part();
  const scale = width / view.clientWidth;
  const moved = (free, by) => (free > 0 ? (by * scale * 100) / free : 0);
  x.value = Number(x.value) - moved(image.width - width, event.movementX);
  y.value = Number(y.value) - moved(image.height - height, event.movementY);
  draw();
}

photo.addEventListener("change", () => {
  [zoom.value, x.value, y.value] = [100, 50, 20];
  show(photo.files[0]);
});
form.addEventListener("input", draw);
view.addEventListener("pointerdown", (event) => view.setPointerCapture(event.pointerId));
view.addEventListener("pointermove", drag);

show(form.dataset.crop ? await (await fetch(form.dataset.crop)).blob() : undefined);
