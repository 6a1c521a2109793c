import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { card } from '../../src/cards/elements';
import { createLimitCounter } from '../../src/demo/connector-limits';
import { createLog } from '../../src/log';
import { createDeliver } from '../../src/notices/deliver';
import { createChatStore } from '../../src/sqlite/chat-store';
import { openDatabase } from '../../src/sqlite/database';
import { createNoticeStore, noticeWriter } from '../../src/sqlite/notice-store';
import type { ConnectorClient } from '../../src/teams/connector';
import { createMessenger } from '../../src/teams/messenger';
import { createPace } from '../../src/teams/pace';

const NOTICES = 10_000;
const PEOPLE = 2_500;
/** Calls a second that Teams takes from one app in one tenant. */
const LIMIT = 50;
/** Of that limit, at least so much is used. */
const PROMISE = 0.9;
/** How long Teams takes for a call, in virtual ms. */
const LATENCY = 200;
const ROUTE = { serviceUrl: 'https://teams.example/', tenantId: 'tenant', botId: '28:bot' };

/**
 * Drains many notices to a Teams that counts like Teams. Time is virtual: it jumps to the next thing that waits, so
 * that minutes take seconds; the database is a real file, and the stores, the order and the limits are the real ones.
 */
export async function benchNotices(say: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
  const began = performance.now();
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 5) });
  const db = openDatabase(`file:${join(folder, 'k.db')}`);
  // Disks differ; what is measured is what the limits leave.
  db.pragma('synchronous = OFF');
  try {
    const { sleep, run } = virtualTime();
    const limits = createLimitCounter(Date.now);
    const arrived = new Map<string, number[]>();
    let calls = 0;
    const connector: ConnectorClient = {
      open: async (_, person) => {
        limits.note(undefined);
        calls += 1;
        await sleep(LATENCY);
        return `a:${person}`;
      },
      send: async (_, { conversation, summary }) => {
        limits.note(conversation.id);
        calls += 1;
        await sleep(LATENCY);
        arrived.set(conversation.id, [...(arrived.get(conversation.id) ?? []), Number(summary)]);
        return `m${calls}`;
      },
      update: async () => undefined,
      remove: async () => undefined,
    };
    write(db);
    const store = createNoticeStore(db, Date.now);
    const deliver = createDeliver({
      store,
      messenger: createMessenger({ connector, chats: createChatStore(db), pace: createPace(), sleep }),
      kinds: {
        render: async ({ content }) => ({ card: card('en', 'x', []), summary: String(content.subject) }),
        is: () => false,
      },
      clock: Date.now,
      log: createLog('warn'),
    });
    const start = Date.now();
    await run(async () => {
      for (let next = await deliver(); next !== undefined; next = await deliver())
        await sleep(Math.max(1, next - Date.now()));
    });
    const seconds = (Date.now() - start) / 1000;
    const all = [...arrived.values()];
    const count = all.flat().length;
    const inOrder = all.every((told) => told.every((one, index) => one > (told[index - 1] ?? -1)));
    const { conversation, tenant } = limits.violations();
    const share = calls / seconds / LIMIT;
    say(
      `${count} notices to ${arrived.size} people, ${calls} calls in ${seconds.toFixed(0)} virtual s, ` +
        `${(calls / seconds).toFixed(1)} calls/s (limit ${LIMIT}, share ${share.toFixed(3)})`,
    );
    say(`violations: ${conversation} of a conversation, ${tenant} of the app; in order for each: ${inOrder}`);
    say(`real time ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const kept = count === NOTICES && inOrder && conversation + tenant === 0 && share >= PROMISE;
    say(`promise: no violation, in order, at least ${PROMISE} of the limit: ${kept ? 'kept' : 'missed'}`);
    return kept;
  } finally {
    mock.timers.reset();
    db.close();
    rmSync(folder, { recursive: true });
  }
}

/** People, and what each is to be told: to most a few things, to some many. */
function write(db: ReturnType<typeof openDatabase>): void {
  const writer = noticeWriter(db);
  db.transaction(() => {
    const person = db.prepare(`INSERT INTO person (key, id, name) VALUES (?, ?, ?)`);
    for (let key = 1; key <= PEOPLE; key += 1) person.run(key, `p${key}`, `Person ${key}`);
    for (let subject = 0; subject < NOTICES; subject += 1)
      writer.write(1 + (subject % PEOPLE), { kind: 'bench', subject }, Date.now(), ROUTE);
  })();
}

/** Time that jumps to the next sleeper as soon as nothing else happens. */
function virtualTime() {
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: Date.now() + Math.ceil(ms), wake });
      }),
    run: async (work: () => Promise<void>): Promise<void> => {
      let done = false;
      const working = work().finally(() => (done = true));
      while (!done) {
        await new Promise(setImmediate);
        const at = Math.min(...sleepers.map((one) => one.at));
        if (done || !Number.isFinite(at)) continue;
        if (at > Date.now()) mock.timers.setTime(at);
        const due = sleepers.filter((one) => one.at <= at);
        for (const one of due) {
          sleepers.splice(sleepers.indexOf(one), 1);
          one.wake();
        }
      }
      await working;
    },
  };
}
