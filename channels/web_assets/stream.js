import { Backoff } from "./backoff.js";
import { Unauthorised } from "./session.js";

const SILENCE = 40000; // milliseconds; the server says something at least every 15 s

/** Parse a server-sent event stream: yields `{event, id, data}`; `id` is null where none was sent. */
export async function* parseEvents(chunks) {
  let buffer = "";
  let current = { event: "message", id: null, data: [] };
  for await (const chunk of chunks) {
    buffer += chunk;
    // A carriage return at the very end may be half of a pair: leave it for the next chunk.
    const lines = buffer.split(/\r\n|\n|\r(?!$)/);
    buffer = lines.pop();
    for (const line of lines) {
      if (line !== "") {
        readField(line, current);
      } else {
        if (current.data.length) yield { ...current, data: current.data.join("\n") };
        current = { event: "message", id: null, data: [] };
      }
    }
  }
}

function readField(line, current) {
  const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
  if (name === "data") current.data.push(value);
  else if (name === "event") current.event = value;
  else if (name === "id") current.id = value;
}

async function* textOf(body, onChunk) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onChunk();
    yield value;
  }
}

/** The server's events, reconnected for ever; nothing durable is lost between connections. */
export class EventStream {
  #listener;
  #backoff = new Backoff();
  #stopped = new AbortController();
  #attempt = new AbortController();
  #lastId = "0";

  /**
   * @param {object} listener
   *   open(lastEventId, signal) → Response; event(name, data);
   *   online(); offline() an attempt failed; dropped() a connection ended; unauthorised()
   */
  constructor(listener) {
    this.#listener = listener;
  }

  /** Begin after the event `lastId`; "0" is the conversation's beginning. */
  start(lastId = "0") {
    this.stop();
    this.#lastId = String(lastId ?? "0");
    this.#stopped = new AbortController();
    this.#backoff = new Backoff();
    this.#run(this.#stopped.signal);
  }

  stop() {
    this.#stopped.abort();
    this.#attempt.abort();
    this.#backoff.wake();
  }

  /** The browser says that the network is gone: do not wait for the silence to tell. */
  interrupt() {
    this.#attempt.abort();
  }

  retryNow() {
    this.#backoff.wake();
  }

  async #run(stopped) {
    while (!stopped.aborted) {
      let pause = 0;
      try {
        await this.#connect(stopped);
      } catch (error) {
        if (stopped.aborted) return;
        if (error instanceof Unauthorised) return this.#listener.unauthorised();
        pause = error.retryAfter;
        this.#listener.offline();
      }
      if (!stopped.aborted) await this.#backoff.wait(pause);
    }
  }

  /** One connection. Throws if it cannot be made; a connection that ends, in any way, returns. */
  async #connect(stopped) {
    const attempt = (this.#attempt = new AbortController());
    const watch = () => setTimeout(() => attempt.abort(), SILENCE);
    let silence = watch();
    try {
      const response = await this.#listener.open(this.#lastId, attempt.signal);
      if (stopped.aborted) return attempt.abort();
      this.#listener.online();
      const chunks = textOf(response.body, () => {
        clearTimeout(silence);
        silence = watch();
        this.#backoff.reset();
      });
      await this.#dispatch(chunks, stopped).catch(() => {});
      if (!stopped.aborted) this.#listener.dropped();
    } finally {
      clearTimeout(silence);
      attempt.abort();
    }
  }

  async #dispatch(chunks, stopped) {
    for await (const { event, id, data } of parseEvents(chunks)) {
      if (stopped.aborted) return;
      this.#handle(event, data);
      if (id) this.#lastId = id;
    }
  }

  /** An event that cannot be shown is passed over: asked for again it would be the same. */
  #handle(event, data) {
    try {
      this.#listener.event(event, JSON.parse(data));
    } catch (error) {
      console.error("xiaoq-chat: an event could not be shown:", error);
    }
  }
}
