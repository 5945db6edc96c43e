/* One more row in place. Without this the same button sends the form and the server adds the row. */

customElements.define(
  "more-rows",
  class extends HTMLElement {
    connectedCallback() {
      this.total = document.getElementById(`id_${this.dataset.prefix}-TOTAL_FORMS`);
      this.addEventListener("click", (event) => {
        if (!event.target.closest("[data-more]")) return;
        event.preventDefault();
        this.add();
      });
    }

    /** Returns the new row; the caller may fill it. */
    add() {
      const number = Number(this.total.value);
      const row = this.querySelector("template").content.cloneNode(true).querySelector("[data-row]");
      for (const one of [row, ...row.querySelectorAll("*")]) {
        for (const mark of one.attributes) mark.value = mark.value.replaceAll("__prefix__", number);
      }
      row.querySelector("legend").append(String(number + 1));
      this.querySelector("template").before(row);
      this.total.value = number + 1;
      const button = this.querySelector("[data-more]");
      button.hidden = number + 1 >= Number(this.dataset.most);
      row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      return row;
    }
  },
);
