import { DAY } from '../../src/clock';
import type { Availability } from '../../src/people/availability';
import type { HelperFacts, HelpRequest } from '../../src/requests/request';
import { COMMUNITY_PATIENCE, decide, EXPIRES_AFTER, type Candidates } from '../../src/requests/routing';
import { parseWorkingHours } from '../../src/people/working-hours';

const HOUR = 60 * 60_000;
/** A Friday, 9 o'clock in Vienna. */
const NOW = Date.UTC(2026, 10, 27, 8);
const RULES = {
  ...{ atOnce: 3, weeklyPings: 3, patience: 4 * HOUR, timeZone: 'Europe/Vienna' },
  hours: parseWorkingHours('Mon-Fri 08:00-18:00'),
};

const request = (change: Partial<HelpRequest> = {}): HelpRequest => ({
  ...{
    id: 1,
    asker: 'asker',
    question: '',
    skill: 'excel',
    anonymous: false,
    champions: false,
    chosen: undefined,
  },
  ...{ state: 'open' as const, helper: undefined, version: 7, madeAt: NOW, acceptedAt: undefined },
  ...{
    remindAt: undefined,
    postedAt: undefined,
    doneAt: undefined,
    unsolvedAt: undefined,
    movedAt: NOW,
    asked: 0,
    waiting: 0,
    waitingUntil: undefined,
  },
  ...{ owed: 0, dueAt: NOW, route: { serviceUrl: '', botId: '' } },
  ...change,
});
const facts = (person: string, change: Partial<HelperFacts> = {}): HelperFacts => ({
  ...{ person, findable: true, blocks: false, asked: false, pingsOfWeek: 0, laterAt: undefined },
  ...{ choices: { weeklyPings: undefined, timeZone: undefined, quietHours: undefined } },
  ...{ timeZone: undefined, country: undefined },
  ...change,
});
const people = (
  list: readonly HelperFacts[],
  {
    champions = [] as string[],
    nearBest = list.map(({ person }) => person),
    ...shown
  }: { champions?: string[]; nearBest?: string[] } & Partial<Record<Availability, string[]>> = {},
): Candidates => ({
  facts: list,
  champions: new Set(champions),
  nearBest: new Set(nearBest),
  availability: new Map(
    Object.entries(shown).flatMap(([how, names]) =>
      names.map((name) => [name, how as Availability] as const),
    ),
  ),
});
const names = (...list: string[]) => list.map((name) => facts(name));
const asked = (change: Partial<HelpRequest>, candidates: Candidates, now = NOW) =>
  decide(request(change), candidates, RULES, now)?.pings.map(({ helper }) => helper);

test('the best free ones are asked, as many as the house asks at once, and waited for in their own hours', () => {
  const step = decide(request(), people(names('a', 'b', 'c', 'd')), RULES, NOW);
  expect(step).toMatchObject({ version: 7, dueAt: NOW + 4 * HOUR });
  expect(step?.pings.map(({ helper }) => helper)).toEqual(['a', 'b', 'c']);
  // At 16:00 two hours are left of the Friday, and two are waited for on Monday.
  const late = decide(request(), people(names('a')), RULES, NOW + 7 * HOUR);
  expect(late?.pings).toEqual([{ helper: 'a', until: NOW + 3 * DAY + HOUR, weekly: 3 }]);
});

test.each<[string, Partial<HelperFacts>]>([
  ['hidden, paused or gone', { findable: false }],
  ['who does not want to hear from the asker', { blocks: true }],
  ['who has it already', { asked: true }],
  ['whom as many reached as the house allows', { pingsOfWeek: 3 }],
  ['who wants none', { choices: { weeklyPings: 0, timeZone: undefined, quietHours: undefined } }],
])('not asked: %s', (_, change) => {
  expect(asked({}, people([facts('a', change), facts('b')]))).toEqual(['b']);
});

test('who wants more than the house allows gets more', () => {
  const eager = { weeklyPings: 10, timeZone: undefined, quietHours: undefined };
  expect(asked({}, people([facts('a', { pingsOfWeek: 9, choices: eager })]))).toEqual(['a']);
});

test('who sleeps is waited for only while nobody else is free', () => {
  const tokyo = facts('a', { timeZone: 'Asia/Tokyo' });
  const evening = NOW + 2 * HOUR;
  expect(asked({}, people([tokyo, facts('b')]), evening)).toEqual(['b']);
  // Monday, 8 o'clock in Tokyo.
  expect(decide(request(), people([tokyo]), RULES, evening)).toMatchObject({
    pings: [],
    dueAt: Date.UTC(2026, 10, 29, 23),
  });
});

test('"not today" is over with the day where the helper lives', () => {
  const later = facts('a', { laterAt: NOW - HOUR });
  const monday = Date.UTC(2026, 10, 30, 7);
  expect(decide(request(), people([later]), RULES, NOW)).toMatchObject({ pings: [], dueAt: monday });
  expect(asked({}, people([later]), monday)).toEqual(['a']);
});

