import {
  STORED_SECTIONS,
  type Stored,
  type StoredFields,
  type StoredSection,
  type StoredValue,
} from '../privacy/privacy';
import type { Database } from './database';

/** Where each section is stored: the table, and the column that says whose row it is. */
export const SECTION_TABLES: Readonly<Record<StoredSection, readonly [table: string, column: string]>> = {
  person: ['person', 'key'],
  nameWords: ['name_word', 'person'],
  directory: ['directory_entry', 'person'],
  skills: ['evidence', 'person'],
  standings: ['standing', 'person'],
  statements: ['statement', 'person'],
  droppedSkills: ['dropped_skill', 'person'],
  hiddenSkills: ['hidden_skill', 'person'],
  hiddenSources: ['hidden_source', 'person'],
  movedTopics: ['topic_moved', 'person'],
  mergedTopics: ['topic_merge', 'by'],
  taughtWords: ['skill_alias', 'by'],
  choices: ['choice', 'person'],
  freshness: ['freshness', 'person'],
  digest: ['digest', 'person'],
  firstWeek: ['first_week', 'person'],
  newcomer: ['newcomer', 'person'],
  thanksReceived: ['thanks', 'helper'],
  thanksGiven: ['thanks', 'asker'],
  openSentences: ['sentence_consent', 'person'],
  requests: ['request', 'asker'],
  pings: ['ping', 'helper'],
  requestChanges: ['request_change', 'by'],
  blockedAskers: ['asker_block', 'helper'],
  champion: ['champion', 'person'],
  ambassador: ['ambassador_question', 'person'],
  nominations: ['nomination', 'person'],
  championRound: ['champion_round', 'person'],
  feedback: ['feedback', 'author'],
  feedbackAnswered: ['feedback_answer', 'by'],
  notices: ['notice', 'recipient'],
  chat: ['chat', 'person'],
  unreached: ['unreached', 'person'],
  lastChange: ['last_change', 'person'],
  shown: ['shown', 'person'],
  left: ['leaver', 'person'],
};

/** Of these only is told whether there are any: whom, when or how many would tell who asked without a name. */
const ONLY_WHETHER: ReadonlySet<StoredSection> = new Set(['blockedAskers']);
/** Columns that hold the key of a person without a reference, because what they point to may be gone. */
const PEOPLE: ReadonlySet<string> = new Set(['request.chosen', 'nomination.by']);

/** Columns that hold JSON. */
const JSON_COLUMNS = new Set(['profile', 'before', 'skills', 'steps']);
/** Columns that hold ms since 1970. */
const MOMENTS = new Set([
  'made_at',
  'accepted_at',
  'remind_at',
  'posted_at',
  'until',
  'passed_at',
  'answered_at',
  'reported_at',
  'unwanted_at',
  'round_at',
  'at',
  'read_at',
  'due',
  'due_at',
  'not_before',
  'done_at',
  'paused_until',
  'asked_at',
  'since',
  'started_at',
  'kept_until',
]);

/** Columns that hold the object id of a colleague. */
const IDS = new Set(['manager']);

/**
 * Reads every row about a person: keys of skills and of colleagues become their names, numbers of ms moments. No key of
 * a colleague is among it, because one key that is known by name would tell whose the same key is elsewhere.
 */
export function createStoredRows(db: Database): (key: number) => Stored {
  const skill = db.prepare<[number], { id: string }>('SELECT id FROM skill WHERE key = ?');
  const colleague = db.prepare<[number], { name: string }>('SELECT name FROM person WHERE key = ?');
  const sentence = db.prepare<[number], { sentence: string }>('SELECT sentence FROM thanks WHERE key = ?');
  const merge = db.prepare<[number], { label: string }>('SELECT label FROM topic_merge WHERE key = ?');
  const namesake = db.prepare<[string], { name: string }>('SELECT name FROM person WHERE id = ?');
  const readers = STORED_SECTIONS.map((section) => {
    const [table, column] = SECTION_TABLES[section];
    const pointers = new Map(
      (db.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[]).map((key) => [
        key.from,
        key.table,
      ]),
    );
    const rows = db.prepare<[number], Record<string, string | number | null>>(
      `SELECT * FROM ${table} WHERE ${column} = ? ORDER BY 1`,
    );

    function value(name: string, stored: string | number | null): StoredValue {
      if (typeof stored === 'number') {
        const target = pointers.get(name);
        if (target === 'skill') return skill.get(stored)?.id ?? stored;
        if (target === 'thanks') return sentence.get(stored)?.sentence ?? stored;
        if (target === 'topic_merge') return merge.get(stored)?.label ?? stored;
        if (target === 'person' || PEOPLE.has(`${table}.${name}`)) return colleague.get(stored)?.name ?? null;
        if (MOMENTS.has(name) && stored > 0) return new Date(stored).toISOString();
      }
      if (typeof stored === 'string' && IDS.has(name)) return namesake.get(stored)?.name ?? stored;
      if (typeof stored === 'string' && JSON_COLUMNS.has(name)) return JSON.parse(stored) as StoredValue;
      return stored;
    }
    const fields = (row: Record<string, string | number | null>): StoredFields =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, stored]) =>
          name === column ? [] : [[name, value(name, stored)] as const],
        ),
      );
    const whether = (key: number): StoredFields[] => (rows.get(key) ? [{ somebody: true }] : []);
    const all = (key: number): StoredFields[] => rows.all(key).map(fields);
    return { section, read: ONLY_WHETHER.has(section) ? whether : all };
  });
  return (key) =>
    Object.fromEntries(readers.map(({ section, read }) => [section, read(key)])) as unknown as Stored;
}
