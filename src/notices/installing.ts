import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Messenger, Outcome } from './deliver';

/** What came of installing the app for somebody. */
export type Installation =
  /** They have it now, or had it before; Teams takes a moment until it can be written to. */
  | { readonly kind: 'installed' }
  /** Not done, for reasons that do not pass by themselves. */
  | { readonly kind: 'refused' }
  /** Not done, to be tried again; `after` is what we are asked to wait, in ms. */
  | { readonly kind: 'later'; readonly after: number | undefined };

/** Installs the app for somebody who has not got it; doing it twice does no harm. */
export type InstallFor = (person: PersonId) => Promise<Installation>;

/** Until a new installation can be written to, in ms. */
const SETTLES = 5_000;
/** After so long, in ms, whoever still cannot be reached is given up, so that the next one is asked. */
const PATIENCE = 3 * 60_000;

/**
 * A messenger that installs the app for whoever is to be told something and has not got it. Nobody gets it back who
 * removed it. What is to be told is sent by a later attempt, so the welcome comes first.
 */
export function installing(
  messenger: Messenger,
  deps: {
    readonly install: InstallFor;
    readonly removedIt: (person: PersonId) => Promise<boolean>;
    readonly clock: Clock;
  },
): Messenger {
  const { install, removedIt, clock } = deps;
  /** Since when somebody is being waited for. */
  const since = new Map<PersonId, number>();

  async function missing(recipient: PersonId, outcome: Outcome): Promise<Outcome> {
    if (await removedIt(recipient)) return outcome;
    const installation = await install(recipient);
    if (installation.kind === 'refused') return outcome;
    const began = since.get(recipient) ?? clock();
    since.set(recipient, began);
    const after = installation.kind === 'later' ? installation.after : SETTLES;
    if (clock() + (after ?? 0) - began <= PATIENCE) return { kind: 'later', after };
    // Graph being away says nothing about the person.
    return installation.kind === 'later' ? { kind: 'failed' } : outcome;
  }

  return {
    ...messenger,
    send: async (recipient, ...what) => {
      const sent = await messenger.send(recipient, ...what);
      const outcome = sent.kind === 'not-installed' ? await missing(recipient, sent) : sent;
      if (outcome.kind !== 'later' && outcome.kind !== 'wait') since.delete(recipient);
      return outcome;
    },
  };
}
