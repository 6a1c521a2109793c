import type { Clock } from '../clock';
import type { Log } from '../log';
import { createDeliver } from './deliver';
import { createDeliveryLoop } from './delivery-loop';

/** One way on which the bot says something on its own: to people, or to the community. */
export type Way = Pick<Parameters<typeof createDeliver>[0], 'store' | 'messenger' | 'kinds'>;

/** Keeps saying what is due, on every way at the same time; a way that is held up does not hold up the others. */
export function createSpeaking(deps: {
  readonly ways: readonly Way[];
  /** True when nobody is to be told what they did not ask for. */
  readonly quiet: boolean;
  /** Told after something reached nobody. */
  readonly onUndelivered: () => void;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { ways, clock, log, ...rest } = deps;
  const delivers = ways.map((way) => createDeliver({ ...way, ...rest, clock, log }));
  const loops = delivers.map((deliver) => createDeliveryLoop(deliver, clock, log));
  return {
    /** What is due, once through; when to look again, in ms since 1970. */
    deliver: async (): Promise<number | undefined> => {
      const next = await Promise.all(delivers.map((deliver) => deliver()));
      const moments = next.filter((moment) => moment !== undefined);
      return moments.length > 0 ? Math.min(...moments) : undefined;
    },
    poke: (): void => loops.forEach((loop) => loop.poke()),
    stop: async (): Promise<void> => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
