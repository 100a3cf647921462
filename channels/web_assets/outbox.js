import { Backoff } from "./backoff.js";
import { Refused, Unauthorised } from "./session.js";

// Sending the same again cannot help; everything else may be a restart or a proxy's moment.
const FINAL = new Set([400, 413, 415, 422]);

/**
 * Messages on their way: sent one by one in the order they were written, each under one id until the
 * server has it, kept over a reload of the tab.
 */
export class Outbox {
  #post;
  #drawer;
  #onChange;
  #onOutage;
  #entries;
  #backoff = new Backoff();
  #running = false;
  #enabled = false;

  /**
   * @param {object} parts
   *   post(entry) resolves when the server has it; drawer keeps the entries;
   *   onChange(entry, state) with state sending | waiting | failed | sent;
   *   onOutage(lost) tells whether the server could be reached
   */
  constructor({ post, drawer, onChange, onOutage }) {
    this.#post = post;
    this.#drawer = drawer;
    this.#onChange = onChange;
    this.#onOutage = onOutage;
    this.#entries = drawer.get("outbox") ?? [];
  }

  /** Show what is still to be sent (after the log was drawn anew), without what arrived already. */
  reshow(arrived) {
    this.#entries = this.#entries.filter((entry) => !arrived.has(entry.id));
    for (const entry of this.#entries) this.#set(entry, entry.state);
  }

  /** From now on messages may leave. */
  enable() {
    this.#enabled = true;
    this.#drain();
  }

  add(entry) {
    this.#entries.push(entry);
    this.#set(entry, "sending");
    this.#drain();
  }

  retry(id) {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry?.state === "failed") this.#set(entry, "sending");
    this.retryNow();
  }

  retryNow() {
    this.#backoff.wake();
    this.#drain();
  }

  /** Put other entries in the place of these, which are returned; hold until enabled again. */
  swap(entries) {
    const before = this.#entries;
    this.#enabled = false;
    this.#entries = entries;
    this.#save();
    this.#backoff.wake();
    return before;
  }

  async #drain() {
    if (this.#running) return;
    this.#running = true;
    for (let entry = this.#next(); entry; entry = this.#next()) await this.#deliver(entry);
    this.#running = false;
  }

  #next() {
    return this.#enabled ? this.#entries.find((entry) => entry.state !== "failed") : undefined;
  }

  async #deliver(entry) {
    try {
      await this.#post(entry);
    } catch (error) {
      if (!this.#entries.includes(entry)) return;
      if (error instanceof Refused && FINAL.has(error.status)) return this.#fail(entry, error);
      return this.#postpone(entry, error);
    }
    this.#backoff.reset();
    this.#onOutage(false);
    if (!this.#entries.includes(entry)) return;
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#set(entry, "sent");
  }

  #fail(entry, { code, limit }) {
    if (code) Object.assign(entry, { reason: code, limit });
    this.#set(entry, "failed");
  }

  async #postpone(entry, error) {
    const reached = error instanceof Unauthorised || error.status === 429;
    this.#set(entry, "waiting");
    this.#onOutage(!reached);
    await this.#backoff.wait(error.retryAfter);
  }

  #set(entry, state) {
    entry.state = state;
    this.#save();
    this.#onChange(entry, state);
  }

  #save() {
    this.#drawer.set("outbox", this.#entries.length ? this.#entries : null);
  }
}
