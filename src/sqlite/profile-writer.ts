import type { Clock } from '../clock';
import type { ProfileWriter } from '../people/people-store';
import type { Profile } from '../people/person';
import { evidenceOf } from '../skills/evidence';
import { strengthOf } from '../skills/rank';
import type { SkillResolver } from '../skills/resolve';
import type { Evidence } from '../skills/skill';
import type { Database } from './database';
import { standingsChanged } from './standing-cache';
import type { OrganisationSkills } from './organisation-skills';

/** Writes evidence and what follows from it. Every method belongs into the caller's transaction. */
export interface EvidenceWriter extends ProfileWriter {
  /** Adds or renews what the person said in the chat. */
  add(personKey: number, skillKey: number, said: Omit<Evidence, 'skill' | 'source'>): void;
  /** Takes a skill away and keeps it away; false when the person did not have it. */
  drop(personKey: number, skillKey: number): boolean;
  /** Puts one skill back to what it was. */
  restore(
    personKey: number,
    skillKey: number,
    evidence: readonly { source: string; text: string; level: string | null; at: number | null }[],
    dropped: boolean,
  ): void;
  /** Deletes all that is known of the person's skills, whoever said it. */
  forget(personKey: number): void;
}

/** Evidence, standings and statements of people, kept in step with each write. */
export function createEvidenceWriter(deps: {
  db: Database;
  resolver: SkillResolver;
  organisation: OrganisationSkills;
  clock: Clock;
}): EvidenceWriter {
  const { db, resolver, organisation, clock } = deps;
  const held = db.prepare<[number], Evidence & { key: number }>(
    `SELECT skill AS key, source, text, level, at FROM evidence WHERE person = ? ORDER BY skill`,
  );
  const clearProfile = db.prepare<[number]>(`DELETE FROM evidence WHERE person = ? AND source <> 'added'`);
  const clearAll = db.prepare<[number]>('DELETE FROM evidence WHERE person = ?');
  const clearDropped = db.prepare<[number]>('DELETE FROM dropped_skill WHERE person = ?');
  const clearSkill = db.prepare<[number, number]>('DELETE FROM evidence WHERE person = ? AND skill = ?');
  const clearStanding = db.prepare<[number]>('DELETE FROM standing WHERE person = ?');
  const clearStatements = db.prepare<[number]>('DELETE FROM statement WHERE person = ?');
  const put = db.prepare<[number, number, string, string, string | null, number | null]>(
    'INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?, ?, ?)',
  );
  // A profile is a dozen rows: as one JSON array they cost one call each, which makes a first sync several times faster.
  const putAll = db.prepare<[{ person: number; rows: string }]>(
    `INSERT OR REPLACE INTO evidence
     SELECT @person, k.key, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4
     FROM json_each(@rows) j JOIN skill k ON k.id = j.value ->> 0
     WHERE NOT EXISTS (SELECT 1 FROM dropped_skill d WHERE d.person = @person AND d.skill = k.key)`,
  );
  const unknown = db.prepare<[string], { id: string }>(
    `SELECT DISTINCT j.value AS id FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM skill WHERE id = j.value)`,
  );
  const stand = db.prepare<[{ person: number; rows: string }]>(
    `INSERT INTO standing
     SELECT j.value ->> 0, j.value ->> 1, CAST(j.value ->> 2 AS REAL), @person FROM json_each(@rows) j`,
  );
  const state = db.prepare<[number, string, string]>(
    'INSERT INTO statement (person, source, text) VALUES (?, ?, ?)',
  );
  const stems = db.prepare<[number | bigint, string]>(
    'INSERT INTO statement_stem (rowid, stems) VALUES (?, ?)',
  );
  const drop = db.prepare<[number, number]>('INSERT OR IGNORE INTO dropped_skill VALUES (?, ?)');
  const undrop = db.prepare<[number, number]>('DELETE FROM dropped_skill WHERE person = ? AND skill = ?');

  const changed = standingsChanged(db);

  /** Sums a person's evidence up anew. */
  const sumUp = (person: number): void => {
    clearStanding.run(person);
    const bySkill = new Map<number, Evidence[]>();
    for (const { key, ...evidence } of held.all(person)) {
      const list = bySkill.get(key);
      if (list) list.push(evidence);
      else bySkill.set(key, [evidence]);
    }
    const now = clock();
    const rows: [skill: number, own: number, score: number][] = [];
    for (const [skill, evidence] of bySkill) {
      const all = strengthOf(evidence, now);
      if (all > 0) rows.push([skill, 0, all]);
      const added = evidence.filter(({ source }) => source === 'added');
      const own = added.length > 0 ? strengthOf(added, now) : 0;
      if (own > 0) rows.push([skill, 1, own]);
    }
    if (rows.length > 0) stand.run({ person, rows: JSON.stringify(rows) });
    changed();
  };
  const skillsHeld = (person: number): Set<number> => new Set(held.all(person).map(({ key }) => key));

  const write = (person: number, profile: Profile, title?: string): void => {
    organisation.refresh();
    const before = skillsHeld(person);
    clearProfile.run(person);
    clearStatements.run(person);
    const { evidence, newcomers, statements } = evidenceOf({ ...profile, title }, resolver);
    const labels = new Map(newcomers.map(({ id, label }) => [id, label]));
    const ids = JSON.stringify(evidence.map(({ skill }) => skill));
    for (const { id } of unknown.all(ids)) organisation.keyOf(id, labels.get(id));
    const rows = evidence.map(({ skill, source, text, level, at }) => [
      skill,
      source,
      text,
      level ?? null,
      at ?? null,
    ]);
    if (rows.length > 0) putAll.run({ person, rows: JSON.stringify(rows) });
    for (const { source, text } of statements) {
      const key = state.run(person, source, text).lastInsertRowid;
      stems.run(key, resolver.stems(text).join(' '));
    }
    sumUp(person);
    organisation.prune(before);
  };

  return {
    write,
    remove(person) {
      const before = skillsHeld(person);
      clearProfile.run(person);
      clearStatements.run(person);
      sumUp(person);
      organisation.prune(before);
    },
    add(person, skill, { text, level, at }) {
      undrop.run(person, skill);
      put.run(person, skill, 'added', text, level ?? null, at ?? null);
      sumUp(person);
    },
    drop(person, skill) {
      const { changes } = clearSkill.run(person, skill);
      drop.run(person, skill);
      sumUp(person);
      return changes > 0;
    },
    restore(person, skill, evidence, dropped) {
      clearSkill.run(person, skill);
      for (const { source, text, level, at } of evidence) put.run(person, skill, source, text, level, at);
      (dropped ? drop : undrop).run(person, skill);
      sumUp(person);
    },
    forget(person) {
      const before = skillsHeld(person);
      for (const clear of [clearAll, clearDropped, clearStatements, clearStanding]) clear.run(person);
      organisation.prune(before);
    },
  };
}
