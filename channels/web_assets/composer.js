import { h, icon } from "./dom.js";

const TALLEST = 168; // pixels, about seven lines

/** Where the customer writes: Enter sends, Shift+Enter breaks the line, it grows with the text. */
export class Composer {
  #onSend;
  #composing = false;

  constructor(onSend) {
    this.#onSend = onSend;
    this.field = h("textarea", {
      rows: "1",
      "data-label": "composer",
      "data-testid": "composer",
      autocomplete: "off",
      enterkeyhint: "send",
      dir: "auto",
      oninput: () => this.#grow(),
      onkeydown: (event) => this.#onKey(event),
      oncompositionstart: () => (this.#composing = true),
      oncompositionend: () => (this.#composing = false),
    });
    this.button = h(
      "button",
      { type: "submit", class: "send", "data-label": "send", "data-testid": "send", disabled: true },
      icon("send"),
    );
    this.element = h(
      "form",
      { class: "composer", onsubmit: (event) => this.#onSubmit(event) },
      this.field,
      this.button,
    );
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    // An Enter that chooses a word in an input method is not a send. Safari ends the composition
    // before the key arrives and marks it with key code 229.
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    this.#onSubmit(event);
  }

  #onSubmit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.#grow();
    this.#onSend(text);
    this.focus();
  }

  #grow() {
    this.button.disabled = !this.field.value.trim();
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
  }
}
