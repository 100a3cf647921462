import { h, icon } from "./dom.js";
import { liveRow, messageRow, moment } from "./message.js";

const NEAR = 80; // pixels from the end within which the log follows new messages
const TYPING = 30000; // milliseconds after which an indicator nobody took back goes away

/** The messages on the page: each id once, one live bubble a turn, the newest in view. */
export class MessageLog {
  #actions;
  #speak;
  #rows = new Map();
  #live = new Map();
  #closed = new Set();
  #following = true;
  #typingTimer;

  /**
   * @param {object} actions onChoice(title, payload), onRetry(id)
   * @param {(root: Element) => void} speak writes words and times into new elements
   * @param {Element} welcome shown while there is no message
   */
  constructor(actions, speak, welcome) {
    this.#actions = actions;
    this.#speak = speak;
    this.welcome = welcome;
    this.typingRow = h(
      "div",
      { class: "row typing", "data-role": "bot", "data-testid": "typing", hidden: true },
      h("div", { class: "avatar" }, icon("mark")),
      h("div", { class: "bubble", role: "img", "data-label": "typing" }, h("i"), h("i"), h("i")),
    );
    this.list = h("div", {
      class: "list",
      role: "log",
      "aria-live": "polite",
      "aria-relevant": "additions",
      "data-label": "conversation",
      "data-testid": "log",
    });
    // A picture has its height only when it has come; `load` does not bubble, but it is captured.
    this.list.addEventListener("load", () => this.#settle(), true);
    this.element = h(
      "div",
      { class: "scroller", tabindex: "0", role: "region", "data-label": "conversation", onscroll: () => this.#onScroll() },
      h("div", { class: "column" }, welcome, this.list, this.typingRow),
    );
    this.jump = h(
      "button",
      { type: "button", class: "jump", "data-label": "latest", hidden: true, onclick: () => this.follow() },
      icon("down"),
    );
    new ResizeObserver(() => this.#settle()).observe(this.element);
  }

  get empty() {
    return this.#rows.size === 0;
  }

  /** Replace everything; not read out, since it is not news. */
  replace(messages) {
    this.list.setAttribute("aria-busy", "true");
    this.list.replaceChildren();
    this.#rows.clear();
    this.#live.clear();
    this.#closed.clear();
    this.typing(false);
    messages.forEach((message) => this.show(message));
    this.welcome.hidden = !this.empty;
    this.follow();
    setTimeout(() => this.list.removeAttribute("aria-busy"), 100);
  }

  /** A message with its final text: takes the place of what had its id, or of its turn's bubble. */
  show(message) {
    if (message.role !== "user") this.typing(false);
    const row = messageRow(message, this.#actions);
    const before = this.#rows.get(message.id) ?? this.#takeLive(message);
    this.#rows.set(message.id, row);
    this.#place(row, before, moment(message.time));
  }

  /** How much of a message's file is with the server, 0 to 1. */
  progress(id, share) {
    const bar = this.#rows.get(id)?.querySelector("progress");
    if (bar) bar.value = share;
  }

  /** A piece of a text that is being written. */
  delta({ turn, text }) {
    if (this.#closed.has(String(turn))) return;
    this.typing(false);
    const row = this.#live.get(String(turn)) ?? this.#openLive(String(turn));
    row.querySelector(".bubble").append(text);
    this.#settle();
  }

  /** The connection broke: what is live may have holes, so it waits for its final text. */
  interrupt() {
    this.typing(false);
    for (const turn of this.#live.keys()) this.#closed.add(turn);
  }

  typing(on) {
    clearTimeout(this.#typingTimer);
    this.typingRow.hidden = !on;
    if (on) this.#typingTimer = setTimeout(() => this.typing(false), TYPING);
    this.#settle();
  }

  /** Show the end, and stay with it. */
  follow() {
    this.#following = true;
    this.#settle();
  }

  #openLive(turn) {
    const row = liveRow();
    this.#live.set(turn, row);
    this.#place(row, null, new Date());
    return row;
  }

  #takeLive({ role, turn }) {
    if (role !== "bot" || turn == null) return null;
    this.#closed.add(String(turn));
    const row = this.#live.get(String(turn));
    this.#live.delete(String(turn));
    return row ?? null;
  }

  #place(row, before, when) {
    this.#speak(row);
    this.welcome.hidden = true;
    if (before) before.replaceWith(row);
    else this.list.append(...this.#dayMark(when), row);
    this.#settle();
  }

  #dayMark(when) {
    const day = when.toDateString();
    const last = this.list.dataset.day ?? new Date().toDateString();
    this.list.dataset.day = day;
    if (day === (this.list.childElementCount ? last : new Date().toDateString())) return [];
    const time = h("time", { datetime: when.toISOString(), "data-style": "day" });
    const mark = h("div", { class: "day" }, time);
    this.#speak(mark);
    return [mark];
  }

  #onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR;
    this.jump.hidden = this.#following;
  }

  #settle() {
    if (this.#following) this.element.scrollTop = this.element.scrollHeight;
    else this.jump.hidden = false;
  }
}
