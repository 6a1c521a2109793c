import type { GraphUser } from '../../src/demo/graph-people';
import { DAY } from '../../src/clock';
import { buildDirectoryHouse, type DirectoryHouse } from '../fakes/directory-house';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function colleague(number: number, more: object = {}): GraphUser {
  return {
    id: id(number),
    displayName: `Colleague ${number}`,
    mail: `c${number}@example.org`,
    userPrincipalName: `c${number}@example.org`,
    jobTitle: 'Clerk',
    accountEnabled: true,
    userType: 'Member',
    skills: [`skill ${number}`],
    ...more,
  };
}

const colleagues = (count: number) => Array.from({ length: count }, (_, index) => colleague(index + 1));

let house: DirectoryHouse;
afterEach(() => house.close());

describe('the first sync', () => {
  test('brings everybody with their profile, over several pages and batches', async () => {
    house = await buildDirectoryHouse({ people: colleagues(55), pageSize: 20 });
    const result = await house.sync();
    expect(result).toMatchObject({ people: 55, added: 55, updated: 0, removed: 0, unknown: 0, retries: 0 });
    // 3 pages and 3 batches.
    expect(result.requests).toBe(6);
    expect(await house.store.find(id(55))).toEqual({
      id: id(55),
      name: 'Colleague 55',
      mail: 'c55@example.org',
      upn: 'c55@example.org',
      title: 'Clerk',
      listed: true,
      enabled: true,
      guest: false,
    });
    expect(house.skillsOf(id(55))).toEqual(['skill 55']);
  });

  test('stores guests and disabled accounts as such, and does not read their profiles', async () => {
    house = await buildDirectoryHouse({
      people: [colleague(1), colleague(2, { userType: 'Guest' }), colleague(3, { accountEnabled: false })],
    });
    expect(await house.sync()).toMatchObject({ people: 3, added: 3, unknown: 0 });
    expect(await house.store.find(id(2))).toMatchObject({ guest: true, enabled: true });
    expect(await house.store.find(id(3))).toMatchObject({ guest: false, enabled: false });
    expect(house.graph.counts().item).toBe(1);
  });

  test('takes ids in any case for the same person', async () => {
    const upper = 'AAAAAAAA-0000-4000-8000-00000000000F';
    house = await buildDirectoryHouse({ people: [colleague(1, { id: upper })] });
    await house.sync();
    expect(await house.store.find(upper)).toMatchObject({ id: upper.toLowerCase() });
    house.graph.remove(upper.toLowerCase());
    expect(await house.sync()).toMatchObject({ people: 0, removed: 1 });
  });

  test('follows links to another host by their path, so that the token stays here', async () => {
    house = await buildDirectoryHouse({
      people: colleagues(5),
      pageSize: 2,
      linkRoot: 'https://graph.example.invalid',
    });
    expect(await house.sync()).toMatchObject({ people: 5 });
    house.graph.set(colleague(6));
    expect(await house.sync()).toMatchObject({ people: 6, added: 1 });
  });

  test('takes people without mail, principal name or even a name', async () => {
    house = await buildDirectoryHouse({
      people: [
        { id: id(1) },
        { id: id(2), mail: 'only@mail.example' },
        { id: id(3), displayName: 42, skills: 'x' },
      ],
    });
    expect(await house.sync()).toMatchObject({ people: 3, unknown: 0 });
    expect((await house.store.find(id(1)))?.name).toBe(id(1));
    expect((await house.store.find(id(2)))?.name).toBe('only');
  });
});

describe('a later sync', () => {
  test('asks only for what changed', async () => {
    house = await buildDirectoryHouse({ people: colleagues(50) });
    await house.sync();
    house.graph.set(colleague(7, { jobTitle: 'Controller', skills: ['excel'] }));
    house.graph.set(colleague(51));
    house.graph.remove(id(3));
    expect(await house.sync()).toMatchObject({ people: 50, added: 1, updated: 1, removed: 1, requests: 2 });
    expect(house.skillsOf(id(7))).toEqual(['excel']);
    expect(await house.sync()).toMatchObject({ people: 50, added: 0, updated: 0, removed: 0, requests: 1 });
  });

  test('forgets the profile of who left at once, and takes back who returns', async () => {
    house = await buildDirectoryHouse({ people: colleagues(2) });
    await house.sync();
    house.graph.remove(id(1), 'changed');
    house.graph.remove(id(2), 'deleted');
    expect(await house.sync()).toMatchObject({ people: 0, removed: 2 });
    expect(house.profiles.known.size).toBe(0);
    expect(await house.store.find(id(1))).toMatchObject({ listed: false, enabled: false });
    expect(await house.store.find(id(2))).toEqual({
      id: id(2),
      name: 'Colleague 2',
      listed: false,
      enabled: false,
      guest: false,
    });
    house.graph.set(colleague(1));
    expect(await house.sync()).toMatchObject({ people: 1, added: 1 });
    expect(await house.store.find(id(1))).toMatchObject({ listed: true, enabled: true });
    expect(house.skillsOf(id(1))).toEqual(['skill 1']);
  });

  test('reads a profile again after a week, because nobody tells when it changes', async () => {
    house = await buildDirectoryHouse({ people: colleagues(30) });
    await house.sync();
    house.graph.set(colleague(31));
    house.time.now += 3 * DAY;
    await house.sync();
    expect(house.graph.counts().item).toBe(31);
    house.time.now += 4 * DAY;
    expect(await house.sync()).toMatchObject({ updated: 0 });
    expect(house.graph.counts().item).toBe(61);
  });

  test('reads everything again with --full', async () => {
    house = await buildDirectoryHouse({ people: colleagues(30) });
    await house.sync();
    expect(await house.sync({ full: true })).toMatchObject({ people: 30, added: 0, updated: 0, removed: 0 });
    expect(house.graph.counts().item).toBe(60);
  });

  test('lists from the beginning when the token has become too old, and drops who is gone', async () => {
    house = await buildDirectoryHouse({ people: colleagues(9), pageSize: 4 });
    await house.sync();
    house.graph.remove(id(2));
    house.graph.expireTokens();
    house.graph.set(colleague(10));
    expect(await house.sync()).toMatchObject({ people: 9, added: 1, updated: 0, removed: 1 });
    expect(house.skillsOf(id(2))).toBeUndefined();
  });
});
