import type { Clock } from '../clock';
import type { ProfileWriter } from '../people/people-store';
import type { Profile } from '../people/person';
import { evidenceOf } from '../skills/evidence';
import { strengthOf } from '../skills/rank';
import type { SkillResolver } from '../skills/resolve';
import type { Evidence } from '../skills/skill';
import type { Database } from './database';
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
  const stand = db.prepare<[number, number, number, number]>('INSERT INTO standing VALUES (?, ?, ?, ?)');
  const state = db.prepare<[number, string, string]>(
    'INSERT INTO statement (person, source, text) VALUES (?, ?, ?)',
  );
  const stems = db.prepare<[number | bigint, string]>(
    'INSERT INTO statement_stem (rowid, stems) VALUES (?, ?)',
  );
  const isDropped = db.prepare<[number, number], unknown>(
    'SELECT 1 FROM dropped_skill WHERE person = ? AND skill = ?',
  );
  const drop = db.prepare<[number, number]>('INSERT OR IGNORE INTO dropped_skill VALUES (?, ?)');
  const undrop = db.prepare<[number, number]>('DELETE FROM dropped_skill WHERE person = ? AND skill = ?');

  /** Sums a person's evidence up anew. */
  const sumUp = (person: number): void => {
    clearStanding.run(person);
    const bySkill = new Map<number, Evidence[]>();
    for (const { key, ...evidence } of held.all(person)) {
      bySkill.set(key, [...(bySkill.get(key) ?? []), evidence]);
    }
    for (const [skill, evidence] of bySkill) {
      const all = strengthOf(evidence, clock());
      if (all > 0) stand.run(skill, 0, all, person);
      const own = strengthOf(
        evidence.filter(({ source }) => source === 'added'),
        clock(),
      );
      if (own > 0) stand.run(skill, 1, own, person);
    }
  };
  const skillsHeld = (person: number): Set<number> => new Set(held.all(person).map(({ key }) => key));

  const write = (person: number, profile: Profile, title?: string): void => {
    organisation.refresh();
    const before = skillsHeld(person);
    clearProfile.run(person);
    clearStatements.run(person);
    const { evidence, newcomers, statements } = evidenceOf({ ...profile, title }, resolver);
    const labels = new Map(newcomers.map(({ id, label }) => [id, label]));
    for (const { skill, source, text, level, at } of evidence) {
      const key = organisation.keyOf(skill, labels.get(skill));
      if (!isDropped.get(person, key)) put.run(person, key, source, text, level ?? null, at ?? null);
    }
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
