// Spaces out calls: at most one in a span, and the last one is always made.

export interface Paced<T> {
  (value: T): void;
  /** Makes a waiting call now. */
  flush(): void;
}

/** Calls at once, then at most every `spanMs` with the newest value. */
export function throttle<T>(spanMs: number, call: (value: T) => void): Paced<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly value: T } | null = null;

  const run = () => {
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(run, spanMs);
    call(value);
  };
  const paced = (value: T) => {
    waiting = { value };
    if (timer === undefined) run();
  };
  return Object.assign(paced, {
    flush() {
      clearTimeout(timer);
      run();
    },
  });
}

/** Calls with the newest value once none has come for `spanMs`. */
export function debounce<T>(spanMs: number, call: (value: T) => void): Paced<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly value: T } | null = null;

  const run = () => {
    clearTimeout(timer);
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    call(value);
  };
  const paced = (value: T) => {
    waiting = { value };
    clearTimeout(timer);
    timer = setTimeout(run, spanMs);
  };
  return Object.assign(paced, { flush: run });
}
