import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ToBotFromBotOrEmulatorTokenValidationParameters as emulator } from 'botframework-connector/lib/auth/tokenValidationParameters';
import { forgedTokens } from '../security/forged';
import { createSigner, signedToken } from '../security/identity-server';
import { openProduction } from '../security/production-house';
import { timed } from './times';

const ANNA = { id: '11111111-1111-4111-8111-111111111111', name: 'Anna' };
/** What the first so many make the machine grow by (code compiled, connections kept) is no leak. */
const WARM_UP = 6000;
const TOKENS = 10_000;
const PIECE = 2000;
/** Growth that is allowed, in bytes; a hundred bytes kept of each token would be as much. */
const PROMISE = 1_000_000;

/** Forged tokens against the bot as in production: all refused, and nothing of them stays. */
export async function benchForged(say: (line: string) => void): Promise<boolean> {
  const microsoft = createSigner('genuine');
  const house = await openProduction([ANNA], microsoft);
  /** In pieces, so that what is on its way does not count as kept. */
  const flood = async (from: number, count: number) => {
    const statuses = new Set<number>();
    for (let n = from; n < from + count; n += PIECE)
      for (const status of await house.flood(forgedTokens(n, PIECE, house.claims))) statuses.add(status);
    return statuses;
  };
  try {
    const genuine = () => house.say(ANNA, '/help', signedToken(microsoft, house.claims()));
    const served = (await genuine()).status;
    await flood(0, WARM_UP);
    const [issuers, before] = [emulator.issuer?.length, memory()];
    let statuses = new Set<number>();
    const ms = await timed(async () => {
      statuses = await flood(WARM_UP, TOKENS);
    });
    const grown = memory() - before;
    const keys = house.identity.asked();
    say(`${TOKENS} forged tokens in ${Math.round(ms)} ms, answered with ${[...statuses].join(', ')}`);
    say(
      `held after the collector: ${(before / 1e6).toFixed(1)} MB before, ${(grown / 1e6).toFixed(2)} MB more after`,
    );
    say(`issuers known ${issuers} before, ${emulator.issuer?.length} after; keys read ${keys} times`);
    const kept =
      served === 200 &&
      (await genuine()).status === 200 &&
      [...statuses].join() === '401' &&
      grown < PROMISE &&
      emulator.issuer?.length === issuers &&
      keys === 1;
    say(`all refused, genuine ones served before and after, flat: ${kept ? 'kept' : 'missed'}`);
    return kept;
  } finally {
    await house.close();
  }
}

/** What is held after everything that nobody needs is gone, in bytes. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
