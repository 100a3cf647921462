import { Conversation } from "./conversation.js";
import { h, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { Drawer } from "./storage.js";
import { preferredLanguage, speak } from "./strings.js";

// Served under …/webhooks/web/assets/, one step below the channel.
const BASE = new URL("../", import.meta.url).href;
const SHEETS = ["theme.css", "panel.css", "messages.css", "extras.css", "files.css"];

/** The style sheets as objects: the page around needs no `style-src` for them. */
const styles = Promise.all(
  SHEETS.map(async (name) => {
    const response = await fetch(new URL(name, import.meta.url));
    return new CSSStyleSheet().replace(response.ok ? await response.text() : "");
  }),
).catch(() => []); // a plain chat is better than none

/**
 * `<xiaoq-chat>`: the customer's chat. Attributes, read when the element enters a page:
 *   mode    "inline" (default, fills its box) | "page" (the whole window) | "bubble" (a launcher)
 *   lang    "zh" | "en": the interface's language, else the browser's
 *   theme   "light" | "dark", else the system's
 *   server  address of the web channel, else where the script came from
 */
class XiaoQChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #drawer = new Drawer(() => localStorage, "xiaoq ");
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #conversation;
  #panel;
  #shell;
  #launcher = null;

  async connectedCallback() {
    this.#root.adoptedStyleSheets = await styles;
    if (!this.isConnected || this.#conversation) return;
    this.#build();
    this.#conversation = new Conversation(this.#server(), {
      history: (messages) => this.#panel.log.replace(messages),
      event: (name, data) => this.#onEvent(name, data),
      outgoing: (entry) => this.#panel.outgoing(entry),
      progress: (id, share) => this.#panel.log.progress(id, share),
      connection: (state) => this.#panel.connection(state),
      interrupted: () => this.#panel.log.interrupt(),
      ended: () => this.#panel.ended(),
    });
    this.#dark.addEventListener("change", this.#applyTheme);
    this.#conversation.start();
  }

  disconnectedCallback() {
    this.#conversation?.stop();
    this.#conversation = undefined;
    this.#dark.removeEventListener("change", this.#applyTheme);
    this.#root.replaceChildren();
  }

  get #mode() {
    return this.getAttribute("mode") ?? "inline";
  }

  get #language() {
    return this.#drawer.get("language") ?? preferredLanguage(this.lang ? [this.lang] : undefined);
  }

  get #theme() {
    const chosen = this.#drawer.get("theme") ?? this.getAttribute("theme");
    return chosen === "light" || chosen === "dark" ? chosen : this.#dark.matches ? "dark" : "light";
  }

  #server() {
    const address = this.getAttribute("server");
    return address ? new URL(`${address.replace(/\/$/, "")}/`, location.href).href : BASE;
  }

  #build() {
    const bubble = this.#mode === "bubble";
    this.#panel = new Panel({
      onSend: (text, payload, file) => this.#conversation.send(text, payload, file),
      onRetry: (id) => this.#conversation.retry(id),
      onRetryNow: () => this.#conversation.retryNow(),
      onRenew: () => this.#conversation.renew(),
      onLanguage: () => this.#toggleLanguage(),
      onTheme: () => this.#toggleTheme(),
      onClose: bubble ? () => this.#open(false) : null,
    });
    this.#launcher = bubble ? this.#launch() : null;
    this.#shell = h("div", { class: `shell mode-${this.#mode}` }, this.#panel.element, this.#launcher ?? "");
    this.#applyLanguage();
    this.#applyTheme();
    this.#root.replaceChildren(this.#shell);
    if (bubble) this.#open(false, { focus: false });
    else if (this.#mode === "page" && matchMedia("(pointer: fine)").matches) this.#panel.composer.focus();
  }

  #launch() {
    this.#panel.element.setAttribute("role", "dialog");
    this.#panel.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.#open(false);
    });
    const onclick = () => this.#open(this.#panel.element.hidden);
    const button = { type: "button", class: "launcher", "data-testid": "launcher", "data-label": "open", onclick };
    return h("button", button, icon("mark"), h("span", { class: "unread", hidden: true }));
  }

  #open(open, { focus = true } = {}) {
    this.#panel.element.hidden = !open;
    this.#shell.dataset.open = open ? "yes" : "no";
    this.#launcher.setAttribute("aria-expanded", String(open));
    this.#launcher.dataset.label = open ? "close" : "open";
    this.#launcher.querySelector(".unread").hidden = true;
    this.#launcher.querySelector(".unread").textContent = "";
    speak(this.#launcher, this.#language);
    if (open) this.#panel.log.follow();
    if (focus) (open ? this.#panel.composer : this.#launcher).focus();
  }

  #onEvent(name, data) {
    this.#panel.event(name, data);
    if (name !== "message" || data.role === "user" || !this.#launcher || !this.#panel.element.hidden) return;
    const unread = this.#launcher.querySelector(".unread");
    unread.textContent = String(Number(unread.textContent) + 1);
    unread.hidden = false;
  }

  #toggleLanguage() {
    this.#drawer.set("language", this.#language === "zh" ? "en" : "zh");
    this.#applyLanguage();
  }

  #toggleTheme() {
    this.#drawer.set("theme", this.#theme === "dark" ? "light" : "dark");
    this.#applyTheme();
  }

  #applyLanguage() {
    this.#panel.language(this.#language);
    if (this.#launcher) speak(this.#launcher, this.#language);
    if (this.#mode === "page") document.documentElement.lang = this.#panel.element.lang;
  }

  #applyTheme = () => {
    this.#shell.dataset.theme = this.#theme;
    this.#panel.theme(this.#theme);
  };
}

if (!customElements.get("xiaoq-chat")) customElements.define("xiaoq-chat", XiaoQChat);
