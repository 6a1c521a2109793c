/** What something took, all in ms: `cpu` of all threads, `held` the longest that anybody else had to wait meanwhile. */
export interface Took<T> {
  readonly result: T;
  readonly ms: number;
  readonly cpu: number;
  readonly held: number;
}

export async function measure<T>(work: () => Promise<T>): Promise<Took<T>> {
  let [held, last, going] = [0, performance.now(), true];
  const watch = (): void => {
    const now = performance.now();
    held = Math.max(held, now - last);
    last = now;
    if (going) setImmediate(watch);
  };
  setImmediate(watch);
  const [since, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  going = false;
  watch();
  return { result, ms, cpu: (user + system) / 1000, held };
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
