import type { Found } from './kills-count';
import type { createPeople } from './kills-people';

/** What a run does; `faults` is the share of the calls to Teams that fail. */
export interface Plan {
  readonly kills: number;
  readonly requests: number;
  readonly seed: number;
  readonly faults: number;
}

function counts(what: ReadonlyMap<string, number>): string {
  return [...what].map(([name, n]) => `${name}: ${n}`).join(', ') || 'none';
}

/** Says what was found; true when every promise was kept. */
export function report(
  say: (line: string) => void,
  { kills, requests, faults }: Plan,
  found: Found,
  more: {
    readonly complaints: ReadonlyMap<string, number>;
    readonly inFlight: { readonly ping: number; readonly post: number };
    readonly early: number;
    readonly missed: number;
    readonly seconds: number;
    readonly calls: number;
    readonly struck: string;
    readonly people: Pick<ReturnType<typeof createPeople>, 'questions' | 'said' | 'problems' | 'unheard'>;
  },
): boolean {
  const { questions, said, problems } = more.people;
  const tries = [...questions.values()].reduce((sum, one) => sum + one.tries, 0);
  say(
    faults ? `--- with ${faults * 100} % of the calls to Teams failing (${more.struck})` : '--- Teams works',
  );
  say(
    `kills ${kills} (${more.early} of them before the process was ready), restarts ${kills}, ` +
      `${more.calls} calls to Teams, ${more.seconds} s`,
  );
  say(
    `requests: ${requests} asked in ${tries} tries (and ${more.people.unheard()} that found no bot), acknowledged ${found.acknowledged}, of these lost ${found.lost}; ` +
      `other answers than 200: ${counts(problems)}`,
  );
  say(`logged as errors: ${counts(more.complaints)}`);
  say(`answers acknowledged ${said.length}, of these lost ${found.lostAnswers.length}`);
  for (const one of found.lostAnswers) say(`LOST ${one}`);
  say(
    `pings: ${found.pings} made, ${found.arrived} arrived; helpers who got one request twice: ${found.twice}; ` +
      `sends under way at a kill: ${more.inFlight.ping}; not repeated because nobody knows their end: ${found.unsure}`,
  );
  say(
    `posts to the community: ${found.posts} made, ${found.postsArrived} arrived, twice: ${found.postedTwice}; ` +
      `sends under way at a kill: ${more.inFlight.post}; not repeated because nobody knows their end: ${found.postsUnsure}`,
  );
  say(
    `${requests} questions became ${found.requests} requests: asked once more by somebody who had not heard from the bot, ` +
      `${found.afterYes} after a yes longer than ten minutes ago, ${found.afterEnd} after the end of the one before; ` +
      `one question taken twice: ${found.doubled}`,
  );
  say(
    `ends of these ${found.requests} requests: ${found.states}; without an end: ${found.going}; notices stuck: ${found.stuck}`,
  );
  const kept =
    found.acknowledged === requests &&
    found.requests === requests + found.afterYes + found.afterEnd &&
    found.lost +
      found.lostAnswers.length +
      found.twice +
      found.postedTwice +
      found.doubled +
      found.going +
      found.stuck +
      more.missed ===
      0;
  say(`promise: nothing lost, nobody asked twice, all at an end: ${kept ? 'kept' : 'missed'}`);
  return kept;
}