test('champions come first from the second round on; of equals, who is away comes last', () => {
  const all = names('a', 'b', 'c', 'd');
  expect(asked({}, people(all, { champions: ['d'] }))).toEqual(['a', 'b', 'c']);
  expect(asked({ asked: 1 }, people(all, { champions: ['d'] }))).toEqual(['d', 'a', 'b']);
  expect(asked({}, people(all, { away: ['a'] }))).toEqual(['b', 'c', 'd']);
  // Rather the right one who is at lunch than somebody else who is not.
  expect(asked({}, people(all, { away: ['a'], nearBest: ['a', 'b'] }))).toEqual(['b', 'a', 'c']);
  expect(asked({ asked: 1 }, people(all, { away: ['c'], champions: ['c', 'd'] }))).toEqual(['d', 'c', 'a']);
});

describe('who cannot be disturbed just now', () => {
  const all = names('a', 'b', 'c', 'd');

  test.each(['engaged', 'out'] as const)('%s: the others are asked, and it is looked at again', (how) => {
    const step = decide(request(), people(all, { [how]: ['a', 'b'] }), RULES, NOW);
    expect(step?.pings.map(({ helper }) => helper)).toEqual(['c', 'd']);
    expect(step?.dueAt).toBe(NOW + (how === 'engaged' ? HOUR / 6 : HOUR));
    // As soon as they are free they are the first again.
    const later = request({ state: 'asking', asked: 2, waiting: 2, waitingUntil: NOW + 4 * HOUR });
    expect(decide(later, people(all.slice(0, 2)), RULES, NOW + HOUR / 6)?.pings).toMatchObject([
      { helper: 'a' },
    ]);
  });

  test('holds a request no longer than an answer would, in their own hours', () => {
    const alone = (now: number) => decide(request(), people(names('a'), { engaged: ['a'] }), RULES, now);
    expect(alone(NOW)).toMatchObject({ pings: [], dueAt: NOW + HOUR / 6 });
    expect(alone(NOW + 4 * HOUR - 60_000)).toMatchObject({ pings: [], dueAt: NOW + 4 * HOUR });
    expect(alone(NOW + 4 * HOUR)).toMatchObject({ post: true });
    // On Monday morning three hours of Friday are left.
    const friday = request({ movedAt: NOW + 8 * HOUR });
    const monday = NOW + 3 * DAY;
    expect(decide(friday, people(names('a'), { engaged: ['a'] }), RULES, monday)).toMatchObject({
      dueAt: monday + HOUR / 6,
    });
  });

  test('whom the asker picked is waited for while engaged, and not while out of office', () => {
    const picked = { chosen: 'c' };
    expect(asked(picked, people(all, { engaged: ['c'] }))).toEqual([]);
    expect(asked(picked, people(all, { engaged: ['c'] }), NOW + 4 * HOUR)).toEqual(['a', 'b', 'd']);
    expect(asked(picked, people(all, { out: ['c'] }))).toEqual(['a', 'b', 'd']);
  });
});

test('all champions means all, within their hours and limits; others only while none of them is free', () => {
  const wish = { champions: true };
  const five = { champions: ['c', 'd', 'e', 'f', 'g'] };
  const all = [...names('a', 'b', 'c', 'd', 'e', 'f'), facts('g', { pingsOfWeek: 3 })];
  expect(asked(wish, people(all, five))).toEqual(['c', 'd', 'e', 'f']);
  // In Tokyo the Friday is about to end; the champion there is asked on Monday, however many have it by then.
  const away = [...names('a', 'c'), facts('d', { timeZone: 'Asia/Tokyo' })];
  const later = NOW + 2 * HOUR;
  expect(decide(request(wish), people(away, five), RULES, later)).toMatchObject({
    pings: [{ helper: 'c' }],
    dueAt: later + 4 * HOUR,
  });
  const tokyo = facts('d', { timeZone: 'Asia/Tokyo' });
  expect(asked(wish, people([tokyo, ...names('a', 'b')], five), later)).toEqual(['a', 'b']);
  const monday = Date.UTC(2026, 10, 29, 23);
  const open = { ...wish, state: 'asking' as const, asked: 3, waiting: 3, waitingUntil: monday + DAY };
  expect(decide(request(open), people([tokyo], five), RULES, later)).toMatchObject({ dueAt: monday });
  expect(asked(open, people([tokyo], five), monday)).toEqual(['d']);
  // No champion is left: as many others as ever.
  expect(asked({ ...wish, asked: 2 }, people(names('a', 'b', 'x', 'y'), five))).toEqual(['a', 'b', 'x']);
});

