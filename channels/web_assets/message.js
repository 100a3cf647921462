import { h, icon, setRendered } from "./dom.js";

/** A moment as the server may write it: ISO 8601, or seconds or milliseconds since 1970. */
export function moment(time) {
  if (typeof time === "number") return new Date(time < 1e11 ? time * 1000 : time);
  const parsed = new Date(time ?? Date.now());
  return Number.isNaN(parsed.getTime()) ? new Date() : parsed;
}

/** A message as it stands: the server's `message`, or an entry of the outbox with its `state`. */
export function messageRow(message, { onChoice, onRetry }) {
  const row = frame(message.role, message.state ?? "final");
  const stack = row.querySelector(".stack");
  stack.append(
    bubble(message),
    picture(message.image),
    file(message.file),
    citations(message.citations),
    delivery(message, onRetry),
    options(message.buttons, onChoice),
  );
  row.dataset.id = message.id ?? "";
  return row;
}

/** A bot's message that is still being written; screen readers get it when it is finished. */
export function liveRow() {
  const row = frame("bot", "live");
  row.setAttribute("aria-hidden", "true");
  row.querySelector(".stack").append(h("div", { class: "bubble plain" }));
  return row;
}

function frame(role, state) {
  const who = h("span", { class: "who", "data-text": role });
  return h(
    "div",
    { class: "row", "data-testid": "message", "data-role": role, "data-state": state },
    role === "user" ? null : h("div", { class: "avatar" }, icon(role === "bot" ? "mark" : "person")),
    h("div", { class: "stack" }, who),
  );
}

function bubble({ role, text, html }) {
  const element = h("div", { class: "bubble", "data-testid": "message-text", dir: "auto" });
  if (html && role !== "user") setRendered(element, html);
  else {
    element.classList.add("plain");
    element.textContent = text;
  }
  return element;
}

function picture(source) {
  if (!source) return "";
  return h("img", { class: "picture", src: source, alt: "", loading: "lazy", referrerpolicy: "no-referrer" });
}

function file(document) {
  if (!document) return "";
  const link = { class: "link", href: document.url, target: "_blank", rel: "noopener noreferrer", "data-testid": "file" };
  return h("a", link, icon("document"), h("span", {}, document.name));
}

function citations(sources) {
  if (!sources?.length) return "";
  const items = sources.map(({ title, document: path }) =>
    h("li", { title: path, "data-testid": "citation" }, icon("document"), h("span", {}, title || path)),
  );
  return h("ul", { class: "citations", "data-label": "sources" }, ...items);
}

function delivery({ id, time, state }, onRetry) {
  const stamp = h("time", { datetime: moment(time).toISOString() });
  if (!state || state === "sent") return h("div", { class: "meta" }, stamp);
  const note = h("span", { class: "note", "data-text": state });
  const retry = h("button", {
    type: "button",
    class: "link",
    "data-text": state === "failed" ? "retry" : "retryNow",
    "data-testid": "retry",
    onclick: () => onRetry(id),
  });
  return h("div", { class: "meta" }, note, state === "sending" ? null : retry);
}

function options(buttons, onChoice) {
  if (!buttons?.length) return "";
  const choices = buttons.map(({ title, payload }) =>
    h(
      "button",
      { type: "button", class: "option", "data-testid": "button-option", onclick: () => onChoice(title, payload) },
      title,
    ),
  );
  return h("div", { class: "options", role: "group", "data-label": "options" }, ...choices);
}
