/* Sliders say their position in words. Without this a screen reader reads the number, which is fine, too. */

customElements.define(
  "word-slider",
  class extends HTMLElement {
    connectedCallback() {
      this.range = this.querySelector("input");
      this.said = this.querySelector("output");
      this.words = JSON.parse(this.dataset.words);
      this.range.addEventListener("input", () => this.say());
      this.say();
    }

    say() {
      const word = this.words[this.range.value - this.range.min];
      this.range.setAttribute("aria-valuetext", word);
      this.said.value = word;
    }
  },
);
