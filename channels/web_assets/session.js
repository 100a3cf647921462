/** The token is unknown to the server; the session has been dropped. */
export class Unauthorised extends Error {}

/** The server answered, but not with success. `retryAfter` is in milliseconds, 0 if unsaid. */
export class Refused extends Error {
  /** `code` and `limit` are the server's, where it refuses a file. */
  constructor({ status, headers, code = null, limit = null }) {
    super(`HTTP ${status}`);
    this.status = status;
    this.code = code;
    this.limit = limit;
    this.retryAfter = 1000 * (Number(headers?.get("Retry-After")) || 0);
  }
}

const TIMEOUT = 20000; // milliseconds for a request that is not a stream
const READING = 60000; // milliseconds for the server to read a file that it has

/**
 * An anonymous conversation with the server: its token, kept over reloads, and authorised requests.
 * It is opened by the first request that needs it, so a visitor who writes nothing leaves no trace.
 */
export class Session {
  #base;
  #drawer;
  #credentials;
  #opening = null;
  #life = new AbortController();
  #onOpened;

  /**
   * @param {string} base address of the web channel, ending in a slash
   * @param {import("./storage.js").Drawer} drawer
   * @param {() => void} onOpened called when a new session exists, before its first request
   */
  constructor(base, drawer, onOpened) {
    this.#base = base;
    this.#drawer = drawer;
    this.#credentials = drawer.get("session");
    this.#onOpened = onOpened;
  }

  /** `{token, conversation}` or null. */
  get credentials() {
    return this.#credentials;
  }

  /**
   * Continue another conversation, or with null start a new one at the next request. What is still
   * under way for the one before is given up.
   */
  use(credentials) {
    this.#life.abort();
    this.#life = new AbortController();
    this.#opening = null;
    this.#set(credentials);
  }

  #set(credentials) {
    this.#credentials = credentials;
    this.#drawer.set("session", credentials);
  }

  /** An authorised request. Throws Unauthorised, Refused, or what fetch throws. */
  async request(path, { stream = false, signal, ...options } = {}) {
    const credentials = this.#credentials ?? (await this.#open());
    const response = await this.#fetch(path, {
      ...options,
      signal: stream ? signal : this.#deadline(),
      headers: { ...options.headers, Authorization: `Bearer ${credentials.token}` },
    });
    if (response.status === 401) {
      if (this.#credentials === credentials) this.use(null);
      throw new Unauthorised();
    }
    if (!response.ok) throw new Refused(response);
    return response;
  }

  /**
   * Send a form with a file; `onProgress` gets the share that has left, 0 to 1. As `request`
   * otherwise: fetch tells nothing of an upload's progress, hence the older interface.
   */
  async upload(path, form, onProgress) {
    const credentials = this.#credentials ?? (await this.#open());
    const response = await this.#send(path, form, credentials.token, onProgress);
    if (response.status === 401) {
      if (this.#credentials === credentials) this.use(null);
      throw new Unauthorised();
    }
    if (response.status < 200 || response.status > 299) throw new Refused(response);
  }

  #send(path, form, token, onProgress) {
    const life = this.#life.signal;
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let silence;
      const wait = (patience) => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), patience);
      };
      const leave = () => request.abort();
      life.addEventListener("abort", leave);
      request.open("POST", this.#base + path);
      request.setRequestHeader("Authorization", `Bearer ${token}`);
      request.upload.onprogress = ({ loaded, total }) => {
        wait(loaded < total ? TIMEOUT : READING);
        onProgress(total ? loaded / total : 0);
      };
      request.onloadend = () => {
        clearTimeout(silence);
        life.removeEventListener("abort", leave);
        if (!request.status) return reject(new TypeError("the upload broke off"));
        const headers = { get: (name) => request.getResponseHeader(name) };
        resolve({ status: request.status, headers, ...reasonIn(request.responseText) });
      };
      wait(TIMEOUT);
      request.send(form);
    });
  }

  #open() {
    const opening = (this.#opening ??= this.#create().finally(() => {
      if (this.#opening === opening) this.#opening = null;
    }));
    return opening;
  }

  async #create() {
    const response = await this.#fetch("sessions", { method: "POST", signal: this.#deadline() });
    if (!response.ok) throw new Refused(response);
    this.#set(await response.json());
    this.#onOpened();
    return this.#credentials;
  }

  /** Ends a request that takes too long, or whose conversation was left. */
  #deadline() {
    const request = new AbortController();
    this.#life.signal.addEventListener("abort", () => request.abort());
    setTimeout(() => request.abort(), TIMEOUT);
    return request.signal;
  }

  #fetch(path, options) {
    return fetch(this.#base + path, { cache: "no-store", credentials: "omit", ...options });
  }
}

function reasonIn(body) {
  try {
    const { code, limit } = JSON.parse(body);
    return { code, limit };
  } catch {
    return {}; // a proxy's own page
  }
}
