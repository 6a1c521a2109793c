import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import type { Thanks } from '../thanks/thanks';

/** What a person can do to a help request and take back. */
export type RequestDeed =
  'ask' | 'accept' | 'later' | 'decline' | 'block' | 'solved' | 'unsolved' | 'withdraw';

/** How long something done to a request can be taken back, in ms: one day. */
export const UNDO_REQUEST_WITHIN = 24 * 60 * 60 * 1000;

/** What was taken back. */
export type Undone =
  | { readonly kind: 'request'; readonly did: RequestDeed; readonly request: number }
  | {
      readonly kind: 'champion';
      readonly skill: SkillId;
      /** True when they are one again. */ readonly again: boolean;
    }
  | { readonly kind: 'thanks'; readonly thanks: Thanks }
  | { readonly kind: 'choices'; readonly hidden?: true | undefined }
  | {
      readonly kind: 'skills';
      readonly skills: readonly SkillId[];
      /** Nobody finds them again: by the change they had come back from having been forgotten. */
      readonly hidden?: true | undefined;
    };

/** Remembers each person's last change; whoever stores a change writes it there in the same transaction. */
export interface ChangeStore {
  /**
   * Takes the person's last change back, once. Thanks, and what was done to a request, only while they are younger
   * than a day.
   *
   * @param named these thanks instead, or only what was done to this request: a button takes back what it stands on,
   *   never something newer.
   * @returns what it was; undefined when there is nothing to take back.
   */
  undo(
    person: PersonId,
    now: number,
    named?: number | { readonly request: number },
  ): Promise<Undone | undefined>;
}
