/* Counts characters while somebody writes. The field's description says the limit without it. */

const NEARLY = 20;

customElements.define(
  "char-count",
  class extends HTMLElement {
    connectedCallback() {
      this.field = document.getElementById(this.dataset.for);
      this.field?.addEventListener("input", () => this.count());
      this.field?.form?.addEventListener("reset", () => setTimeout(() => this.count()));
      if (this.field) this.count();
    }

    /** Spoken only when little room is left: a voice after each letter helps nobody. */
    count() {
      const used = this.field.value.length;
      const most = this.field.maxLength;
      if (most - used <= NEARLY) this.setAttribute("aria-live", "polite");
      else this.removeAttribute("aria-live");
      this.textContent = this.dataset.words.replace("{used}", used).replace("{most}", most);
    }
  },
);
