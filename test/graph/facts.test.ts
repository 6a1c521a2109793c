import { START, toChange } from '../../src/graph/facts';
import { pathOf } from '../../src/graph/link';
import { retryAfterMs } from '../../src/graph/client';

describe('a line of the list of people', () => {
  test('tells null from not told', () => {
    expect(toChange({ id: 'A1', displayName: ' Jana  Moser ', mail: null })).toEqual({
      kind: 'listed',
      id: 'a1',
      facts: { name: 'Jana Moser', mail: null },
    });
  });

  test('says who left, for a while or for good', () => {
    expect(toChange({ id: 'A', '@removed': { reason: 'changed' } })).toEqual({
      kind: 'removed',
      id: 'a',
      restorable: true,
    });
    expect(toChange({ id: 'A', '@removed': { reason: 'deleted' } })).toMatchObject({ restorable: false });
    expect(toChange({ id: 'A', '@removed': {} })).toMatchObject({ kind: 'removed' });
  });

  test.each([
    [{ userType: 'Guest' }, true],
    [{ userType: 'Member', userPrincipalName: 'x#EXT#@here.example' }, false],
    [{ userType: null, userPrincipalName: 'x#ext#@here.example' }, true],
    [{}, undefined],
  ])('knows guests: %j', (json, guest) => {
    expect(toChange({ id: 'a', ...json })).toMatchObject({ facts: guest === undefined ? {} : { guest } });
  });

  test.each([null, 'a', {}, { id: 7 }, { id: ' ' }, []])('%j names nobody', (json) => {
    expect(toChange(json)).toBeUndefined();
  });
});

describe('a manager', () => {
  const [old, other] = [{ id: 'A', '@removed': { reason: 'deleted' } }, { id: 'B' }];
  test.each([
    ['is not told', undefined, undefined],
    ['is one', [other], 'b'],
    ['changed', [old, other], 'b'],
    ['changed, told the other way round', [other, old], 'b'],
    ['is gone', [old], null],
    ['is none', [], null],
    ['is nonsense', [7], undefined],
    ['is no list', 'B', undefined],
  ])('that %s', (_, managers, manager) => {
    const change = toChange({ id: 'a', 'manager@delta': managers });
    expect(change?.kind === 'listed' && change.facts.manager).toBe(manager);
  });
});

test.each([
  ['2026-01-07T23:30:00Z', Date.UTC(2026, 0, 7)],
  ['2026-01-07T00:30:00+02:00', Date.UTC(2026, 0, 6)],
  [null, null],
  ['soon', undefined],
  [7, undefined],
])('a start that is %j', (start, startedAt) => {
  const change = toChange({ id: 'a', [START]: start });
  expect(change?.kind === 'listed' && change.facts.startedAt).toBe(startedAt);
});

describe('a link', () => {
  test.each([
    ['https://graph.microsoft.com/v1.0/users/delta?$skiptoken=a==&x', '/users/delta?$skiptoken=a==&x'],
    ['http://127.0.0.1:4/v1.0/users/delta?$deltatoken=b', '/users/delta?$deltatoken=b'],
    ['https://graph.example/some/proxy/v1.0/users/delta()?$deltatoken=b', '/users/delta()?$deltatoken=b'],
    ['/users/delta?$deltatoken=b', '/users/delta?$deltatoken=b'],
  ])('%s is followed by its path', (link, path) => expect(pathOf(link)).toBe(path));

  test.each(['', 'nonsense', 'https://graph.microsoft.com/v1.0/groups/delta?x', 'https://evil.example/'])(
    '%s is not followed',
    (link) => expect(pathOf(link)).toBeUndefined(),
  );
});

test('Retry-After comes as seconds or as a date', () => {
  expect(retryAfterMs('7')).toBe(7000);
  expect(retryAfterMs('Mon, 01 Jan 2001 00:00:00 GMT')).toBe(0);
  expect(retryAfterMs('soon')).toBeUndefined();
  expect(retryAfterMs(undefined)).toBeUndefined();
});
