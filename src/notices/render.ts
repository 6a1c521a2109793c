import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person } from '../people/person';
import type { Render } from './deliver';

/**
 * Makes notices of one kind, from what is stored at the moment of sending; undefined when there is nothing to tell
 * any more. Keys can be given anew after a deletion, so it checks that the subject concerns the recipient.
 */
export type RenderKind = (subject: number, recipient: Person, words: Messages) => Promise<Reply | undefined>;

/** Renderers by the kind of notice. */
export type Renderers = Readonly<Record<string, RenderKind>>;

/**
 * Turns notices into cards in the recipient's language.
 *
 * @throws Error at once when two nouns claim the same kind.
 */
export function createRenderNotice(deps: {
  readonly renderers: readonly Renderers[];
  readonly people: Pick<PeopleStore, 'find'>;
  readonly localeOf: (person: Person) => Promise<Locale>;
}): Render {
  const kinds = new Map<string, RenderKind>();
  for (const [kind, render] of deps.renderers.flatMap((one) => Object.entries(one))) {
    if (kinds.has(kind)) throw new Error(`Two nouns claim notices of the kind "${kind}".`);
    kinds.set(kind, render);
  }
  return async ({ recipient, content: { kind, subject } }) => {
    const person = await deps.people.find(recipient);
    if (!person?.enabled) return undefined;
    return kinds.get(kind)?.(subject, person, messages(await deps.localeOf(person)));
  };
}
