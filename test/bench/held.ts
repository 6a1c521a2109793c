/** How long something takes, and how long at most the thread was held meanwhile, both in ms. */
export async function measure<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; held: number }> {
  let [held, last, going] = [0, performance.now(), true];
  const watch = (): void => {
    const now = performance.now();
    held = Math.max(held, now - last);
    last = now;
    if (going) setImmediate(watch);
  };
  setImmediate(watch);
  const since = performance.now();
  const result = await work();
  const ms = performance.now() - since;
  going = false;
  watch();
  return { result, ms, held };
}

/** Numbers from 0 to 1, the same ones each time. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
