import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { createShippedResolver } from '../../src/skills/shipped-resolver';
import { takeServiceLock } from '../../src/sqlite/service-lock';
import { openStores, run } from '../../src/wire';
import { CHANNEL } from './kills-teams';

/** Time as the bench has it: at the real moment `real` it was `made`, and since then it goes `speed` times as fast. */
export interface MadeTime {
  readonly real: number;
  readonly made: number;
  readonly speed: number;
}

/** What the bench tells the process: to begin, or that time goes another way from now on. */
export type ToBot = { readonly time: MadeTime; readonly begin?: boolean };

export function timeNow({ real, made, speed }: MadeTime): number {
  return Math.round(made + (Date.now() - real) * speed);
}

/** Timers run in real time, so in fast time they would be late: it is looked for what is due every so many ms. */
const LOOK = 40;

/**
 * The bot that the bench kills: the real one on a file, only its clock is the bench's and nobody is authenticated. It
 * loads its code at once and waits to be told to begin, so that a restart takes as long as opening the database.
 */
async function main(databaseUrl: string, port: number): Promise<void> {
  const config: Config = {
    port,
    host: '127.0.0.1',
    databaseUrl,
    bot: undefined,
    graph: undefined,
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    // The limits of persons are not what is measured; with them a few hundred requests would take months.
    weeklyPings: 999,
    requests: { atOnce: 3, patience: 4 * 60 * 60_000, perDay: 999 },
    reach: { pings: true, community: { kind: 'channel', channel: CHANNEL } },
    timeZone: 'UTC',
    logLevel: 'error',
  };
  const resolver = createShippedResolver();
  let time = await new Promise<MadeTime>((done) => {
    process.on('message', (told: ToBot) => told.begin && done(told.time));
    process.send?.({ warm: true });
  });
  process.on('message', (told: ToBot) => {
    time = told.time;
  });
  const release = takeServiceLock(databaseUrl);
  const stores = openStores(config, () => timeNow(time), resolver);
  const running = await run(config, stores, createLog(config.logLevel));
  running.ready();
  process.send?.({ ready: true });
  const looking = setInterval(() => running.app.start(), LOOK);
  process.on('SIGTERM', () => {
    clearInterval(looking);
    void running
      .stop()
      .then(release)
      .then(() => process.exit(0));
  });
}

if (require.main === module) {
  process.on('disconnect', () => process.exit(0));
  const [databaseUrl = '', port = ''] = process.argv.slice(2);
  void main(databaseUrl, Number(port));
}
