import { DAY } from '../clock';
import { AppError } from '../errors';
import { weekOf } from '../pulse/pulse';
import { LEAVER_DAYS, type PrivacyStore, type Terms } from '../privacy/privacy';
import { UNDO_MERGE_WITHIN } from '../skills/merge-topics';
import { POSTED_THANKS, TOLD_OF_THANKS } from '../thanks/thanks';
import { createCommunityForgetting } from './community-forgetting';
import { removeCopies } from './copies';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { postWriter } from './post-store';
import { createPulseBooks } from './pulse-books';
import { createRequestForgetting } from './request-forgetting';
import { personRows } from './person-row';
import type { EvidenceWriter } from './profile-writer';
import { recallWishes } from './recall-wishes';
import { createStoredRows } from './stored-rows';
import { createTopicForgetting } from './topic-forgetting';
import { createTraces } from './traces';
import { createWishes } from './wishes';

/** Somebody is away who is neither listed nor able to sign in; strangers met in a chat can. */
const AWAY = 'person.listed = 0 AND person.enabled = 0';

/** What happens when a database is opened. */
export interface Recall {
  /** Forgets whoever asked for it since an older copy of the database was made; how many those are. */
  recall(now: number): number;
}

/** What is stored about people in SQLite, and how it goes for good. */
export function createPrivacyStore(
  db: Database,
  {
    profiles,
    atOnce,
  }: {
    readonly profiles: Pick<EvidenceWriter, 'forget' | 'prune'>;
    /** The largest file that is written anew at once, in bytes. */
    readonly atOnce?: number | undefined;
  },
): PrivacyStore & Recall {
  const rows = personRows(db);
  const stored = createStoredRows(db);
  const wishes = createWishes(db);
  const notices = noticeWriter(db);
  const posts = postWriter(db);
  const requests = createRequestForgetting(db);
  const community = createCommunityForgetting(db);
  const pulse = createPulseBooks(db);
  const topics = createTopicForgetting(db);
  const nameOf = db.prepare<[number], string>('SELECT name FROM person WHERE key = ?').pluck();
  const idOf = db.prepare<[number], string>('SELECT id FROM person WHERE key = ?').pluck();
  const told = db.prepare<[number, number], { key: number }>(
    'SELECT key FROM thanks WHERE asker = ? OR helper = ?',
  );
  const closeSentences = db.prepare<[number]>(
    'DELETE FROM sentence_consent WHERE thanks IN (SELECT key FROM thanks WHERE asker = ?)',
  );
  const dropSentences = db.prepare<[number]>('UPDATE thanks SET sentence = NULL WHERE asker = ?');
  const dropWelcome = db.prepare<[number]>(
    'DELETE FROM welcome WHERE conversation IN (SELECT conversation FROM chat WHERE person = ?)',
  );
  const dropPerson = db.prepare<[number]>('DELETE FROM person WHERE key = ?');
  const traces = createTraces(db, atOnce);
  const dropNotices = db.prepare<[number]>(
    'DELETE FROM notice WHERE due_at IS NULL AND coalesce(done_at, 0) < ?',
  );
  // What stands is kept, so that it can go together with what it is about.
  const dropPosts = db.prepare<[number]>(
    'DELETE FROM post WHERE due_at IS NULL AND conversation IS NULL AND coalesce(done_at, 0) < ?',
  );
  const dropTold = db.prepare<[number]>(
    `DELETE FROM notice WHERE kind IN ('${TOLD_OF_THANKS.join("', '")}')
       AND subject IN (SELECT key FROM thanks WHERE at < ?)`,
  );
  // Sentences before the community go with their thanks.
  const closePosts = db.prepare<[number, number]>(
    `UPDATE post SET version = version + 1, due_at = coalesce(due_at, ?)
     WHERE kind = '${POSTED_THANKS}' AND outcome = 'delivered' AND subject IN (SELECT key FROM thanks WHERE at < ?)`,
  );
  // How people stood before topics were merged, once that cannot be taken back.
  const dropMoved = [
    `UPDATE topic_moved SET before = NULL WHERE before IS NOT NULL AND merge IN (SELECT key FROM topic_merge WHERE phase = 'merged' AND at < ?)`,
    `DELETE FROM topic_moved_row WHERE merge IN (SELECT key FROM topic_merge WHERE phase = 'merged' AND at < ?)`,
  ].map((sql) => db.prepare<[number]>(sql));
  const dropThanks = db.prepare<[number]>('DELETE FROM thanks WHERE at < ?');
  const written = db.prepare<[], number>('SELECT total_changes()').pluck();
  const returned = db.prepare(
    `DELETE FROM leaver WHERE NOT EXISTS (SELECT 1 FROM person WHERE key = leaver.person AND ${AWAY})`,
  );
  const noteLeavers = db.prepare<[number]>(
    `INSERT OR IGNORE INTO leaver (person, since) SELECT key, ? FROM person WHERE ${AWAY}`,
  );
  const longAway = db.prepare<[number], { person: number }>('SELECT person FROM leaver WHERE since <= ?');

  /** Rows that point to the person go with theirs, and thanks they gave lose the asker; see the migrations. */
  function erase(key: number, now: number): void {
    for (const { key: subject } of told.all(key, key)) {
      for (const kind of TOLD_OF_THANKS) notices.withdraw({ kind, subject }, now);
      posts.withdraw({ kind: POSTED_THANKS, subject }, now);
    }
    requests.forget(key, now);
    community.forget(key, now);
    pulse.forget(idOf.get(key) ?? '');
    pulse.forgetName(nameOf.get(key) ?? '');
    closeSentences.run(key);
    dropSentences.run(key);
    dropWelcome.run(key);
    const had = topics.of(key);
    profiles.forget(key);
    topics.forget(key, had, now);
    pulse.forgetTopics();
    dropPerson.run(key);
    traces.note();
  }

  function must(id: string): number {
    const row = rows.find(id);
    if (!row) throw new AppError('not_found', 'nothing is stored about this person');
    return row.key;
  }

  const forget = db.transaction((id: string, now: number) => {
    const key = must(id);
    wishes.add(id);
    traces.noteCopies();
    erase(key, now);
  });

  const tidy = db.transaction((now: number, terms: Terms) => {
    const before = written.get();
    returned.run();
    noteLeavers.run(now);
    const leavers = longAway.all(now - LEAVER_DAYS * DAY);
    const oldest = now - terms.thanksMonths * 30 * DAY;
    closePosts.run(now, oldest);
    dropTold.run(oldest);
    for (const { person } of leavers) erase(person, now);
    profiles.prune();
    for (const drop of dropMoved) drop.run(now - UNDO_MERGE_WITHIN);
    dropPosts.run(now - terms.noticeDays * DAY);
    const went = {
      leavers: leavers.length,
      thanks: dropThanks.run(oldest).changes,
      requests: requests.dropBefore(now - terms.requestDays * DAY, now),
      feedback: community.dropBefore(now - terms.feedbackDays * DAY, now),
      notices: dropNotices.run(now - terms.noticeDays * DAY).changes,
      pulse: pulse.dropBefore(weekOf(now) - terms.pulseWeeks),
    };
    // Whatever of it was deleted.
    if (written.get() !== before) traces.note();
    return went;
  });

  return {
    stored: async (person) => stored(must(person)),
    forget: async (person, now) => {
      forget.immediate(person, now);
      return traces.wipe();
    },
    recall: (now) => {
      const people = recallWishes(db, (person) => forget.immediate(person, now));
      if (people > 0) traces.wipe();
      return people;
    },
    tidy: async (now, terms, isStopped) => {
      // First, so that the wiping at the end takes the secrets along.
      await pulse.close(now);
      const tidied = tidy.immediate(now, terms);
      removeCopies(db.name, now - terms.backupDays * DAY);
      return { ...tidied, wiped: await traces.wipeAtNight(isStopped) };
    },
  };
}
