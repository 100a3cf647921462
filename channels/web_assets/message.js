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
    message.text ? bubble(message) : "",
    picture(message.image),
    file(message),
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

/** The bot's document as a link, the customer's own file as a chip with its progress. */
function file({ file: document, state }) {
  if (!document) return "";
  const parts = [icon("document"), h("span", { dir: "auto" }, document.name)];
  if (document.url) {
    const link = { class: "link", href: document.url, target: "_blank", rel: "noopener noreferrer" };
    return h("a", { ...link, "data-testid": "file" }, ...parts);
  }
  const chip = h("div", { class: "upload", "data-testid": "upload" }, ...parts);
  if (state === "sending") chip.append(h("progress", { max: "1", value: "0", "data-label": "uploading" }));
  return chip;
}

function citations(sources) {
  if (!sources?.length) return "";
  const items = sources.map(({ title, document: path }) =>
    h("li", { title: path, "data-testid": "citation" }, icon("document"), h("span", {}, title || path)),
  );
  return h("ul", { class: "citations", "data-label": "sources" }, ...items);
}

function delivery({ id, time, state, reason, limit, file }, onRetry) {
  const stamp = h("time", { datetime: moment(time).toISOString() });
  if (!state || state === "sent") return h("div", { class: "meta" }, stamp);
  const note = h("span", { class: "note", "data-text": reason ?? state, "data-limit": limit });
  if (reason) return h("div", { class: "meta" }, note); // the same file would be refused again
  if (file && state === "sending") return h("div", { class: "meta" }, h("span", { class: "note", "data-text": "uploading" }));
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
