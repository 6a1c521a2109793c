import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card } from '../../src/cards/elements';
import { createDeliver, type Messenger, type Outcome, type Render } from '../../src/notices/deliver';
import type { Notice } from '../../src/notices/notice';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createNoticeStore, noticeWriter } from '../../src/sqlite/notice-store';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createThanksStore } from '../../src/sqlite/thanks-store';
import { silent } from '../fakes/directory-house';
import { objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

const ASKER = objectId(1);
const HELPER = objectId(2);
const OTHER = objectId(3);
const ROUTE = { serviceUrl: 'http://127.0.0.1:1/', tenantId: 'tenant', botId: '28:bot' };
const MINUTE = 60_000;

let folder: string;
let url: string;
let now: number;
let db: Database;

/** A process over the database file; `send` plays Teams. */
function open(send: (notice: Notice) => Outcome | Promise<Outcome>, { once = false, quiet = false } = {}) {
  db = openDatabase(url);
  const thanks = createThanksStore(db);
  const missed: string[] = [];
  const store = createNoticeStore(db, () => now, {
    thanks: ({ recipient, why }) => void missed.push(`${why}: ${recipient}`),
  });
  const sent: string[] = [];
  // Several are under way at the same time, one a person.
  const current = new Map<string, Notice>();
  const answer = async (what: string, recipient: string) => {
    const outcome = await send(current.get(recipient) as Notice);
    if (outcome.kind === 'sent') sent.push(what);
    return outcome;
  };
  const messenger: Messenger = {
    send: async (recipient, _, reply, begin) => {
      await begin();
      return answer(`${reply.summary} to ${recipient}`, recipient);
    },
    update: async (_, message, reply) => {
      const outcome = await answer(`${reply.summary} at ${message.activity}`, HELPER);
      return outcome.kind === 'sent' ? { ...outcome, message } : outcome;
    },
    remove: async (_, message) => answer(`remove ${message.activity}`, HELPER),
  };
  const render: Render = async (notice) => {
    current.set(notice.recipient, notice as Notice);
    const found = await thanks.find(notice.content.subject);
    return (
      found && { card: card('en', 'x', []), summary: `${notice.content.kind} ${found.sentence ?? ''}`.trim() }
    );
  };
  const kinds = { render, is: (manner: 'once' | 'unasked') => (manner === 'once' ? once : true) };
  const deliver = createDeliver({
    store,
    messenger,
    kinds,
    quiet,
    clock: () => now,
    random: () => 0,
    log: silent,
  });
  return {
    thanks,
    store,
    sent,
    missed,
    deliver,
    people: createPeopleStore(db, { clock: () => now, profiles: knownProfiles() }),
  };
}

const message = (n = 1): Outcome => ({
  kind: 'sent',
  route: ROUTE,
  message: { conversation: 'a:helper', activity: `m${n}` },
});
const crash = () => new Promise<Outcome>(() => undefined);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-'));
  url = `file:${join(folder, 'knowwho.db')}`;
  now = Date.UTC(2026, 0, 5);
  const { people } = open(() => message());
  for (const id of [ASKER, HELPER, OTHER]) await people.meet({ id, name: id });
  db.close();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test('a crash between the change and the send loses nothing, and doubles nothing', async () => {
  const before = open(() => message());
  await before.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  db.close();
  const after = open(() => message());
  await after.deliver();
  await after.deliver();
  expect(after.sent).toEqual([`thanks to ${HELPER}`]);
});

test('a crash in the middle of a send: sent again after a while, not at once', async () => {
  const before = open(crash);
  await before.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  void before.deliver();
  await new Promise(setImmediate);
  db.close();

  const after = open(() => message());
  expect(await after.deliver()).toBe(now + MINUTE);
  expect(after.sent).toEqual([]);
  now += MINUTE;
  await after.deliver();
  expect(after.sent).toEqual([`thanks to ${HELPER}`]);
});

test('pauses grow, Retry-After is kept, and after many tries it ends', async () => {
  let after: number | undefined;
  let tries = 0;
  const house = open(() => {
    tries += 1;
    return { kind: 'later', after };
  });
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  const pauses: number[] = [];
  for (;;) {
    const next = await house.deliver();
    if (next === undefined) break;
    pauses.push(next - now);
    // Not a moment earlier.
    now = next - 1;
    const tried = tries;
    await house.deliver();
    expect(tries).toBe(tried);
    now = next;
    // Nobody's line stands still for a year because something on the way said so.
    after = { 3: 500_000, 5: 365 * 24 * 60 * MINUTE }[pauses.length];
  }
  expect(pauses.slice(0, 6)).toEqual([2000, 4000, 8000, 500_000, 32_000, 60 * MINUTE]);
  expect(Math.max(...pauses)).toBe(60 * MINUTE);
  expect(tries).toBe(20);
});

test('who blocked the bot is not asked again; others are told all the same', async () => {
  const house = open(({ recipient }) => (recipient === HELPER ? { kind: 'blocked' } : message()));
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  await house.thanks.thank({ asker: ASKER, helper: OTHER, at: now }, ROUTE);
  expect(await house.deliver()).toBeUndefined();
  expect(house.sent).toEqual([`thanks to ${OTHER}`]);
});

describe('what must not be told twice', () => {
  const once = { once: true };

  test('is not sent again after a crash in the middle; its noun hears that nobody knows', async () => {
    const before = open(crash, once);
    await before.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    void before.deliver();
    await new Promise(setImmediate);
    db.close();

    const after = open(() => message(), once);
    expect(await after.deliver()).toBe(now + MINUTE);
    now += MINUTE;
    expect(await after.deliver()).toBeUndefined();
    expect(after.sent).toEqual([]);
    expect(after.missed).toEqual([`unsure: ${HELPER}`]);
    // The noun may tell of changes: still nothing is sent.
    noticeWriter(db).touch({ kind: 'thanks', subject: 1 }, now);
    expect(await after.deliver()).toBeUndefined();
  });

  test('is not sent again when no answer came, but when Teams refused it for now', async () => {
    let outcome: Outcome = { kind: 'later', after: 5000 };
    const house = open(() => outcome, once);
    await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    expect(await house.deliver()).toBe(now + 5000);
    now += 5000;
    outcome = { kind: 'unsure', after: undefined };
    expect(await house.deliver()).toBeUndefined();
    expect(house.missed).toEqual([`unsure: ${HELPER}`]);
  });

  test('is made anew like everything else, once it was told', async () => {
    const house = open(() => message(), once);
    await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.deliver();
    noticeWriter(db).touch({ kind: 'thanks', subject: 1 }, now);
    db.prepare('UPDATE notice SET begun = 1').run();
    await house.deliver();
    expect(house.sent).toEqual([`thanks to ${HELPER}`, 'thanks at m1']);
    expect(house.missed).toEqual([]);
  });
});

test('the noun hears why nobody was reached, in the transaction that ends the notice', async () => {
  const house = open(() => ({ kind: 'not-installed' }));
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  const failing = createNoticeStore(db, () => now, {
    thanks: () => {
      throw new Error('the noun cannot write');
    },
  });
  await expect(failing.undelivered({ id: 1 }, 'failed')).rejects.toThrow();
  await house.deliver();
  await house.store.undelivered({ id: 1 }, 'failed');
  expect(house.missed).toEqual([`not-installed: ${HELPER}`]);
});

test('a quiet house asks nobody for anything, and the noun knows', async () => {
  const house = open(() => message(), { quiet: true });
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  expect(await house.deliver()).toBeUndefined();
  expect([house.sent, house.missed]).toEqual([[], [`off: ${HELPER}`]]);
});

test('a notice that cannot be made holds up no other', async () => {
  const house = open(({ recipient }) => {
    if (recipient === HELPER) throw new Error('a bug');
    return message();
  });
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  await house.thanks.thank({ asker: ASKER, helper: OTHER, at: now }, ROUTE);
  await house.deliver();
  expect(house.sent).toEqual([`thanks to ${OTHER}`]);
});

describe('a sentence added to thanks', () => {
  test('before they were sent travels with them', async () => {
    const house = open(() => message());
    const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.thanks.addSentence(thanks.id, ASKER, 'Danke!', now, ROUTE);
    await house.deliver();
    expect(house.sent).toEqual([`thanks Danke! to ${HELPER}`]);
  });

  test('afterwards follows them', async () => {
    const house = open(() => message());
    const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.deliver();
    await house.thanks.addSentence(thanks.id, ASKER, 'Danke!', now, ROUTE);
    await house.deliver();
    expect(house.sent).toEqual([`thanks to ${HELPER}`, `sentence Danke! to ${HELPER}`]);
  });

  test('twice, as by a double click, is told once', async () => {
    const house = open(() => message());
    const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.deliver();
    await Promise.all([1, 2].map(() => house.thanks.addSentence(thanks.id, ASKER, 'Danke!', now, ROUTE)));
    await house.deliver();
    expect(house.sent).toHaveLength(2);
  });
});

describe('thanks that are taken back', () => {
  test('before they were sent are never told', async () => {
    const house = open(() => message());
    await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.thanks.takeBack(ASKER, now);
    expect(await house.deliver()).toBeUndefined();
    expect(house.sent).toEqual([]);
  });

  test('afterwards disappear from the chat, with their sentence', async () => {
    let n = 0;
    const house = open(() => message(++n));
    const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    await house.deliver();
    await house.thanks.addSentence(thanks.id, ASKER, 'Danke!', now, ROUTE);
    await house.deliver();
    await house.thanks.takeBack(ASKER, now, thanks.id);
    await house.deliver();
    expect(house.sent.slice(2).sort()).toEqual(['remove m1', 'remove m2']);
  });

  test('while they are being sent disappear as well', async () => {
    let arrive: (outcome: Outcome) => void = () => undefined;
    let first = true;
    const house = open(() => {
      if (!first) return message();
      first = false;
      return new Promise<Outcome>((done) => (arrive = done));
    });
    await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
    const sending = house.deliver();
    await new Promise(setImmediate);
    await house.thanks.takeBack(ASKER, now);
    arrive(message(9));
    await sending;
    await house.deliver();
    expect(house.sent).toEqual([`thanks to ${HELPER}`, 'remove m9']);
  });
});

test('what changes while it is being sent is made anew at once', async () => {
  let arrive: (outcome: Outcome) => void = () => undefined;
  let first = true;
  const house = open(() => {
    if (!first) return message(9);
    first = false;
    return new Promise<Outcome>((done) => (arrive = done));
  });
  const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  const sending = house.deliver();
  await new Promise(setImmediate);
  noticeWriter(db).touch({ kind: 'thanks', subject: thanks.id }, now);
  arrive(message(9));
  await sending;
  await house.deliver();
  expect(house.sent).toEqual([`thanks to ${HELPER}`, 'thanks at m9']);
  expect(await house.deliver()).toBeUndefined();
});

test('what Teams does not let be made anew stands as it was told, and is never told twice', async () => {
  const { thanks, deliver, sent } = open(async ({ message: stands }) => {
    if (!stands) return message();
    // It changes while Teams says no to the change before.
    noticeWriter(db).touch({ kind: 'thanks', subject: 1 }, now);
    return { kind: 'failed' };
  });
  await thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  await deliver();
  noticeWriter(db).touch({ kind: 'thanks', subject: 1 }, now);
  expect(await deliver()).toBeUndefined();
  expect(sent).toEqual([`thanks to ${HELPER}`]);
});

test('a reply that stands is kept true, until its message shows something else', async () => {
  const house = open(() => message(5));
  const { thanks } = await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now }, ROUTE);
  await house.deliver();
  const content = { kind: 'thanks', subject: thanks.id };
  const place = { conversation: 'a:helper', activity: 'reply' };
  await house.store.stands(HELPER, place, content, ROUTE);
  await house.store.stands(HELPER, place, content, ROUTE);
  noticeWriter(db).touch(content, now);
  await house.deliver();
  expect(house.sent.slice(1).sort()).toEqual(['thanks at m5', 'thanks at reply']);
  await house.store.stands(HELPER, place, undefined, ROUTE);
  noticeWriter(db).touch(content, now);
  await house.deliver();
  expect(house.sent.slice(3)).toEqual(['thanks at m5']);
});

test('notices go out in the order in which things happened', async () => {
  const house = open(() => message());
  await house.thanks.thank({ asker: ASKER, helper: OTHER, at: now + 2 }, ROUTE);
  await house.thanks.thank({ asker: ASKER, helper: HELPER, at: now + 1 }, ROUTE);
  now += 10;
  await house.deliver();
  expect(house.sent).toEqual([`thanks to ${HELPER}`, `thanks to ${OTHER}`]);
});
