import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import { MAX_SENTENCE } from '../thanks/thanks';
import {
  card,
  choiceInput,
  execute,
  heading,
  line,
  note,
  openDialog,
  run,
  shorten,
  submit,
  textInput,
  type Action,
  type Card,
  type Element,
} from './elements';
import { personLine } from './nomination-cards';

/** The dialog in which somebody is thanked in a round. */
export const THANK_ROUND_DIALOG = 'thank-round';
/** The data set of its field: whoever may be found, by name. */
export const THANKABLE_DATASET = 'thankable';

/** The fields of the dialog, as they are typed. */
export interface TypedThanks {
  readonly person?: Person | undefined;
  readonly topic: string;
  readonly sentence: string;
}

const LONGEST_TOPIC = 100;

/** One card for a team: whom do you want to thank? It names nobody, whoever presses. */
export function thankRoundCard(words: Messages): Reply {
  const { round: say } = words.rituals;
  const body: Element[] = [heading(say.heading), line(say.line), note(say.quiet)];
  const actions: Action[] = [openDialog(words.find.thank, THANK_ROUND_DIALOG)];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

/** Where nobody but the sender would read it, a round makes no sense. */
export function noRoundCard(words: Messages): Reply {
  const { round: say } = words.rituals;
  const actions = [execute(words.thank.whom, 'try', { text: `/${words.commands.thank.title}` })];
  return {
    card: card(words.locale, say.alone, [heading(say.alone), line(say.aloneHint)], actions),
    summary: say.alone,
  };
}

/** The dialog; `problem` says why nobody was thanked yet. */
export function thankRoundForm(words: Messages, typed: TypedThanks, problem?: string): Card {
  const { round: say } = words.rituals;
  const { person, topic, sentence } = typed;
  const body: Element[] = [
    ...(problem ? [line([run(problem, { color: 'warning', weight: 'bolder' })])] : []),
    choiceInput({
      id: 'person',
      label: say.person,
      placeholder: words.champions.nominate.placeholder,
      style: 'filtered',
      choices: person ? [{ title: personLine(person), value: person.id }] : [],
      'choices.data': { type: 'Data.Query', dataset: THANKABLE_DATASET },
      ...(person ? { value: person.id } : {}),
    }),
    textInput({
      id: 'topic',
      label: say.topic,
      placeholder: words.requests.topicExample,
      maxLength: LONGEST_TOPIC,
      ...(topic ? { value: shorten(topic, LONGEST_TOPIC) } : {}),
    }),
    textInput({
      id: 'sentence',
      label: say.sentence,
      isMultiline: true,
      maxLength: MAX_SENTENCE,
      ...(sentence ? { value: shorten(sentence, MAX_SENTENCE) } : {}),
    }),
  ];
  return card(words.locale, say.heading, body, [submit(words.find.thank, { dialog: THANK_ROUND_DIALOG })]);
}

/** The dialog once somebody was thanked; `thanks` can be taken back here when they are new. */
export function thankedInRoundCard(words: Messages, helper: Person, fresh: boolean, thanks: number): Card {
  const { thank: say } = words;
  const title = say.heading(shorten(helper.name, 80));
  const body = [heading(title), line(fresh ? words.rituals.round.told : say.alreadyHint)];
  return card(words.locale, title, body, [
    ...(fresh ? [submit(words.undo.button, { dialog: THANK_ROUND_DIALOG, verb: 'undo', thanks })] : []),
    submit(words.rituals.round.more, { dialog: THANK_ROUND_DIALOG, again: true }),
  ]);
}

/** The dialog after thanks were taken back. */
export function roundTakenBackCard(words: Messages, { card: said }: Reply): Card {
  return card(words.locale, said.fallbackText, said.body, [
    submit(words.rituals.round.more, { dialog: THANK_ROUND_DIALOG, again: true }),
  ]);
}
