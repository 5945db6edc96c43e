/* Chosen topics as a compact list, more of them by search. Without this every row is a list to choose from. */

customElements.define(
  "topic-picker",
  class extends HTMLElement {
    connectedCallback() {
      this.search = this.querySelector("search-list");
      this.rows = [...this.querySelectorAll("[data-topic]")];
      for (const button of this.querySelectorAll("[data-remove]")) button.hidden = false;
      this.addEventListener("pick", ({ detail }) => this.choose(detail));
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-remove]");
        if (button) this.remove(button.closest("[data-topic]"));
      });
      this.addEventListener("change", () => this.tidy());
      this.tidy();
    }

    /** A row with a topic shows what it says; the free ones wait out of sight. */
    tidy() {
      for (const row of this.rows) {
        const topic = row.querySelector("select");
        const level = row.querySelector("label:has(:checked) .level");
        row.hidden = !topic.value && !row.querySelector(".field-error");
        if (!topic.value) continue;
        row.querySelector("[data-name]").textContent = topic.selectedOptions[0].text;
        if (level) row.querySelector("[data-level]").replaceChildren(level.cloneNode(true));
      }
      this.free = this.rows.find((row) => row.hidden);
      this.search.querySelector("input").disabled = !this.free;
      this.search.dataset.taken = this.rows.map((row) => row.querySelector("select").value).join(" ");
    }

    choose(value) {
      const row = this.free;
      this.set(row, value);
      row.querySelector("details").open = true;
      row.querySelector("input:checked")?.focus();
    }

    remove(row) {
      for (const text of row.querySelectorAll("input[type=text]")) text.value = "";
      this.set(row, "");
      this.search.querySelector("input").focus();
    }

    set(row, value) {
      const topic = row.querySelector("select");
      topic.value = value;
      topic.dispatchEvent(new Event("change", { bubbles: true }));
    }
  },
);
