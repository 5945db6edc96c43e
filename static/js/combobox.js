/* A list searched by typing, umlauts or not. "pick" tells the value chosen; data-taken (apart by blanks) leaves out. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

customElements.define(
  "search-list",
  class extends HTMLElement {
    connectedCallback() {
      [this.search, this.list, this.status] = this.querySelectorAll("[role=combobox], [role=listbox], [role=status]");
      this.hidden = false;
      for (const kind of ["input", "click"]) this.search.addEventListener(kind, () => this.open());
      this.search.addEventListener("blur", () => this.show(false));
      this.search.addEventListener("keydown", (event) => this.press(event));
      this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays
      this.list.addEventListener("click", ({ target }) => this.pick(target.closest("[role=option]")));
    }

    open() {
      const [words, taken] = [plain(this.search.value).split(/\s+/), (this.dataset.taken ?? "").split(" ")];
      for (const one of this.list.querySelectorAll("[role=option]")) {
        const [said, also] = [one.firstChild.textContent, one.dataset.words ?? ""].map((text) => ` ${plain(text)}`);
        const fits = (word) => said.includes(word) || also.includes(` ${word}`); // explanations from where words begin
        one.hidden = taken.includes(one.dataset.value) || !words.every(fits);
      }
      for (const group of this.list.children) group.hidden = !group.querySelector("[role=option]:not([hidden])");
      this.options = [...this.list.querySelectorAll("[role=option]:not([hidden])")];
      const said = this.status.dataset[this.options.length === 1 ? "one" : "many"];
      this.status.textContent = said.replace("{n}", this.options.length);
      this.show(this.options.length > 0);
      this.point(this.search.value ? 0 : -1);
    }

    point(place) {
      this.active = this.options[place];
      for (const one of this.list.querySelectorAll("[role=option]")) one.ariaSelected = one === this.active;
      this.search.setAttribute("aria-activedescendant", this.active?.id ?? "");
      this.active?.scrollIntoView({ block: "nearest" });
    }

    press(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step || event.key === "Enter" || (event.key === "Escape" && !this.list.hidden)) event.preventDefault();
      if (step && this.list.hidden) this.open();
      else if (step) this.point((this.options.indexOf(this.active) + step + this.options.length) % this.options.length);
      else if (event.key === "Enter" && !this.list.hidden) this.pick(this.active);
      else if (event.key === "Escape") this.show(false);
    }

    pick(option) {
      if (!option) return;
      this.search.value = "";
      this.show(false);
      this.dispatchEvent(new CustomEvent("pick", { detail: option.dataset.value, bubbles: true }));
    }

    show(isOpen) {
      this.search.ariaExpanded = !(this.list.hidden = !isOpen);
    }
  },
);
