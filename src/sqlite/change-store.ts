import type { ChangeStore, Undone } from '../changes/change';
import type { PersonId } from '../people/person';
import { join } from '../skills/held';
import type { ThanksStore } from '../thanks/thanks';
import { changeLog, type Before, type SkillBefore } from './change-log';
import { championRows } from './champion-rows';
import { CHOICE_ASSIGNED, NO_CHOICE, type ChoiceRow } from './choice-row';
import type { Database } from './database';
import type { OrganisationSkills } from './organisation-skills';
import type { EvidenceWriter } from './profile-writer';
import { createRequestUndo } from './request-undo';
import { createGoingAgain } from './returns';

/** Takes last changes back, in SQLite. */
export function createChangeStore(
  db: Database,
  deps: {
    readonly thanks: Pick<ThanksStore, 'takeBack'>;
    readonly profiles: EvidenceWriter;
    readonly organisation: OrganisationSkills;
  },
): ChangeStore {
  const changes = changeLog(db);
  const last = db.prepare<[PersonId], { key: number; before: string }>(
    'SELECT key, before FROM last_change JOIN person ON key = person WHERE id = ?',
  );
  const forget = db.prepare<[number]>('DELETE FROM last_change WHERE person = ?');
  const setChoice = db.prepare<[ChoiceRow & { person: number }]>(
    `UPDATE choice SET ${CHOICE_ASSIGNED} WHERE person = @person`,
  );

  const restore = (person: number, skills: readonly SkillBefore[]): void => {
    for (const { skill, evidence, dropped, hidden = false } of skills) {
      const key = deps.organisation.keyOf(skill, evidence[0]?.text);
      const before = { evidence, dropped, hidden };
      const now = deps.organisation.nowOf(skill);
      // A topic that became a part of another one comes back as a part of it.
      const [target] = now === skill ? [] : changes.snapshot(person, [now]).skills;
      const held = target ? join(before, { ...target, hidden: target.hidden ?? false }) : before;
      deps.profiles.restore(person, key, held.evidence, held);
      // A word that was new with it is nobody's again.
      deps.organisation.prune([key]);
    }
  };
  const takeBack = createRequestUndo(db, restore);
  const champions = championRows(db);
  const goAgain = createGoingAgain(db, deps.profiles);

  function goBack(
    person: number,
    before: Exclude<Before, { kind: 'thanks' }>,
    now: number,
  ): Undone | undefined {
    forget.run(person);
    if (before.kind === 'request') {
      const { did, request } = before;
      return takeBack(person, before, now) ? { kind: 'request', did, request } : undefined;
    }
    if (before.kind === 'champion') {
      champions.goBack(person, before, now);
      return { kind: 'champion', skill: before.skill, again: before.since !== null };
    }
    if (before.kind === 'choices') {
      setChoice.run({ ...NO_CHOICE, ...(before.row as Partial<ChoiceRow>), person });
      if (before.forgotten) goAgain(person);
      return { kind: 'choices', hidden: before.forgotten };
    }
    restore(person, before.skills);
    if (before.sources) deps.profiles.hideSources(person, before.sources);
    if (before.forgotten) goAgain(person);
    return {
      kind: 'skills',
      skills: before.skills.map(({ skill }) => skill),
      hidden: before.forgotten,
    };
  }

  return {
    undo: async (person, now, named) => {
      const row = last.get(person);
      const before = row && (JSON.parse(row.before) as Before);
      if (typeof named === 'object' && (before?.kind !== 'request' || before.request !== named.request))
        return undefined;
      const thanksId =
        typeof named === 'number' ? named : before?.kind === 'thanks' ? before.thanks : undefined;
      if (thanksId !== undefined) {
        // Should the process die in between, the thanks are gone and the next undo finds nothing: nothing is lost.
        const thanks = await deps.thanks.takeBack(person, now, thanksId);
        if (row && before?.kind === 'thanks' && before.thanks === thanksId) forget.run(row.key);
        return thanks && { kind: 'thanks', thanks };
      }
      if (!row || !before || before.kind === 'thanks') return undefined;
      return db.transaction(() => goBack(row.key, before, now)).immediate();
    },
  };
}
