import { Composer } from "./composer.js";
import { h, icon } from "./dom.js";
import { MessageLog } from "./log.js";
import { speak, word } from "./strings.js";

const UNDO = 8000; // milliseconds in which a new conversation can be taken back

const SUGGESTIONS = { parcel: "suggestOrder", back: "suggestReturn", receipt: "suggestInvoice", person: "suggestHuman" };

/** The chat as one sees it: head, notices, messages, composer. Shows; decides nothing. */
export class Panel {
  #actions;
  #language;
  #noticeTimer;

  /**
   * @param {object} actions onSend(text, payload, file), onRetry(id), onRetryNow(), onRenew() → undo,
   *   onLanguage(), onTheme(), onClose()
   */
  constructor(actions) {
    this.#actions = actions;
    const write = (root) => speak(root, this.#language);
    const onChoice = (title, payload) => this.#choose(title, payload);
    this.log = new MessageLog({ onChoice, onRetry: actions.onRetry }, write, this.#welcome());
    this.composer = new Composer((text, file) => this.#send(text, undefined, file));
    this.status = this.#band("status", "offline", "retryNow", () => actions.onRetryNow());
    this.notice = this.#band("notice", "renewed", "undo", () => this.#undo());
    this.element = h(
      "section",
      { class: "panel", "data-label": "chat" },
      this.#head(),
      this.status,
      this.notice,
      h("div", { class: "body" }, this.log.element, this.log.jump),
      h("div", { class: "foot" }, this.composer.element, this.#privacy()),
    );
    this.connection("idle");
  }

  language(language) {
    this.#language = language;
    this.composer.attachment.language = language;
    this.element.lang = language === "zh" ? "zh-CN" : language;
    speak(this.element, language);
  }

  theme(theme) {
    this.themeButton.dataset.label = theme === "dark" ? "toLight" : "toDark";
    this.themeButton.replaceChildren(icon(theme === "dark" ? "sun" : "moon"));
    if (this.#language) speak(this.themeButton, this.#language);
  }

  connection(state) {
    this.element.dataset.connection = state;
    this.status.dataset.state = state;
    this.#fill(this.status, state === "offline" ? "offline" : null);
  }

  event(name, data) {
    if (name === "message") this.log.show(data);
    else if (name === "delta") this.log.delta(data);
    else if (name === "typing") this.log.typing(Boolean(data.on));
  }

  /** The customer's own message, and how far it has come. */
  outgoing(entry) {
    this.log.show({ ...entry, role: "user" });
  }

  ended() {
    this.#announce("ended");
  }

  #send(text, payload, file) {
    this.#announce(null);
    this.#actions.onSend(text, payload, file);
    this.log.follow();
  }

  #choose(title, payload) {
    this.#send(title, payload);
    this.composer.focus();
  }

  #renew() {
    this.composer.focus();
    if (this.log.empty) return;
    this.undo = this.#actions.onRenew();
    this.#announce("renewed", UNDO);
  }

  #undo() {
    this.#announce(null);
    this.undo?.();
    this.composer.focus();
  }

  #announce(key, duration) {
    clearTimeout(this.#noticeTimer);
    this.#fill(this.notice, key);
    this.notice.querySelector("button").hidden = key !== "renewed";
    if (duration) this.#noticeTimer = setTimeout(() => this.#fill(this.notice, null), duration);
  }

  /** A live region must stand in the page before its text does: it is emptied, never removed. */
  #fill(band, key) {
    const text = band.querySelector("span");
    band.dataset.shown = key ? "yes" : "no";
    band.querySelector("button").hidden = !key;
    if (key) text.dataset.text = key;
    else delete text.dataset.text;
    text.textContent = key ? word(this.#language ?? "en", key) : "";
  }

  #band(name, key, action, onclick) {
    const button = h("button", { type: "button", class: "link", "data-text": action, onclick });
    const text = h("span", { role: "status", "data-testid": name === "notice" ? "notice" : null });
    const testid = name === "status" ? "status" : null;
    return h("div", { class: `band ${name}`, "data-testid": testid, "data-shown": "no" }, text, button);
  }

  #head() {
    const tool = (testid, label, onclick, ...children) =>
      h("button", { type: "button", class: "tool", "data-testid": testid, "data-label": label, onclick }, ...children);
    const { onLanguage, onTheme, onClose } = this.#actions;
    this.themeButton = tool("theme", "toDark", onTheme);
    return h(
      "header",
      { class: "head" },
      h("div", { class: "avatar large" }, icon("mark"), h("i", { class: "presence" })),
      h("div", { class: "title" }, h("h1", { "data-text": "name" }), h("p", { "data-text": "tagline" })),
      tool("language", "toOther", onLanguage, h("span", { "data-text": "otherLanguage" })),
      this.themeButton,
      tool("new-conversation", "newConversation", () => this.#renew(), icon("compose")),
      onClose ? tool("close", "close", onClose, icon("close")) : null,
    );
  }

  #welcome() {
    const suggestions = Object.entries(SUGGESTIONS).map(([name, key]) => {
      const text = h("span", { "data-text": key });
      const onclick = () => this.#choose(text.textContent);
      return h("button", { type: "button", "data-testid": "suggestion", onclick }, icon(name), text);
    });
    return h(
      "div",
      { class: "welcome", "data-testid": "welcome" },
      h("div", { class: "avatar huge" }, icon("mark")),
      h("h2", { "data-text": "welcome" }),
      h("p", { "data-text": "welcomeMore" }),
      h("div", { class: "suggestions" }, ...suggestions),
    );
  }

  #privacy() {
    return h("p", { class: "privacy", "data-testid": "privacy" }, icon("shield"), h("span", { "data-text": "privacy" }));
  }
}
