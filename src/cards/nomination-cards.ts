import type { Nomination } from '../champions/champion';
import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { Skill } from '../skills/skill';
import { chatLink } from './chat-link';
import {
  card,
  choiceInput,
  execute,
  heading,
  line,
  note,
  openUrl,
  run,
  shorten,
  submit,
  type Action,
  type Card,
  type Element,
} from './elements';
import { hashtag } from './reason-line';

/** The dialog in which a community manager suggests a champion. */
export const NOMINATE_DIALOG = 'suggest-champion';
/** The data set of its field: colleagues by name. */
export const COLLEAGUES_DATASET = 'colleagues';

/** A colleague in one line, for somebody who has to tell two of the same name apart. */
export function personLine({ name, title, department, office }: Person): string {
  return shorten([name, title, department, office].filter(Boolean).join(' · '), 120);
}

/** The dialog; `likely` are colleagues who know the topic. */
export function nominateForm(
  words: Messages,
  skill: Skill,
  likely: readonly Person[],
  problem?: string,
): Card {
  const { nominate: say } = words.champions;
  const body: Element[] = [
    ...(problem ? [line([run(problem, { color: 'warning', weight: 'bolder' })])] : []),
    note(say.topic(hashtag(skill, words))),
    choiceInput({
      id: 'person',
      label: say.person,
      placeholder: say.placeholder,
      style: 'filtered',
      choices: likely.map((person) => ({ title: personLine(person), value: person.id })),
      'choices.data': { type: 'Data.Query', dataset: COLLEAGUES_DATASET },
    }),
  ];
  return card(words.locale, say.title, body, [
    submit(say.send, { dialog: NOMINATE_DIALOG, skill: skill.id }),
  ]);
}

/** Somebody was asked. The same whether they were asked just now, before, or said no. */
export function nominatedCard(words: Messages, person: Person, came: 'asked' | 'champion'): Card {
  const { nominate: say } = words.champions;
  const name = shorten(person.name, 80);
  const title = came === 'champion' ? say.is(name) : say.asked(name);
  return card(words.locale, title, [heading(title), ...(came === 'asked' ? [line(say.askedHint)] : [])]);
}

/** The question to whoever was suggested; afterwards what they said. */
export function nominationCard(
  words: Messages,
  nomination: Nomination,
  skill: Skill,
  by: Person | undefined,
): Reply {
  const { nominate: say, kit, all } = words.champions;
  const topic = hashtag(skill, words);
  const data = { nomination: nomination.id };
  const stands = { kind: 'nomination', subject: nomination.id };
  if (nomination.answer !== undefined) {
    const isYes = nomination.answer === 'yes';
    const title = isYes ? kit.already(topic) : say.saidNo;
    const body: Element[] = [heading(title), ...(isYes ? [line(kit.isText)] : [line(say.saidNoHint)])];
    const become = execute(words.champions.become, 'become-champion', { skill: skill.id });
    const actions: Action[] = isYes ? [execute(all, 'champions', {})] : [become];
    return { card: card(words.locale, title, body, actions), summary: title, stands };
  }
  const title = say.heading(topic);
  const body: Element[] = [
    heading(title),
    line(by ? say.from(shorten(by.name, 80)) : say.fromSomeone),
    line(kit.isText),
    line(kit.isNotText),
    note(say.voluntary),
  ];
  const actions: Action[] = [
    execute(say.yes, 'champion-yes', data, { style: 'positive' }),
    execute(say.no, 'champion-no', data),
  ];
  return { card: card(words.locale, title, body, actions), summary: title, stands };
}

/** To whoever suggested them: somebody said yes. */
export function championYesCard(
  words: Messages,
  skill: Skill,
  { person, locale }: { readonly person: Person; readonly locale: Locale },
): Reply {
  const { nominate: say } = words.champions;
  const theirs = messages(locale);
  const first = shorten(firstName(person.name), 40);
  const chat = chatLink(person, theirs.champions.nominate.draft(first, hashtag(skill, theirs)));
  const title = say.yesHeading(shorten(person.name, 80), hashtag(skill, words));
  const body: Element[] = [heading(title), line(say.yesHint)];
  return {
    card: card(words.locale, title, body, chat ? [openUrl(say.write(first), chat)] : []),
    summary: title,
  };
}
