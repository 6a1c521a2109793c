import type { RequestDeed } from '../changes/change';
import type { HeldEvidence } from '../skills/held';
import type { Database } from './database';

/** What it takes to go back. */
export type Before =
  | { readonly kind: 'thanks'; readonly thanks: number }
  | { readonly kind: 'choices'; readonly row: object; readonly forgotten?: true | undefined }
  | {
      readonly kind: 'champion';
      readonly skill: string;
      /** Since when they had been champion; null when they became one. */
      readonly since: number | null;
      /** The nomination that they said yes to. */
      readonly nomination?: number | undefined;
    }
  | {
      readonly kind: 'request';
      readonly did: RequestDeed;
      readonly request: number;
      readonly ping?: number | undefined;
      /** The topic that went with "not my topic any more". */
      readonly skills?: readonly SkillBefore[] | undefined;
      /** Since when they had been champion of it. */
      readonly champion?: { readonly skill: string; readonly since: number } | undefined;
      readonly at: number;
    }
  | {
      readonly kind: 'skills';
      readonly skills: readonly SkillBefore[];
      /** The sources that were hidden; absent where the change was not about them. */
      readonly sources?: readonly string[] | undefined;
      /** They had been forgotten, and nobody found them before this change. */
      readonly forgotten?: true | undefined;
    };

/** A skill of a person as it was: its evidence, and whether the person had taken it back or hid it. */
export interface SkillBefore {
  readonly skill: string;
  readonly evidence: readonly EvidenceRow[];
  readonly dropped: boolean;
  /** Absent in changes that were written down before skills could be hidden. */
  readonly hidden?: boolean | undefined;
}

export type EvidenceRow = HeldEvidence;

/** Writes down what a person is about to change; inside the transaction that changes it. */
export function changeLog(db: Database) {
  const put = db.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO last_change (person, kind, before) VALUES (?, ?, ?)',
  );
  const evidence = db.prepare<[number, string], EvidenceRow>(
    `SELECT source, text, level, at FROM evidence
     WHERE person = ? AND skill = (SELECT key FROM skill WHERE id = ?)`,
  );
  const dropped = db.prepare<[number, string], unknown>(
    'SELECT 1 FROM dropped_skill WHERE person = ? AND skill = (SELECT key FROM skill WHERE id = ?)',
  );
  const hidden = db.prepare<[number, string], unknown>(
    'SELECT 1 FROM hidden_skill WHERE person = ? AND skill = (SELECT key FROM skill WHERE id = ?)',
  );
  const record = (person: number, before: Before): void => {
    put.run(person, before.kind, JSON.stringify(before));
  };
  const snapshot = (person: number, skills: readonly string[]): Before & { kind: 'skills' } => ({
    kind: 'skills',
    skills: [...new Set(skills)].map((skill) => ({
      skill,
      evidence: evidence.all(person, skill),
      dropped: dropped.get(person, skill) !== undefined,
      hidden: hidden.get(person, skill) !== undefined,
    })),
  });
  return {
    record,
    /** How a person stands to these skills at the moment. */
    snapshot,
    /**
     * Before skills are added or get another level; the same twice leaves the way back from the first time.
     *
     * @param how `reveals`: hidden ones are shown again; `forgotten`: they come back from having been forgotten by it.
     */
    recordSkills: (
      person: number,
      added: readonly { skill: string; level: string | null }[],
      { reveals, forgotten = false }: { readonly reveals: boolean; readonly forgotten?: boolean } = {
        reveals: true,
      },
    ): void => {
      const before = snapshot(
        person,
        added.map(({ skill }) => skill),
      );
      const isNew = before.skills.some(({ skill, evidence: had, hidden: wasHidden }) => {
        const own = had.find(({ source }) => source === 'added');
        return (
          !own ||
          (reveals && wasHidden === true) ||
          own.level !== added.find((one) => one.skill === skill)?.level
        );
      });
      if (isNew || forgotten) record(person, { ...before, ...(forgotten ? { forgotten } : {}) });
    },
  };
}
