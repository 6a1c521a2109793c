import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPulse } from '../../src/chat/commands/pulse';
import { DAY, WEEK } from '../../src/clock';
import { openSkills } from '../../src/cli/open-skills';
import { COUNTED, startOf, weekOf } from '../../src/pulse/pulse';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPulseBooks } from '../../src/sqlite/pulse-books';
import { createPulseCounter } from '../../src/sqlite/pulse-counter';
import { createMergeStore } from '../../src/sqlite/merge-store';
import { createPulseStore } from '../../src/sqlite/pulse-store';
import { turnIn } from '../cards/every-card';
import { measure, mulberry, type Took } from './held';

/** Monday, 5 January 2026, at night. */
const NIGHT = Date.UTC(2026, 0, 5, 1, 39);
const SKILLS = 2_000;
const EACH = 4;
const WEEKS = 52;
/** What is promised, in ms: the card, a file; and how long anybody waits for any of it. */
const PROMISE = { answer: 1000, held: 50 };

/** The pulse of a large house with a year behind it: its card, its files, and the night that ends a week. */
export async function benchPulse(say: (line: string) => void): Promise<boolean> {
  const people = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
  const db = openDatabase(`file:${join(folder, 'k.db')}`);
  try {
    fill(db, people);
    let now = NIGHT - DAY;
    const clock = () => now;
    const { resolver, index } = openSkills(db, 'opt-out', clock);
    await index.refresh();

    // Everybody searches something in the week that ends.
    const counter = createPulseCounter(db, clock, () => undefined);
    const random = mulberry(11);
    for (let n = 1; n <= people; n += 1) {
      const topic = [`org:skill${1 + Math.floor(random() ** 3 * SKILLS)}`];
      counter.note('searched', topic, `p${n}`);
      counter.note(n % 5 === 0 ? 'nothing' : 'found', topic, `p${n}`);
      if (n % 10_000 === 0) counter.flush();
    }
    counter.flush();
    const books = createPulseBooks(db);
    // In a house that runs for a year, every week was prepared in a night of its own.
    await books.close(now);
    // What was filled in at once would be written to the disk with the first of what is measured.
    db.pragma('wal_checkpoint(TRUNCATE)');
    now = NIGHT;
    const night = await measure(() => books.close(now));
    say(`${people} people, the night that ends a week: ${told(night)}`);

    const pulse = createPulse({
      ...{ pulse: createPulseStore(db), resolver, index, clock },
      communityManagers: { isCommunityManager: () => Promise.resolve(true) },
      champions: { topicsOf: () => Promise.resolve([]), championsOf: () => Promise.resolve([]) },
      merges: createMergeStore(db, { ...index, resolver }),
    });
    const turn = turnIn('en');
    const cold = await measure(() => pulse.command.run(turn, ''));
    const card = await measure(() => pulse.command.run(turn, ''));
    say(`card: ${told(cold)}; again ${told(card)}; ${Buffer.byteLength(JSON.stringify(card.result))} bytes`);
    const picture = await measure(() => pulse.files['pulse-picture'](turn));
    const table = await measure(() => pulse.files['pulse-table'](turn));
    const megabytes = (Buffer.byteLength(table.result.content) / 1e6).toFixed(1);
    say(`picture: ${told(picture)}; table of ${WEEKS} weeks, ${megabytes} MB: ${told(table)}`);
    const held = Math.max(night.held, cold.held, card.held, picture.held, table.held);
    const slowest = Math.max(cold.ms, card.ms, picture.ms, table.ms);
    const kept = slowest < PROMISE.answer && held < PROMISE.held;
    say(
      `promise: answers within ${PROMISE.answer} ms, nobody waits ${PROMISE.held} ms: ${kept ? 'kept' : 'missed'}`,
    );
    return kept;
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

const told = ({ ms, cpu, held }: Took<unknown>): string =>
  `${ms.toFixed(0)} ms (CPU ${cpu.toFixed(0)}), longest wait ${held.toFixed(0)} ms`;

function fill(db: Database, people: number): void {
  const random = mulberry(7);
  const any = (n: number) => Math.floor(random() * n);
  db.transaction(() => {
    const person = db.prepare('INSERT INTO person (key, id, name, listed, office) VALUES (?, ?, ?, 1, ?)');
    const skill = db.prepare('INSERT INTO skill (key, id, label) VALUES (?, ?, ?)');
    const evidence = db.prepare(
      `INSERT OR IGNORE INTO evidence (person, skill, source, text, level, at) VALUES (?, ?, 'added', 'words', 'solve', ?)`,
    );
    const standing = db.prepare(
      'INSERT OR IGNORE INTO standing (skill, own, score, person) VALUES (?, ?, 0.9, ?)',
    );
    const count = db.prepare('INSERT INTO pulse_count (week, skill, what, people) VALUES (?, ?, ?, ?)');
    for (let n = 1; n <= SKILLS; n += 1) skill.run(n, `org:skill${n}`, `Skill ${n}`);
    for (let key = 1; key <= people; key += 1) {
      person.run(key, `p${key}`, `Person ${key}`, key % 3 ? 'Vienna' : null);
      for (let n = 0; n < EACH; n += 1) {
        const topic = 1 + any(SKILLS);
        evidence.run(key, topic, NIGHT - any(365) * DAY);
        for (const own of [0, 1]) standing.run(topic, own, key);
      }
    }
    const last = weekOf(NIGHT - WEEK);
    for (let week = last - WEEKS + 1; week < last; week += 1) {
      for (const what of COUNTED) count.run(week, '', what, 5 * (1 + any(people / 20)));
      for (let n = 1; n <= SKILLS; n += 1)
        for (const what of COUNTED) if (any(4) > 0) count.run(week, `org:skill${n}`, what, 5 * (1 + any(8)));
    }
    if (startOf(last) > NIGHT) throw new Error('weeks are wrong');
  })();
  db.exec('ANALYZE');
}
