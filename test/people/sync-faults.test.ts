import { connectGraph } from '../../src/graph/client';
import type { GraphUser } from '../../src/demo/graph-people';
import { buildDirectoryHouse, type DirectoryHouse } from '../fakes/directory-house';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function colleague(number: number, more: object = {}): GraphUser {
  return {
    id: id(number),
    displayName: `Colleague ${number}`,
    accountEnabled: true,
    skills: [`skill ${number}`],
    ...more,
  };
}

const colleagues = (count: number) => Array.from({ length: count }, (_, index) => colleague(index + 1));

let house: DirectoryHouse;
afterEach(() => house.close());

describe('a profile that cannot be read', () => {
  test.each([
    ['refused', { kind: 'status', status: 403 }],
    ['not found', { kind: 'status', status: 404 }],
    ['failing', { kind: 'status', status: 503 }],
    ['throttled for ever', { kind: 'status', status: 429, retryAfter: 3 }],
    ['throttled without a word how long', { kind: 'status', status: 429 }],
    ['throttled for an hour', { kind: 'status', status: 429, retryAfter: 3600 }],
    ['garbled', { kind: 'truncated' }],
    ['left out', { kind: 'missing' }],
  ] as const)(
    'is unknown when %s: counted, tried a few times, and what was known stays',
    async (_, fault) => {
      house = await buildDirectoryHouse({ people: colleagues(25) });
      await house.sync();
      house.graph.set(colleague(4, { jobTitle: 'Moved', skills: [] }));
      house.graph.set(colleague(5, { jobTitle: 'Moved', skills: ['new'] }));
      house.graph.faults(({ kind, id: asked }) => (kind === 'item' && asked === id(4) ? fault : undefined));
      const before = house.graph.counts().item;
      expect(await house.sync()).toMatchObject({ people: 25, removed: 0, unknown: 1, updated: 2 });
      expect(house.graph.counts().item - before).toBeLessThan(20);
      expect(house.skillsOf(id(4))).toEqual(['skill 4']);
      expect(house.titleOf(id(4))).toBe('Moved');
      expect(house.skillsOf(id(5))).toEqual(['new']);
      house.graph.faults();
      expect(await house.sync()).toMatchObject({ unknown: 0 });
      expect(house.skillsOf(id(4))).toEqual([]);
    },
  );

  test('is unknown for everybody when the tenant refuses profiles, and the run completes', async () => {
    house = await buildDirectoryHouse({ people: colleagues(45) });
    house.graph.faults(({ kind }) => (kind === 'item' ? { kind: 'status', status: 403 } : undefined));
    expect(await house.sync()).toMatchObject({ people: 45, added: 45, unknown: 45, retries: 0 });
    expect(house.profiles.known.size).toBe(45);
  });

  test('is asked for alone when it spoils every batch that it is in', async () => {
    const poison = id(9);
    const real = await buildDirectoryHouse({ people: colleagues(60) });
    const send = connectGraph({ baseUrl: real.graph.url });
    house = await buildDirectoryHouse({}, async (path, patience, body) =>
      JSON.stringify(body ?? '').includes(poison) ? { status: 400, body: {} } : send(path, patience, body),
    );
    expect(await house.sync()).toMatchObject({ people: 60, unknown: 1 });
    expect(house.skillsOf(id(8))).toEqual(['skill 8']);
    await real.close();
  });

  test('is left for the next run when Graph goes away after the list', async () => {
    house = await buildDirectoryHouse({ people: colleagues(500) });
    house.graph.faults(({ kind, count }) => (kind === 'batch' && count >= 3 ? { kind: 'reset' } : undefined));
    const began = house.time.now;
    const result = await house.sync();
    expect(result).toMatchObject({ people: 500, unknown: 440 });
    expect(house.time.now - began).toBeLessThan(150_000);
    house.graph.faults();
    expect(await house.sync()).toMatchObject({ unknown: 0, added: 0, updated: 440 });
  });
});

