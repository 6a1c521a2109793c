import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import type { Thanks } from '../thanks/thanks';

/** What was taken back. */
export type Undone =
  | { readonly kind: 'thanks'; readonly thanks: Thanks }
  | { readonly kind: 'choices' }
  | { readonly kind: 'skills'; readonly skills: readonly SkillId[] };

/** Remembers each person's last change; whoever stores a change writes it there in the same transaction. */
export interface ChangeStore {
  /**
   * Takes the person's last change back, once. Thanks only while they are younger than a day.
   *
   * @param named these thanks instead: their own button takes back what it stands on, never something newer.
   * @returns what it was; undefined when there is nothing to take back.
   */
  undo(person: PersonId, now: number, named?: number): Promise<Undone | undefined>;
}
