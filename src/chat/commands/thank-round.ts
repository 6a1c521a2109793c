import { z } from 'zod';
import { personLine } from '../../cards/nomination-cards';
import {
  noRoundCard,
  roundTakenBackCard,
  THANKABLE_DATASET,
  THANK_ROUND_DIALOG,
  thankedInRoundCard,
  thankRoundCard,
  thankRoundForm,
  type TypedThanks,
} from '../../cards/thank-round-cards';
import type { Clock } from '../../clock';
import { storedId } from '../../people/name';
import type { PeopleStore } from '../../people/people-store';
import type { Locale, PersonId } from '../../people/person';
import type { SkillId } from '../../skills/skill';
import { MAX_SENTENCE, type ThanksStore } from '../../thanks/thanks';
import type { ActionHandler, Dialog, DialogAnswer, Reply, Search, Turn } from '../command';
import { readData } from '../read-data';
import type { GiveThanks } from './thank';

const typedText = z.string().max(2000).optional().catch(undefined);
const submitData = z.looseObject({
  person: typedText,
  topic: typedText,
  sentence: typedText,
  verb: typedText,
  thanks: z.number().int().positive().optional().catch(undefined),
  again: z.boolean().optional().catch(undefined),
});
const MOST_FOUND = 8;
/** What is no name after `/thank`. */
const ROUND = /^(?:a\s+)?(?:thank[- ]you[- ])?round$|^(?:eine\s+)?(?:dankes)?runde$/i;

/** What a round of thanks stands on. */
export interface ThankRoundDeps {
  readonly giveThanks: GiveThanks;
  readonly thanks: Pick<ThanksStore, 'addSentence'>;
  readonly people: Pick<PeopleStore, 'find' | 'named'>;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly recognise: (words: string, locale: Locale) => SkillId | undefined;
  /** Takes back thanks of the sender. */
  readonly undo: ActionHandler;
  readonly clock: Clock;
}

/** True for `/thank round` and `/danke runde`. */
export function asksForRound(args: string): boolean {
  return ROUND.test(args.trim());
}

/** A team's round of thanks, on request: one card for all, a dialog for each, and nobody's name before the others. */
export function createThankRound(deps: ThankRoundDeps): {
  start(turn: Turn): Reply;
  readonly dialogs: Readonly<Record<string, Dialog>>;
  readonly searches: Readonly<Record<string, Search>>;
} {
  const nothing: TypedThanks = { topic: '', sentence: '' };
  const form = (turn: Turn, typed: TypedThanks, problem?: string) => ({
    title: turn.words.rituals.round.title,
    card: thankRoundForm(turn.words, typed, problem),
  });

  async function thank(turn: Turn, typed: TypedThanks): Promise<DialogAnswer> {
    const { words, sender, locale, route } = turn;
    const { round: say } = words.rituals;
    const { person, topic, sentence } = typed;
    if (!person) return { stay: form(turn, typed, say.missing) };
    const skill = topic ? deps.recognise(topic, locale) : undefined;
    // A reason that is no topic is a sentence.
    const said = skill ? sentence : [topic, sentence].filter(Boolean).join(': ');
    if ([...said].length > MAX_SENTENCE) return { stay: form(turn, typed, say.tooLong(MAX_SENTENCE)) };
    const given = await deps.giveThanks(turn, person.id, skill);
    if (given.kind !== 'given') {
      const problem = given.kind === 'self' ? words.thank.selfHint : say.gone;
      return { stay: form(turn, { ...typed, person: undefined }, problem) };
    }
    if (said && given.fresh)
      await deps.thanks.addSentence(given.thanks.id, sender.id, said, deps.clock(), route);
    return {
      done: {
        title: say.title,
        card: thankedInRoundCard(words, given.helper, given.fresh, given.thanks.id),
      },
    };
  }

  const dialog: Dialog = {
    open: async (turn) => form(turn, nothing),
    submit: async (turn, data) => {
      const came = readData(submitData, data);
      if (came.again) return { stay: form(turn, nothing) };
      const { title } = turn.words.rituals.round;
      if (came.verb === 'undo') {
        const reply = await deps.undo(turn, { thanks: came.thanks });
        return { stay: { title, card: roundTakenBackCard(turn.words, reply) } };
      }
      const id = storedId((came.person ?? '').trim());
      // Whoever cannot be found is not shown in the form either, whatever id a client sends.
      const person = id && (await deps.mayBeShown(id)) ? await deps.people.find(id) : undefined;
      const typed = { person, topic: (came.topic ?? '').trim(), sentence: (came.sentence ?? '').trim() };
      return id && !person ? { stay: form(turn, typed, turn.words.rituals.round.gone) } : thank(turn, typed);
    },
  };

  const search: Search = async (turn, typed) => {
    if (typed.trim().length < 2) return [];
    const found = await deps.people.named(typed, MOST_FOUND * 2);
    const shown = await Promise.all(found.map(({ id }) => deps.mayBeShown(id)));
    return found
      .filter(({ id }, n) => shown[n] && id !== turn.sender.id)
      .slice(0, MOST_FOUND)
      .map((person) => ({ title: personLine(person), value: person.id }));
  };

  return {
    // A reply that the sender alone reads would be no round.
    start: ({ words, private: alone }) => (alone ? noRoundCard(words) : thankRoundCard(words)),
    dialogs: { [THANK_ROUND_DIALOG]: dialog },
    searches: { [THANKABLE_DATASET]: search },
  };
}
