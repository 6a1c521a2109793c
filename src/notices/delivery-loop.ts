import type { Clock } from '../clock';
import type { Log } from '../log';
import { LEASE, LONGEST_PAUSE, type Signals } from './deliver';

/** While Teams is slow, we look for more as often as this, in ms. */
const LOOK = 1000;

/** Keeps delivering: at once when somebody says that notices were written, and whenever one falls due. */
export function createDeliveryLoop(
  deliver: (signals: Signals) => Promise<number | undefined>,
  clock: Clock,
  log: Log,
) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let wake: () => void = () => undefined;
  let awake = new Promise<void>((done) => (wake = done));
  const signals: Signals = { stopped: () => stopped, woken: () => awake };

  async function drain(): Promise<void> {
    // While one send takes long, what falls due meanwhile must not wait for it.
    const looking = setInterval(poke, LOOK);
    do {
      again = false;
      try {
        const next = await deliver(signals);
        if (next !== undefined) arm(next - clock());
      } catch (error) {
        log.error({ err: error }, 'delivery failed');
        arm(LEASE);
      }
    } while (again && !stopped);
    clearInterval(looking);
    // In the same breath as the look at `again`: whoever pokes from here on starts anew.
    running = undefined;
  }

  function arm(delay: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(poke, Math.min(Math.max(delay, 10), LONGEST_PAUSE));
  }

  function poke(): void {
    if (stopped) return;
    again = true;
    wake();
    awake = new Promise<void>((done) => (wake = done));
    running ??= drain();
  }

  return {
    poke,
    /** Waits for the notices that are being sent. */
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
