/* A password can be looked at. It is hidden again before it is sent, so that no browser keeps it as plain text. */

customElements.define(
  "reveal-password",
  class extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("input");
      this.button = this.querySelector("button");
      this.button.hidden = false;
      this.button.addEventListener("click", () => {
        this.show(this.field.type === "password");
        this.field.focus();
      });
      this.field.form?.addEventListener("submit", () => this.show(false));
    }

    show(openly) {
      this.field.type = openly ? "text" : "password";
      this.button.setAttribute("aria-pressed", openly);
    }
  },
);
