import { Attachment } from "./attachment.js";
import { h, icon } from "./dom.js";

const TALLEST = 168; // pixels, about seven lines

/**
 * Where the customer writes, or adds a file: Enter sends, Shift+Enter breaks the line, it grows with
 * the text.
 */
export class Composer {
  #onSend;
  #composing = false;

  /** @param {(text: string, file: File | null) => void} onSend with a text, a file or both */
  constructor(onSend) {
    this.#onSend = onSend;
    this.attachment = new Attachment(() => {
      this.#grow();
      if (this.attachment.chosen) this.focus();
    });
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
      this.attachment.chip,
      h(
        "div",
        { class: "line" },
        this.attachment.button,
        this.attachment.input,
        this.field,
        this.button,
      ),
      this.attachment.news,
    );
    this.attachment.listen(this.element);
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
    if (!text && !this.attachment.chosen) return;
    this.field.value = "";
    this.#onSend(text, this.attachment.take());
    this.focus();
  }

  #grow() {
    this.button.disabled = !this.field.value.trim() && !this.attachment.chosen;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
  }
}
