import type { Clock } from '../clock';
import type { ProfileWriter } from '../people/people-store';
import type { Profile } from '../people/person';
import { evidenceOf } from '../skills/evidence';
import { saysName } from '../skills/normalize';
import { strengthOf } from '../skills/rank';
import type { SkillResolver } from '../skills/resolve';
import type { Evidence } from '../skills/skill';
import type { Database } from './database';
import { OPEN_EVIDENCE } from './findable';
import { standingsChanged } from './standing-cache';
import type { OrganisationSkills } from './organisation-skills';

/** Writes evidence and what follows from it. Every method belongs into the caller's transaction. */
export interface EvidenceWriter extends ProfileWriter {
  /** Adds or renews what the person said in the chat. */
  add(personKey: number, skillKey: number, said: Omit<Evidence, 'skill' | 'source'>): void;
  /** The person helped with it: what they said in the chat counts as said now. */
  renew(personKey: number, skillKey: number, at: number): void;
  /** Takes a skill away and keeps it away; false when the person did not have it. */
  drop(personKey: number, skillKey: number): boolean;
  /** Keeps a skill from others, or no longer; the evidence stays. */
  hideSkill(personKey: number, skillKey: number, hidden: boolean): void;
  /** Keeps from others exactly what comes from these sources. */
  hideSources(personKey: number, sources: readonly string[]): void;
  /** Puts one skill back to what it was. */
  restore(
    personKey: number,
    skillKey: number,
    evidence: readonly { source: string; text: string; level: string | null; at: number | null }[],
    was: { readonly dropped: boolean; readonly hidden: boolean },
  ): void;
  /** Deletes all that is known of the person's skills, whoever said it. */
  forget(personKey: number): void;
  /** Drops words of skills that nobody has to do with any more. */
  prune(): void;
}

