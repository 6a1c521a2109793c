import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Decisions, OwnSkills, ProfileSource } from '../skills/own-skills';
import { changeLog } from './change-log';
import type { Database } from './database';
import type { EvidenceWriter } from './profile-writer';

/** What people decide about their own skills, in SQLite. */
export function createOwnSkills(
  db: Database,
  { profiles, clock }: { readonly profiles: EvidenceWriter; readonly clock: Clock },
): OwnSkills {
  const changes = changeLog(db);
  const personKey = db.prepare<[string], { key: number }>('SELECT key FROM person WHERE id = ?');
  const holding = db.prepare<[number, string], { key: number; text: string | null }>(
    `SELECT k.key, max(CASE WHEN e.source = 'added' THEN e.text END) AS text
     FROM evidence e JOIN skill k ON k.key = e.skill WHERE e.person = ? AND k.id = ? GROUP BY k.key`,
  );
  const hidden = db
    .prepare<[number], string>(
      'SELECT id FROM hidden_skill JOIN skill ON key = skill WHERE person = ? ORDER BY id',
    )
    .pluck();
  const removed = db
    .prepare<[number], string>(
      'SELECT id FROM dropped_skill JOIN skill ON key = skill WHERE person = ? ORDER BY id',
    )
    .pluck();
  const sources = db
    .prepare<[number], ProfileSource>('SELECT source FROM hidden_source WHERE person = ? ORDER BY source')
    .pluck();

  const keyOf = (person: string): number => {
    const row = personKey.get(person);
    if (!row) throw new AppError('not_found', `No person ${person}`);
    return row.key;
  };
  const decisionsOf = (key: number): Decisions => ({
    hidden: hidden.all(key),
    sources: sources.all(key),
    removed: removed.all(key),
  });

  return {
    decisions: async (person) => {
      const row = personKey.get(person);
      return row ? decisionsOf(row.key) : { hidden: [], sources: [], removed: [] };
    },
    setLevels: async (person, levels) =>
      db
        .transaction(() => {
          const key = keyOf(person);
          const had = levels.flatMap((one) => {
            const held = holding.get(key, one.skill);
            return held ? [{ ...one, held }] : [];
          });
          changes.recordSkills(key, had, { reveals: false });
          for (const { held, level, words } of had) {
            profiles.add(key, held.key, { text: held.text ?? words, level, at: clock() });
          }
          return had.map(({ skill }) => skill);
        })
        .immediate(),
    hideSkill: async (person, skill, hide) =>
      db
        .transaction(() => {
          const key = keyOf(person);
          const held = holding.get(key, skill);
          if (!held) return false;
          if (decisionsOf(key).hidden.includes(skill) !== hide) {
            changes.record(key, changes.snapshot(key, [skill]));
            profiles.hideSkill(key, held.key, hide);
          }
          return true;
        })
        .immediate(),
    hideSources: async (person, which, hide) =>
      db
        .transaction(() => {
          const key = keyOf(person);
          const before = decisionsOf(key).sources;
          const others = before.filter((source) => !which.includes(source));
          const after = hide ? [...new Set([...before, ...which])] : others;
          // Pressed twice: the way back is the one from the first time.
          if (after.length === before.length) return;
          changes.record(key, { kind: 'skills', skills: [], sources: before });
          profiles.hideSources(key, after);
        })
        .immediate(),
  };
}
