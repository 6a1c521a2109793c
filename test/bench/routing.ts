import { nDCG } from '../../src/cli/measures';
import { DAY, WEEK } from '../../src/clock';
import { createLog } from '../../src/log';
import { afterOwnHours, nextMoment, parseWorkingHours, type OwnHours } from '../../src/people/working-hours';
import { createLoadOf } from '../../src/requests/load-of';
import { EXPIRES_AFTER, isFree } from '../../src/requests/routing';
import { createSeek } from '../../src/requests/seek';
import { REQUESTS } from '../../src/requests-config';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { openStores } from '../../src/wire';
import { randomFrom } from './match-people';
import { answerOf, makeHelpers } from './routing-world';
import { quantile } from './times';

const PEOPLE = 2000;
const DAYS = 90;
const HOUR = 60 * 60_000;
/** A Monday, 8 o'clock. */
const BEGIN = Date.UTC(2026, 0, 5, 8);
const HOURS = parseWorkingHours('Mon-Fri 08:00-18:00');
const OWN: OwnHours = { hours: HOURS, zone: 'UTC' };
const ROUTE = { serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant', botId: '28:bot' };
/** Of a hundred pings that reached the most asked tenth, at least so many are spared. */
const SPARED = 0.3;
/** So much of the quality of the order may be lost for it. */
const LOSS = 0.01;

/**
 * 2,000 people ask each other for 90 days, once routed as the product does, once always to the best: by score alone,
 * ties always broken the same way, without weekly limits. People, questions and habits are the same.
 *
 * `npm run bench -- routing [requests a working day] [--seed N]`
 */
export async function benchRouting(say: (line: string) => void): Promise<boolean> {
  const args = process.argv.slice(3);
  const at = args.indexOf('--seed');
  const seed = at < 0 ? 11 : Number(args.splice(at, 2)[1]);
  const perDay = Number(args[0] ?? 25);
  if (!(perDay > 0 && perDay <= 500 && seed > 0))
    throw new Error('routing [1 to 500 requests a day] [--seed N]');
  say(`seed ${seed}, ${PEOPLE} people, ${DAYS} days, ${perDay} requests a working day`);
  const best = await simulate('best', perDay, seed);
  const ours = await simulate('ours', perDay, seed);
  for (const [name, one] of [
    ['always the best', best],
    ['KnowWho', ours],
  ] as const) {
    say(
      `${name}: ${one.requests} requests, answered ${percent(one.answered)}; working hours to a yes p50 ` +
        `${one.p50.toFixed(1)}, p90 ${one.p90.toFixed(1)}; ${one.pings} pings, the most in a week ${one.mostOfWeek}; ` +
        `on the most asked tenth ${one.onTop} (${percent(one.onTop / one.pings)})`,
    );
  }
  const spared = 1 - ours.onTop / ours.pings / (best.onTop / best.pings);
  const { plain, loaded, askable } = ours;
  say(
    `of pings, the share on the most asked tenth is ${percent(spared)} smaller, their number ` +
      `${percent(1 - ours.onTop / best.onTop)}; promise ${percent(SPARED)}`,
  );
  say(
    `nDCG@5 against what people really can: by score alone ${plain.toFixed(4)}, in the order of asking ` +
      `${loaded.toFixed(4)} (loss ${(plain - loaded).toFixed(4)}, promise ${LOSS}); of those whom their own limits ` +
      `leave ${askable.toFixed(4)} (loss ${(plain - askable).toFixed(4)})`,
  );
  const kept = spared >= SPARED && plain - loaded <= LOSS;
  say(`promise: ${kept ? 'kept' : 'missed'}`);
  return kept;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

async function simulate(way: 'best' | 'ours', perDay: number, seed: number) {
  let now = BEGIN;
  const clock = () => now;
  const { helpers, topicOf } = makeHelpers(PEOPLE, randomFrom(seed * 7 + 1));
  const byId = new Map(helpers.map((one) => [one.id, one]));
  // One for what people ask, one for what they answer, so that a different answer changes no later question.
  const [asking, answering] = [randomFrom(seed * 7 + 2), randomFrom(seed * 7 + 3)];
  const stores = openStores({ databaseUrl: 'file::memory:', visibility: 'opt-out' }, clock);
  const { resolver, index, requests, people } = stores;
  const { run } = await people.begin({ full: true, takeOver: true });
  const changes = helpers.map(({ id }) => ({
    ...{ kind: 'listed' as const, id },
    facts: { name: id, enabled: true, guest: false },
  }));
  await people.applyPage(run, { restarted: true, changes, token: 'token', last: true });
  const nothing = { interests: [], responsibilities: [], schools: [], aboutMe: '' };
  await people.saveReadings(
    run,
    helpers.map(({ id, profile }) => ({ id, profile: { ...nothing, ...profile } })),
  );
  await people.end(run);
  for (const { id, added } of helpers) if (added.length > 0) await index.addSkills(id, added);

  const rules = {
    ...REQUESTS,
    ...{ hours: HOURS, timeZone: 'UTC', weeklyPings: way === 'ours' ? 3 : 10_000 },
  };
  const plain = createFindHelpers({ resolver, index, clock: () => BEGIN });
  const ours = createFindHelpers({ resolver, index, clock, load: createLoadOf({ requests, clock }) });
  const findHelpers = way === 'ours' ? ours : plain;
  const seek = createSeek({
    requests,
    findHelpers,
    rules,
    defaultLocale: 'en',
    clock,
    log: createLog('silent'),
  });

  const waiting: { at: number; act: () => Promise<void> }[] = [];
  const later = (at: number, act: () => Promise<void>) => void waiting.push({ at, act });
  const pingsOf = new Map<string, number[]>();
  const quality = { plain: [] as number[], loaded: [] as number[], askable: [] as number[] };
  const toYes: number[] = [];
  let lastPing = 0;
  let mostOfWeek = 0;
  let made = 0;

  async function ask(): Promise<void> {
    const asker = helpers[Math.floor(asking() * PEOPLE)]!.id;
    const { id: skill } = topicOf();
    made += 1;
    const fresh = { asker, question: `question ${made}`, skill, anonymous: false, at: now };
    const asked = await requests.ask(fresh, ROUTE, 1000);
    if (asked === 'limited') throw new Error('limited');
    if (way === 'ours') await judge(asked.request.id, asker, skill);
    await seek(asked.request.id);
  }

  /** How good the order is in which people would be asked, by what they really can. */
  async function judge(request: number, asker: string, skill: string): Promise<void> {
    const query = { words: '', skills: [skill], locale: 'en' as const, asker, limit: 100 };
    const all = helpers.flatMap(({ id, truth }) => (id === asker ? [] : [truth.get(skill) ?? 0]));
    const note = (where: number[], order: readonly string[]) =>
      where.push(
        nDCG(
          order.map((id) => byId.get(id)?.truth.get(skill) ?? 0),
          all,
          5,
        ),
      );
    const idsOf = async (find: typeof plain) => (await find(query)).helpers.map(({ person }) => person);
    const order = await idsOf(ours);
    note(quality.plain, await idsOf(plain));
    note(quality.loaded, order);
    const facts = await requests.factsOf(request, order, now);
    note(
      quality.askable,
      facts.filter((one) => isFree(one, rules)).map(({ person }) => person),
    );
  }

  const fresh = stores.db.prepare<[number], { key: number; request: number; helper: string }>(
    'SELECT i.key, i.request, p.id AS helper FROM ping i JOIN person p ON p.key = i.helper WHERE i.key > ? ORDER BY i.key',
  );
  /** Whoever was asked since the last look makes up their mind. */
  function hear(): void {
    for (const { key, request, helper } of fresh.all(lastPing)) {
      lastPing = key;
      const before = pingsOf.get(helper) ?? [];
      before.push(now);
      pingsOf.set(helper, before);
      const ofWeek = before.filter((at) => at > now - WEEK).length;
      mostOfWeek = Math.max(mostOfWeek, ofWeek);
      const { patience, truth } = byId.get(helper)!;
      const word = answerOf(patience, ofWeek, answering);
      const delay = Math.round(-Math.log(answering()) * patience.hours * HOUR);
      if (!word) continue;
      later(afterOwnHours(now, delay, OWN) ?? now, async () => {
        const times = { remindAt: now + DAY, expireAt: now + EXPIRES_AFTER };
        const done = await requests.answer(request, helper, word, now, times);
        if (done.kind !== 'done') return;
        if (word === 'accept') {
          const { asker, skill = '', madeAt, id } = done.request;
          toYes.push(workBetween(madeAt, now));
          const verdict = truth.has(skill) ? 'solved' : 'unsolved';
          later(now + DAY, async () => void (await requests.verdict(id, asker, verdict, now)));
        }
        await seek(request);
      });
    }
  }

  for (let day = 0; day < DAYS; day += 1) {
    const morning = BEGIN + day * DAY;
    if (nextMoment(morning, OWN) !== morning) continue;
    for (let n = 0; n < perDay; n += 1) later(Math.round(morning + asking() * 10 * HOUR), ask);
  }
  for (;;) {
    waiting.sort((a, b) => b.at - a.at);
    const next = waiting.at(-1);
    const due = await requests.nextDue();
    if (!next && due === undefined) break;
    now = Math.max(now, Math.min(next?.at ?? Infinity, due ?? Infinity));
    if (now > BEGIN + (DAYS + 40) * DAY) break;
    if (next && next.at <= now) await waiting.pop()?.act();
    for (const { id } of await requests.due(now, 100)) await seek(id);
    hear();
  }
  const answered = new Set(
    stores.db
      .prepare<[], number>(`SELECT DISTINCT request FROM request_change WHERE event = 'accept'`)
      .pluck()
      .all(),
  ).size;
  stores.db.close();
  const counts = [...pingsOf.values()].map((one) => one.length).sort((a, b) => b - a);
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const mean = (list: readonly number[]) => sum(list) / list.length;
  return {
    ...{ requests: made, answered: answered / made, pings: sum(counts), mostOfWeek },
    onTop: sum(counts.slice(0, PEOPLE / 10)),
    ...{ p50: quantile(toYes, 0.5), p90: quantile(toYes, 0.9) },
    plain: mean(quality.plain),
    loaded: mean(quality.loaded),
    askable: mean(quality.askable),
  };
}

/** Hours of work between two moments. */
function workBetween(from: number, to: number): number {
  let hours = 0;
  for (let at = nextMoment(from, OWN) ?? to; at < to; at = nextMoment(at, OWN) ?? to) {
    const closes = Math.floor(at / DAY) * DAY + 18 * HOUR;
    hours += (Math.min(closes, to) - at) / HOUR;
    at = closes;
  }
  return hours;
}
