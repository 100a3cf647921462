import { h, icon } from "./dom.js";
import { word } from "./strings.js";

/** What the file dialogue offers first; the server looks at the content. */
const KINDS = ".txt,.md,.csv,.tsv,.log,.pdf,.docx";

/** The file that goes with the next message: chosen, dropped or pasted; one at a time. */
export class Attachment {
  #onChange;
  #file = null;

  /** @param {() => void} onChange called when a file is chosen or taken away */
  constructor(onChange) {
    this.#onChange = onChange;
    this.input = h("input", {
      type: "file",
      accept: KINDS,
      hidden: true,
      "data-testid": "file-input",
      onchange: () => this.#choose(this.input.files[0]),
    });
    this.button = h(
      "button",
      {
        type: "button",
        class: "tool attach",
        "data-label": "attach",
        "data-testid": "attach",
        onclick: () => this.input.click(),
      },
      icon("clip"),
    );
    this.name = h("span", { "data-testid": "chosen-file" });
    this.chip = h(
      "div",
      { class: "chosen", hidden: true },
      icon("document"),
      this.name,
      h(
        "button",
        {
          type: "button",
          "data-label": "removeFile",
          "data-testid": "remove-file",
          onclick: () => this.#remove(),
        },
        icon("close"),
      ),
    );
    this.news = h("p", { class: "heard", role: "status" });
  }

  get chosen() {
    return this.#file !== null;
  }

  /** The chosen file, which is no longer chosen then; null without one. */
  take() {
    const file = this.#file;
    this.#set(null);
    return file;
  }

  /** Take files that are dropped on `target` or pasted into it. */
  listen(target) {
    const over = (on) => target.classList.toggle("dropping", on);
    target.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    target.addEventListener("dragleave", (event) => {
      if (!target.contains(event.relatedTarget)) over(false);
    });
    target.addEventListener("drop", (event) => {
      over(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#choose(event.dataTransfer.files[0]);
    });
    target.addEventListener("paste", (event) => {
      const { files } = event.clipboardData ?? {};
      if (!files?.length || event.clipboardData.types.includes("text/plain")) return;
      event.preventDefault();
      this.#choose(files[0]);
    });
  }

  #choose(file) {
    if (file) this.#set(file);
  }

  #remove() {
    this.#set(null);
    this.button.focus();
  }

  #set(file) {
    this.#file = file;
    this.input.value = "";
    this.name.textContent = file?.name ?? "";
    this.chip.hidden = !file;
    this.news.textContent = file ? `${word(this.language ?? "en", "chosenFile")} ${file.name}` : "";
    this.#onChange();
  }
}
