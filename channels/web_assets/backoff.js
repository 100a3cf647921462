const DELAYS = [300, 1000, 2000, 4000, 8000, 15000, 30000]; // milliseconds

/** Waiting between attempts: longer each time, scattered so that clients do not return in step. */
export class Backoff {
  #failures = 0;
  #wake = () => {};

  /** Resolve after the next delay, or after `atLeast` ms if that is longer, or upon `wake()`. */
  wait(atLeast = 0) {
    const delay = DELAYS[Math.min(this.#failures++, DELAYS.length - 1)];
    const scattered = delay * (0.75 + Math.random() / 2);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(scattered, atLeast));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Try again now: the network came back, or the customer asked. */
  wake() {
    this.#wake();
  }

  reset() {
    this.#failures = 0;
  }
}