/** Evidence, standings and statements of people, kept in step with each write. */
export function createEvidenceWriter(deps: {
  db: Database;
  resolver: SkillResolver;
  organisation: OrganisationSkills;
  clock: Clock;
}): EvidenceWriter {
  const { db, resolver, organisation, clock } = deps;
  const held = db.prepare<[number], { key: number }>('SELECT skill AS key FROM evidence WHERE person = ?');
  const counting = db.prepare<[number], Evidence & { key: number }>(
    `SELECT e.skill AS key, e.source, e.text, e.level, e.at FROM evidence e
     WHERE e.person = ? AND ${OPEN_EVIDENCE} ORDER BY e.skill`,
  );
  const clearProfile = db.prepare<[number]>(`DELETE FROM evidence WHERE person = ? AND source <> 'added'`);
  const clearAll = db.prepare<[number]>('DELETE FROM evidence WHERE person = ?');
  const clearDropped = db.prepare<[number]>('DELETE FROM dropped_skill WHERE person = ?');
  const clearSkill = db.prepare<[number, number]>('DELETE FROM evidence WHERE person = ? AND skill = ?');
  const clearStanding = db.prepare<[number]>('DELETE FROM standing WHERE person = ?');
  const clearChampion = db.prepare<[number]>('DELETE FROM champion WHERE person = ?');
  const clearMoved = db.prepare<[number]>('DELETE FROM topic_moved WHERE person = ?');
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
  const state = db.prepare<[number, string, string, number]>(
    'INSERT INTO statement (person, source, text, closed) VALUES (?, ?, ?, ?)',
  );
  const statements = db.prepare<[number], { key: number; source: string; text: string; closed: number }>(
    'SELECT key, source, text, closed FROM statement WHERE person = ?',
  );
  const close = db.prepare<[number, number]>('UPDATE statement SET closed = ? WHERE key = ?');
  const hide = db.prepare<[number, number]>('INSERT OR IGNORE INTO hidden_skill VALUES (?, ?)');
  const unhide = db.prepare<[number, number]>('DELETE FROM hidden_skill WHERE person = ? AND skill = ?');
  const clearHidden = db.prepare<[number]>('DELETE FROM hidden_skill WHERE person = ?');
  const clearSources = db.prepare<[number]>('DELETE FROM hidden_source WHERE person = ?');
  const hideSource = db.prepare<[number, string]>('INSERT INTO hidden_source VALUES (?, ?)');
  const kept = db.prepare<[number, number], { id: string }>(
    `SELECT id FROM skill JOIN (SELECT skill FROM hidden_skill WHERE person = ?
       UNION SELECT skill FROM dropped_skill WHERE person = ?) ON skill = key`,
  );
  const stems = db.prepare<[number | bigint, string]>(
    'INSERT INTO statement_stem (rowid, stems) VALUES (?, ?)',
  );
  const drop = db.prepare<[number, number]>('INSERT OR IGNORE INTO dropped_skill VALUES (?, ?)');
  const setSaid = db.prepare<[number, number, number]>(
    `UPDATE evidence SET at = ? WHERE person = ? AND skill = ? AND source = 'added'`,
  );
  const undrop = db.prepare<[number, number]>('DELETE FROM dropped_skill WHERE person = ? AND skill = ?');

  const changed = standingsChanged(db);

  /** Sums a person's evidence up anew. */
  const sumUp = (person: number): void => {
    clearStanding.run(person);
    const bySkill = new Map<number, Evidence[]>();
    for (const { key, ...evidence } of counting.all(person)) {
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
  /** Whether a sentence names one of the skills that its writer hides or took back. */
  const namesOne = (skills: ReadonlySet<string>, source: string, text: string): boolean =>
    skills.size > 0 &&
    resolver
      .mentioned(text, source === 'about' ? 'talk' : 'notes')
      .some(({ skill: { id } }) => skills.has(id));
  const keptBack = (person: number): Set<string> =>
    new Set(kept.all(person, person).map(({ id }) => organisation.nowOf(id)));
  /** Names of merged topics that the person hides or took back; what is said in these words says nothing. */
  const unwanted = (person: number): string[] =>
    kept
      .all(person, person)
      .filter(({ id }) => organisation.nowOf(id) !== id)
      .map(({ id }) => id.slice('org:'.length));
  /** After what the person hides or took back has changed. */
  const review = (person: number): void => {
    const back = keptBack(person);
    for (const { key, source, text, closed } of statements.all(person)) {
      const now = Number(namesOne(back, source, text));
      if (now !== closed) close.run(now, key);
    }
    sumUp(person);
  };
  const skillsHeld = (person: number): Set<number> => new Set(held.all(person).map(({ key }) => key));

  const prepare = (profile: Profile, title?: string): ((person: number) => void) => {
    organisation.refresh();
    const { evidence: found, newcomers, statements: said } = evidenceOf({ ...profile, title }, resolver);
    const stemmed = said.map((one) => ({ ...one, stems: resolver.stems(one.text).join(' ') }));
    const labels = new Map(newcomers.map(({ id, label }) => [id, label]));
    return (person) => {
      // Whatever was born or merged meanwhile counts for the rows; the words were read just now.
      organisation.refresh();
      const before = skillsHeld(person);
      clearProfile.run(person);
      clearStatements.run(person);
      const words = unwanted(person);
      const evidence = found.filter(({ text }) => !words.some((one) => saysName(text, one)));
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
      const back = keptBack(person);
      for (const { source, text, stems: stem } of stemmed) {
        const closed = Number(namesOne(back, source, text));
        stems.run(state.run(person, source, text, closed).lastInsertRowid, stem);
      }
      sumUp(person);
      organisation.prune(before);
    };
  };

  return {
    write: (person, profile, title) => {
      prepare(profile, title)(person);
    },
    prepare,
    remove(person) {
      const before = skillsHeld(person);
      clearProfile.run(person);
      clearStatements.run(person);
      sumUp(person);
      organisation.prune(before);
    },
    add(person, skill, { text, level, at }) {
      const { changes } = undrop.run(person, skill);
      put.run(person, skill, 'added', text, level ?? null, at ?? null);
      if (changes > 0) review(person);
      else sumUp(person);
    },
    renew(person, skill, at) {
      if (setSaid.run(at, person, skill).changes > 0) sumUp(person);
    },
    drop(person, skill) {
      const { changes } = clearSkill.run(person, skill);
      drop.run(person, skill);
      review(person);
      return changes > 0;
    },
    hideSkill(person, skill, hidden) {
      if ((hidden ? hide : unhide).run(person, skill).changes > 0) review(person);
    },
    hideSources(person, sources) {
      clearSources.run(person);
      for (const source of sources) hideSource.run(person, source);
      sumUp(person);
    },
    restore(person, skill, evidence, was) {
      clearSkill.run(person, skill);
      for (const { source, text, level, at } of evidence) put.run(person, skill, source, text, level, at);
      (was.dropped ? drop : undrop).run(person, skill);
      (was.hidden ? hide : unhide).run(person, skill);
      review(person);
    },
    forget(person) {
      for (const clear of [
        clearAll,
        clearDropped,
        clearHidden,
        clearChampion,
        clearStatements,
        clearStanding,
      ])
        clear.run(person);
      clearMoved.run(person);
      // What they had taken back, hidden or volunteered for were their words as well.
      organisation.pruneAll();
      organisation.pruneMerged();
    },
    prune: () => organisation.pruneAll(),
  };
}