test('switched off: nobody is asked, nothing ends but what is past its time', () => {
  const off = { ...RULES, off: true };
  expect(decide(request(), people(names('a')), off, NOW)).toMatchObject({ pings: [], dueAt: NOW + HOUR });
  expect(decide(request(), people([]), off, NOW)?.post).toBeUndefined();
  expect(decide(request(), people([]), off, NOW + EXPIRES_AFTER)).toMatchObject({ end: 'expire' });
});

test('whom the asker picked is asked alone and waited for; after a no everybody else comes', () => {
  const all = names('a', 'b', 'c', 'd');
  expect(asked({ chosen: 'c' }, people(all))).toEqual(['c']);
  const open = { chosen: 'c', state: 'asking' as const, asked: 1, waiting: 1, waitingUntil: NOW + HOUR };
  const others = all.map((one) => (one.person === 'c' ? facts('c', { asked: true }) : one));
  expect(decide(request(open), people(others), RULES, NOW)).toMatchObject({ pings: [], dueAt: NOW + HOUR });
  expect(asked({ ...open, waiting: 0, waitingUntil: undefined, owed: 1 }, people(others))).toEqual([
    'a',
    'b',
    'd',
  ]);
  // Not to be asked at all: then the others at once.
  const hidden = all.map((one) => (one.person === 'c' ? facts('c', { findable: false }) : one));
  expect(asked({ chosen: 'c' }, people(hidden))).toEqual(['a', 'b', 'd']);
});

test('every no asks one more, however many can still answer; silence is passed over first', () => {
  const waiting = { state: 'asking' as const, asked: 3, waiting: 3, waitingUntil: NOW + HOUR };
  expect(asked(waiting, people(names('d', 'e')))).toEqual([]);
  expect(asked({ ...waiting, owed: 1 }, people(names('d', 'e')))).toEqual(['d']);
  const overdue = decide(request({ ...waiting, waitingUntil: NOW }), people(names('d')), RULES, NOW);
  expect(overdue).toMatchObject({ pass: 'overdue', pings: [] });
});

test('when nobody is left: the community, and after its time the honest end', () => {
  const nobody = people([facts('a', { asked: true })]);
  expect(decide(request({ state: 'asking', asked: 1 }), nobody, RULES, NOW)).toMatchObject({ post: true });
  const posted = request({ state: 'asking', asked: 1, postedAt: NOW });
  expect(decide(posted, nobody, RULES, NOW + DAY)).toMatchObject({
    pings: [],
    dueAt: NOW + COMMUNITY_PATIENCE,
  });
  expect(decide(posted, nobody, RULES, NOW + COMMUNITY_PATIENCE)).toMatchObject({ end: 'exhaust' });
  // Who is free since the post is asked.
  const since = decide(posted, people(names('b')), RULES, NOW + HOUR);
  expect(since?.pings.map(({ helper }) => helper)).toEqual(['b']);
});

test('after a yes: the question whether it helped, an end after a month, and on when the helper is gone', () => {
  const yes = { state: 'accepted' as const, helper: 'a', acceptedAt: NOW, remindAt: NOW + DAY, asked: 1 };
  const at = (now: number, change: Partial<HelpRequest> = {}) =>
    decide(request({ ...yes, ...change }), people([]), RULES, now);
  expect(at(NOW)).toMatchObject({ pings: [], dueAt: NOW + DAY });
  expect(at(NOW + DAY)).toMatchObject({ remind: true, dueAt: NOW + EXPIRES_AFTER });
  expect(at(NOW + EXPIRES_AFTER, { remindAt: undefined })).toMatchObject({ end: 'expire' });
  expect(at(NOW, { helper: undefined })).toMatchObject({ leave: true });
  expect(at(NOW, { askerGone: true })).toMatchObject({ end: 'expire' });
});

test('the time for an answer is counted in the hours of the helper, also where the clock changes meanwhile', () => {
  // A Friday, 17 o'clock in Vienna; on Sunday the clock goes back there, and a week later in New York.
  const friday = Date.UTC(2026, 9, 23, 15);
  const helpers = [facts('a'), facts('b', { timeZone: 'America/New_York' })];
  const step = decide(request({ madeAt: friday, movedAt: friday }), people(helpers), RULES, friday);
  expect(step?.pings.map(({ helper, until }) => [helper, new Date(until).toISOString()])).toEqual([
    // Monday 11 o'clock, in winter time.
    ['a', '2026-10-26T10:00:00.000Z'],
    // The same Friday, 15 o'clock.
    ['b', '2026-10-23T19:00:00.000Z'],
  ]);
});

test('nothing more happens to what has ended, and nothing goes on for longer than a month', () => {
  for (const state of ['solved', 'unsolved', 'withdrawn', 'expired'] as const)
    expect(decide(request({ state }), people(names('a')), RULES, NOW)).toBeUndefined();
  expect(decide(request(), people(names('a')), RULES, NOW + EXPIRES_AFTER)).toMatchObject({ end: 'expire' });
});
