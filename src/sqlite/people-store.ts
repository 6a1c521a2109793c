import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../errors';
import { nameWords, storedId } from '../people/name';
import type { PersonId } from '../people/person';
import type { PeopleStore, SyncStore } from '../people/people-store';
import { changeLog } from './change-log';
import {
  CHOICE_ASSIGNED,
  CHOICE_COLUMNS,
  CHOICE_VALUES,
  changedRow,
  NO_CHOICE,
  toChoices,
  type ChoiceRow,
} from './choice-row';
import type { Database } from './database';
import { newRow, personRows, toPerson, type PersonRow } from './person-row';
import { createSyncStore, type SyncStoreOptions } from './sync-store';
import { createReturns } from './returns';
import { createWishes } from './wishes';

/** So many people with the longest word asked for are looked at. */
const CANDIDATES = 5000;

/** People to name: no leavers, disabled accounts, guests, hidden or forgotten people. */
const NAMEABLE = `person.enabled = 1 AND person.guest = 0 AND person.forgotten = 0
  AND NOT EXISTS (SELECT 1 FROM choice WHERE choice.person = person.key AND choice.hidden = 1)`;

/** The people, in SQLite. `profiles` is told inside the transaction that stores a profile. */
export function createPeopleStore(db: Database, options: SyncStoreOptions): PeopleStore & SyncStore {
  const rows = personRows(db);
  const changes = changeLog(db);
  const wishes = createWishes(db);
  const returns = createReturns(db);
  const byAddress = db.prepare<[string, string, number], PersonRow>(
    `SELECT * FROM person WHERE ${NAMEABLE} AND key IN (
       SELECT key FROM person WHERE lower(mail) = ? UNION SELECT key FROM person WHERE lower(upn) = ?)
     ORDER BY name, key LIMIT ? + 0`,
  );
  // Words of the name that are exactly those asked for come before mere beginnings; in the index they stand first,
  // so that a single letter need not rank the whole house.
  const byWords = db.prepare<[{ first: string; words: string; limit: number }], PersonRow>(
    `SELECT person.* FROM person
     JOIN (SELECT DISTINCT person AS key FROM (
             SELECT person FROM name_word WHERE word >= @first AND word < @first || char(1114111)
             ORDER BY word LIMIT ${CANDIDATES})) AS begun USING (key)
     WHERE ${NAMEABLE}
       AND NOT EXISTS (
         SELECT 1 FROM json_each(@words) AS asked WHERE NOT EXISTS (
           SELECT 1 FROM name_word WHERE name_word.person = person.key
             AND word >= asked.value AND word < asked.value || char(1114111)))
     ORDER BY
       (SELECT count(*) FROM name_word WHERE name_word.person = person.key
          AND word IN (SELECT value FROM json_each(@words))) DESC,
       (SELECT count(*) FROM name_word WHERE name_word.person = person.key),
       name, key
     LIMIT @limit + 0`,
  );
  const choiceOf = db.prepare<[number], ChoiceRow>(`SELECT ${CHOICE_COLUMNS} FROM choice WHERE person = ?`);
  const setChoice = db.prepare<ChoiceRow & { person: number }>(
    `INSERT INTO choice (person, ${CHOICE_COLUMNS}) VALUES (@person, ${CHOICE_VALUES})
     ON CONFLICT (person) DO UPDATE SET ${CHOICE_ASSIGNED}`,
  );
  const setZone = db.prepare<[string, string]>('UPDATE person SET time_zone = ? WHERE id = ?');
  const counts = db.prepare<[], { people: number; unknown: number }>(
    `SELECT (SELECT count(*) FROM person WHERE listed = 1) AS people,
       (SELECT count(*) FROM directory_entry WHERE due IS NOT NULL AND (profile IS NULL OR tries > 0)) AS unknown`,
  );

  return {
    ...createSyncStore(db, options),

    async find(id) {
      const row = rows.find(id);
      return row && toPerson(row);
    },

    async named(text, limit) {
      const address = text.trim().toLowerCase();
      if (address.includes('@')) return byAddress.all(address, address, limit).map(toPerson);
      const words = nameWords(text).sort((one, other) => other.length - one.length);
      const first = words[0];
      if (first === undefined) return [];
      return byWords.all({ first, words: JSON.stringify(words), limit }).map(toPerson);
    },

    meet: async (stranger) =>
      db
        .transaction(() => {
          const known = rows.find(stranger.id);
          if (known && (known.listed === 1 || known.enabled === 0)) return toPerson(known);
          const met: PersonRow = {
            ...(known ?? newRow(storedId(stranger.id))),
            // Who was forgotten is met like a stranger, and nobody finds them until they say so.
            forgotten: known?.forgotten ?? Number(wishes.has(stranger.id)),
            name: stranger.name.trim() || known?.name || stranger.id,
            upn: stranger.upn ?? known?.upn ?? null,
            language: stranger.language ?? known?.language ?? null,
          };
          if (known) rows.update(met);
          else rows.insert(met);
          return toPerson(met);
        })
        .immediate(),

    async wroteFrom(id, timeZone) {
      setZone.run(timeZone, storedId(id));
    },

    async choices(id) {
      const row = rows.find(id);
      const choices = toChoices((row && choiceOf.get(row.key)) ?? NO_CHOICE);
      return row?.forgotten === 1 ? { ...choices, hidden: true } : choices;
    },

    choose: async (id, change) =>
      db
        .transaction(() => {
          const { key } = must(rows.find(id), id);
          const old = choiceOf.get(key) ?? NO_CHOICE;
          const chosen = changedRow(old, change);
          const forgotten = change.hidden === false && returns.isAway(key);
          // Pressed twice: the way back is the one from the first time.
          if (!forgotten && isDeepStrictEqual(chosen, { ...old })) return toChoices(chosen);
          changes.record(key, { kind: 'choices', row: old, ...(forgotten ? { forgotten } : {}) });
          setChoice.run({ person: key, ...chosen });
          if (forgotten) returns.comeBack(key);
          return toChoices(chosen);
        })
        .immediate(),

    counts: async () => counts.get() ?? { people: 0, unknown: 0 },
  };
}

function must(row: PersonRow | undefined, id: PersonId): PersonRow {
  if (!row) throw new AppError('not_found', `Nobody has the id ${id}.`);
  return row;
}