describe('throttling', () => {
  test('waits as long as Graph says, then asks again for what was throttled, together', async () => {
    house = await buildDirectoryHouse({ people: colleagues(40) });
    const throttled = new Set<string>();
    house.graph.faults(({ kind, id: asked }) => {
      if (kind !== 'item' || asked === undefined || Number(asked.slice(-2)) % 4 > 0 || throttled.has(asked))
        return undefined;
      throttled.add(asked);
      return { kind: 'status', status: 429, retryAfter: throttled.size };
    });
    const began = house.time.now;
    expect(await house.sync()).toMatchObject({ unknown: 0, requests: 4, retries: 1 });
    expect(house.time.now - began).toBeGreaterThanOrEqual(10_000);
  });

  test('of the whole request is waited for too', async () => {
    house = await buildDirectoryHouse({ people: colleagues(3) });
    house.graph.faults(({ kind, count }) =>
      kind !== 'item' && count < 2 ? { kind: 'status', status: 429, retryAfter: 7 } : undefined,
    );
    const began = house.time.now;
    expect(await house.sync()).toMatchObject({ unknown: 0, retries: 4 });
    expect(house.time.now - began).toBe(28_000);
  });

  test('by resource units slows a large directory down without losing anybody', async () => {
    house = await buildDirectoryHouse({ people: colleagues(300), units: 70 });
    expect(await house.sync()).toMatchObject({ people: 300, unknown: 0 });
  });
});

describe('without Graph', () => {
  test.each([
    ['unreachable', { kind: 'reset' }],
    ['overloaded', { kind: 'status', status: 503 }],
    ['throttling for ever', { kind: 'status', status: 429, retryAfter: 20 }],
    ['asking for an hour', { kind: 'status', status: 429, retryAfter: 3600 }],
    ['behind a proxy that wants a sign-in', { kind: 'html' }],
    ['refusing', { kind: 'status', status: 403 }],
  ] as const)('a sync fails within 120 s when it is %s', async (_, fault) => {
    house = await buildDirectoryHouse({ people: colleagues(3), pageSize: 2 });
    house.graph.faults(({ kind, count }) => (kind === 'delta' && count > 0 ? fault : undefined));
    const began = house.time.now;
    await expect(house.sync()).rejects.toMatchObject({ code: 'unavailable' });
    expect(house.time.now - began).toBeLessThan(120_000);
    house.graph.faults();
    expect(await house.sync()).toMatchObject({ people: 3, unknown: 0 });
  });

  test('a sync that is never answered fails within 120 s', async () => {
    const patience: number[] = [];
    house = await buildDirectoryHouse({}, async (_, ms) => {
      patience.push(ms);
      house.time.now += ms;
      return { status: 0, body: undefined };
    });
    const began = house.time.now;
    await expect(house.sync()).rejects.toMatchObject({ code: 'unavailable' });
    expect(house.time.now - began).toBeLessThan(120_000);
    expect(patience.length).toBeGreaterThan(2);
  });

  test('a token that is refused again and again ends in words, not in a loop', async () => {
    house = await buildDirectoryHouse({ people: colleagues(3) });
    await house.sync();
    house.graph.faults(({ kind }) => (kind === 'delta' ? { kind: 'status', status: 410 } : undefined));
    await expect(house.sync()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await house.store.counts()).toMatchObject({ people: 3 });
  });
});

describe('a sync that was killed', () => {
  test('goes on where it was, whenever that happened', async () => {
    house = await buildDirectoryHouse({ people: colleagues(95), pageSize: 10 });
    const twice = new Set<string>();
    house.graph.faults(({ kind, id: asked }) => {
      if (kind === 'item' && asked !== undefined) twice.add(asked);
      return undefined;
    });
    for (let kills = 0; kills < 14; kills += 1) {
      let steps = 0;
      const doomed = house.syncUntil((step) => {
        if (step !== 'after page') steps += 1;
        if (steps > 2) throw new Error('killed');
      });
      await doomed({ takeOver: true }).catch((error: Error) => expect(error.message).toBe('killed'));
    }
    const last = await house.sync({ takeOver: true });
    expect(last).toMatchObject({ people: 95, unknown: 0 });
    expect(house.graph.counts().delta).toBeLessThan(40);
    expect([...Array(95).keys()].map((index) => house.skillsOf(id(index + 1)))).toEqual(
      [...Array(95).keys()].map((index) => [`skill ${index + 1}`]),
    );
  });

  test('in the middle of a whole listing forgets nobody who was not listed again yet', async () => {
    house = await buildDirectoryHouse({ people: colleagues(30), pageSize: 10 });
    await house.sync();
    house.graph.remove(id(1));
    let pages = 0;
    const doomed = house.syncUntil((step) => {
      if (step === 'page' && ++pages === 2) throw new Error('killed');
    });
    await expect(doomed({ full: true })).rejects.toThrow('killed');
    expect(await house.store.counts()).toMatchObject({ people: 30 });
    expect(await house.sync({ takeOver: true })).toMatchObject({ people: 29, removed: 1, added: 0 });
  });

  test('while it dropped who is gone goes on dropping', async () => {
    house = await buildDirectoryHouse({ people: colleagues(9) });
    await house.sync();
    for (const number of [2, 4, 6]) house.graph.remove(id(number));
    house.graph.expireTokens();
    let sweeps = 0;
    const doomed = house.syncUntil((step) => {
      if (step === 'sweep' && ++sweeps === 4) throw new Error('killed');
    });
    await expect(doomed()).rejects.toThrow('killed');
    expect(await house.store.counts()).toMatchObject({ people: 7 });
    expect(await house.sync({ takeOver: true })).toMatchObject({ people: 6, removed: 1 });
  });
});

