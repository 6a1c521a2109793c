import { readFileSync } from 'node:fs';
import {
  after,
  causedBy,
  TRANSITIONS,
  type RequestEvent,
  type RequestState,
} from '../../src/requests/states';

const STATES: readonly RequestState[] = [
  'open',
  'asking',
  'accepted',
  'solved',
  'unsolved',
  'withdrawn',
  'expired',
];

/** The rows of the table in the docs, without its looks. */
function rowsOfDocs(): string[][] {
  const [, table = ''] =
    /<!-- states -->([\s\S]*)<!-- \/states -->/.exec(readFileSync('docs/requests.md', 'utf8')) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/`/g, '')),
    );
}

test('the table in the docs is the machine', () => {
  expect(rowsOfDocs()).toEqual(
    TRANSITIONS.map(({ event, by, from, to, means }) => [
      event,
      by,
      from.join(', ') || 'nothing',
      to ?? 'the same',
      means,
    ]),
  );
});

test('every event stands in it once; what does not stand in it is refused', () => {
  const events = TRANSITIONS.map(({ event }) => event);
  expect(new Set(events).size).toBe(events.length);
  expect(after(undefined, 'ask')).toBe('open');
  expect(after(undefined, 'accept')).toBeUndefined();
  expect(STATES.filter((state) => after(state, 'ask'))).toEqual([]);
  expect(STATES.filter((state) => after(state, 'accept') === 'accepted')).toEqual(['open', 'asking']);
  expect(after('solved', 'unsolved')).toBeUndefined();
});

test('from every state that goes on there is a way to an end that needs nobody', () => {
  const alone = TRANSITIONS.filter(({ by, to }) => by === 'KnowWho' && to);
  const ends: readonly RequestState[] = ['solved', 'unsolved', 'withdrawn', 'expired'];
  for (const state of ['open', 'asking', 'accepted'] as const)
    expect(alone.some(({ from, to }) => from.includes(state) && to && ends.includes(to))).toBe(true);
});

test('an ended request moves only when somebody takes something back', () => {
  const moving = TRANSITIONS.filter(({ from, to }) =>
    from.some((state) => STATES.indexOf(state) > 2 && to !== undefined && to !== state),
  );
  expect(moving.map(({ event }) => event)).toEqual(['take back solved', 'take back withdraw']);
  const people: readonly RequestEvent[] = ['accept', 'later', 'decline', 'solved', 'unsolved', 'withdraw'];
  expect(people.filter((event) => causedBy(event) === 'KnowWho')).toEqual([]);
});
