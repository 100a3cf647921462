import { Backoff } from "./backoff.js";
import { Outbox } from "./outbox.js";
import { Refused, Session, Unauthorised } from "./session.js";
import { Drawer } from "./storage.js";
import { EventStream } from "./stream.js";

/**
 * One customer's conversation with the web channel: what was said, what is being said, what is on its
 * way. Knows nothing of the page; everything that happens is told to the listener:
 *
 *   history(messages)  the whole conversation, replacing what is shown
 *   event(name, data)  `typing`, `delta` or `message` as the server sent it
 *   outgoing(entry)    a message of this tab: {id, text, time, state, file, reason, limit}
 *   progress(id, share) how much of a message's file is with the server, 0 to 1
 *   connection(state)  "idle" | "online" | "offline"
 *   interrupted()      the connection ended; deltas may be missing from now on
 *   ended()            the server no longer knows the conversation
 */
export class Conversation {
  #listener;
  #session;
  #outbox;
  #stream;
  #loading = new Backoff();
  #generation = 0;
  #lost = { stream: false, outbox: false };
  #files = new Map();

  constructor(base, listener) {
    this.#listener = listener;
    this.#session = new Session(base, new Drawer(() => localStorage, `xiaoq ${base} `), () =>
      this.#stream.start(),
    );
    this.#outbox = new Outbox({
      post: (entry) => this.#post(entry),
      drawer: new Drawer(() => sessionStorage, `xiaoq ${base} `),
      onChange: (entry) => listener.outgoing(entry),
      onOutage: (lost) => this.#connection({ outbox: lost }),
    });
    this.#stream = new EventStream(this.#streamListener());
  }

  /** Take up the conversation of an earlier visit, if there is one. */
  async start() {
    const generation = ++this.#generation;
    addEventListener("online", this.#onOnline);
    addEventListener("offline", this.#onOffline);
    document.addEventListener("visibilitychange", this.#onVisible);
    let messages = [];
    while (this.#session.credentials && generation === this.#generation) {
      try {
        messages = await this.#load(generation);
        break;
      } catch (error) {
        if (error instanceof Unauthorised) break;
        this.#connection({ stream: true });
        await this.#loading.wait(error.retryAfter);
      }
    }
    if (generation !== this.#generation) return;
    this.#outbox.reshow(new Set(messages.map((message) => message.id)));
    this.#outbox.enable();
  }

  stop() {
    this.#generation++;
    this.#stream.stop();
    removeEventListener("online", this.#onOnline);
    removeEventListener("offline", this.#onOffline);
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  /** Send a text, a button's payload under its title, or a file with or without a question. */
  send(text, payload, file) {
    const entry = { id: crypto.randomUUID?.() ?? randomId(), text, time: new Date().toISOString() };
    if (payload) entry.payload = payload;
    if (file) {
      entry.file = { name: file.name };
      this.#files.set(entry.id, file);
    }
    // A message such as an order number has no language of its own: then the browser's is a hint.
    if (!/\p{L}{2}/u.test(text)) entry.language = navigator.language.split("-")[0];
    this.#outbox.add(entry);
  }

  retry(id) {
    this.#outbox.retry(id);
  }

  retryNow() {
    this.#loading.wake();
    this.#stream.retryNow();
    this.#outbox.retryNow();
  }

  /** Leave this conversation and begin another. Returns a function that takes it back. */
  renew() {
    const left = this.#session.credentials;
    const unsent = this.#continue(null, []);
    return () => this.#continue(left, unsent);
  }

  /** Turn to another conversation; returns what was still unsent in the one before. */
  #continue(credentials, unsent) {
    this.stop();
    const before = this.#outbox.swap(unsent);
    this.#session.use(credentials);
    this.#lost = { stream: false, outbox: false };
    this.#listener.connection("idle");
    this.#listener.history([]);
    this.start();
    return before;
  }

  async #load(generation) {
    const response = await this.#session.request("history");
    const { messages, last_event_id: lastId } = await response.json();
    if (generation !== this.#generation) return [];
    this.#listener.history(messages);
    this.#stream.start(lastId);
    return messages;
  }

  #post(entry) {
    if (entry.file) return this.#upload(entry);
    const { id, text, payload, language } = entry;
    return this.#session.request("messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, text, payload, language }),
    });
  }

  /** A file is kept by this page alone: after a reload the customer has to choose it again. */
  async #upload({ id, text, language, file }) {
    const content = this.#files.get(id);
    if (!content) throw new Refused({ status: 422, code: "file_gone" });
    const form = new FormData();
    form.append("id", id);
    form.append("text", text);
    if (language) form.append("language", language);
    form.append("file", content, file.name);
    await this.#session.upload("files", form, (share) => this.#listener.progress(id, share));
    this.#files.delete(id);
  }

  #streamListener() {
    return {
      open: (lastEventId, signal) =>
        this.#session.request("events", {
          stream: true,
          signal,
          headers: { Accept: "text/event-stream", "Last-Event-ID": lastEventId },
        }),
      event: (name, data) => this.#listener.event(name, data),
      online: () => {
        this.#connection({ stream: false });
        this.#outbox.retryNow();
      },
      offline: () => this.#connection({ stream: true }),
      dropped: () => this.#listener.interrupted(),
      unauthorised: () => {
        this.#connection({ stream: false });
        this.#listener.ended();
      },
    };
  }

  #connection(change) {
    Object.assign(this.#lost, change);
    const lost = this.#lost.stream || this.#lost.outbox;
    this.#listener.connection(lost ? "offline" : "online");
  }

  #onOnline = () => this.retryNow();

  #onVisible = () => document.visibilityState === "visible" && this.retryNow();

  #onOffline = () => {
    this.#connection({ stream: Boolean(this.#session.credentials) });
    this.#stream.interrupt();
  };
}

/** For pages served without TLS, where `crypto.randomUUID` is not offered. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