describe('two syncs at once', () => {
  test('the one nobody waits for gives way', async () => {
    house = await buildDirectoryHouse({ people: colleagues(3) });
    await house.store.begin({ full: false, takeOver: false });
    await expect(house.sync()).rejects.toMatchObject({ code: 'conflict' });
    house.time.now += 61_000;
    expect(await house.sync()).toMatchObject({ people: 3 });
  });

  test('the newer one takes over, and the older one stores nothing more', async () => {
    house = await buildDirectoryHouse({ people: colleagues(3) });
    const { run } = await house.store.begin({ full: true, takeOver: false });
    expect(await house.sync({ takeOver: true })).toMatchObject({ people: 3 });
    const page = { restarted: true, changes: [], token: '/users/delta?$deltatoken=x', last: true };
    await expect(house.store.applyPage(run, page)).rejects.toMatchObject({ code: 'conflict' });
    expect(await house.sync()).toMatchObject({ people: 3, requests: 1 });
  });
});

describe('a tenant that refuses every profile', () => {
  test('is told once, not asked for everybody, and still lists people with their titles', async () => {
    const people = colleagues(600).map((one) => ({ ...one, jobTitle: 'Clerk' }));
    house = await buildDirectoryHouse({ people });
    house.graph.faults(({ kind }) => (kind === 'item' ? { kind: 'status', status: 403 } : undefined));
    let told = 0;
    expect(await house.sync({ profilesRefused: () => (told += 1) })).toMatchObject({
      people: 600,
      unknown: 600,
    });
    expect(told).toBe(1);
    expect(house.graph.counts().item).toBeLessThan(400);
    expect(house.titleOf(id(600))).toBe('Clerk');
    house.graph.faults();
    expect(await house.sync({ profilesRefused: () => (told += 1) })).toMatchObject({ unknown: 0 });
    expect(told).toBe(1);
    expect(house.skillsOf(id(600))).toEqual(['skill 600']);
  });
});

describe('an answer', () => {
  test.each([
    ['of the wrong content type', { kind: 'text' }],
    ['that comes in pieces', { kind: 'slow', ms: 20 }],
  ] as const)('%s is read as what it says', async (_, fault) => {
    house = await buildDirectoryHouse({ people: colleagues(45), pageSize: 20 });
    house.graph.faults(() => fault);
    expect(await house.sync()).toMatchObject({ people: 45, unknown: 0 });
  });
});

describe('a sync that is killed within a page', () => {
  test.each([{ full: false }, { full: true }])('loses nobody and keeps no leaver %p', async ({ full }) => {
    house = await buildDirectoryHouse({ people: colleagues(30), pageSize: 10 });
    await house.sync();
    house.graph.remove(id(1));
    house.graph.set(colleague(2, { skills: ['new'] }));
    const { run, token } = await house.store.begin({ full, takeOver: true });
    for await (const page of house.directory.changes(token)) {
      // What a run leaves that dies after the first transaction of a page.
      house.db.exec(
        "CREATE TRIGGER killed BEFORE UPDATE OF token ON sync_state WHEN new.token IS NOT NULL BEGIN SELECT raise(ABORT, 'killed'); END",
      );
      await expect(house.store.applyPage(run, page)).rejects.toMatchObject({ message: 'killed' });
      break;
    }
    house.db.exec('DROP TRIGGER killed');
    expect(await house.sync({ takeOver: true })).toMatchObject({ people: 29, unknown: 0 });
    expect(house.skillsOf(id(1))).toBeUndefined();
    expect(house.skillsOf(id(2))).toEqual(['new']);
  });
});
