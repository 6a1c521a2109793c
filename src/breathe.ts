/** Others wait at most about so many ms for work that is done in pieces. */
const HELD = 4;

/**
 * For work in many small pieces on the thread that serves everybody: await it between two pieces, and once the work
 * has held the thread for 4 ms the others get their turn.
 */
export function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < HELD) return;
    await new Promise<void>((done) => setImmediate(done));
    since = performance.now();
  };
}
