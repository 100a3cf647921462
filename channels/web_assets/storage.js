/**
 * Small JSON values in the browser's storage under one prefix. Where storage is refused (private
 * windows, sandboxed frames) they live as long as the page.
 */
export class Drawer {
  #storage;
  #prefix;
  #memory = new Map();

  /** @param {() => Storage} storage e.g. `() => localStorage`; reading the name may itself throw */
  constructor(storage, prefix) {
    this.#prefix = prefix;
    try {
      this.#storage = storage();
    } catch {
      this.#storage = null;
    }
  }

  get(name) {
    try {
      const text = this.#storage?.getItem(this.#prefix + name);
      if (text != null) return JSON.parse(text);
    } catch {
      // unreadable: what this page itself set is still right
    }
    return this.#memory.get(name) ?? null;
  }

  /** Keep a value; `null` removes it. */
  set(name, value) {
    if (value === null) this.#memory.delete(name);
    else this.#memory.set(name, value);
    try {
      if (value === null) this.#storage?.removeItem(this.#prefix + name);
      else this.#storage?.setItem(this.#prefix + name, JSON.stringify(value));
    } catch {
      // storage full or refused: the copy in memory serves
    }
  }
}
