import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { Namesake, Offered } from '../skills/offer-skills';
import type { Level, Skill } from '../skills/skill';
import {
  buttons,
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
import { hashtag } from './reason-line';

/** The dialog in which skills are offered. */
export const OFFER_DIALOG = 'add-skills';

const LEVELS: readonly Level[] = ['start', 'solve', 'teach', 'learn'];

/** The longest text of the skills field, in characters. */
export const LONGEST_SKILLS = 1000;

/** `/add`: opens the dialog, and offers what the Microsoft 365 profile says already, to confirm with a tap. */
export function offerCard(words: Messages, typed: string, suggestions: readonly Skill[]): Reply {
  const { add } = words;
  const body: Element[] = [
    heading(add.heading),
    line(add.hint),
    buttons([openDialog(add.title, OFFER_DIALOG, typed ? { skills: shorten(typed, LONGEST_SKILLS) } : {})]),
  ];
  if (suggestions.length > 0) {
    body.push(
      line(add.suggestions, { spacing: 'medium' }),
      buttons(suggestions.map((skill) => execute(hashtag(skill, words), 'confirm', { skill: skill.id }))),
    );
  }
  return { card: card(words.locale, add.heading, body), summary: add.heading };
}

/** The dialog: skills, and one level for all of them. */
export function offerForm(
  words: Messages,
  typed: { readonly skills: string; readonly level: Level },
  problem?: string,
): Card {
  const { add } = words;
  const body: Element[] = [
    ...(problem ? [line([run(problem, { color: 'warning', weight: 'bolder' })])] : []),
    textInput({
      id: 'skills',
      label: add.label,
      placeholder: add.placeholder,
      isMultiline: true,
      maxLength: LONGEST_SKILLS,
      ...(typed.skills ? { value: typed.skills } : {}),
    }),
    choiceInput({
      id: 'level',
      label: add.level,
      style: 'expanded',
      value: typed.level,
      choices: LEVELS.map((level) => ({ title: words.reason.level[level], value: level })),
    }),
  ];
  return card(words.locale, add.heading, body, [submit(add.save, { dialog: OFFER_DIALOG })]);
}

/** Some entries look like skills that others have: one question each, nothing typed is lost. */
export function namesakeForm(
  words: Messages,
  offered: readonly Offered[],
  namesakes: readonly Namesake[],
  level: Level,
): Card {
  const { add } = words;
  const body: Element[] = [
    ...offeredLines(words, offered),
    ...namesakes.map(({ entry, skill, helpers }, at) =>
      choiceInput({
        id: `as${at}`,
        label: add.same(shorten(entry, 60)),
        style: 'expanded',
        value: skill.id,
        choices: [
          { title: add.sameAs(hashtag(skill, words), helpers), value: skill.id },
          { title: add.own(shorten(entry, 60)), value: 'new' },
          { title: add.leaveOut, value: 'none' },
        ],
      }),
    ),
  ];
  const asked = namesakes.map(({ entry }) => entry);
  return card(words.locale, add.heading, body, [submit(add.save, { dialog: OFFER_DIALOG, asked, level })]);
}

/** The skills are stored. */
export function offeredCard(words: Messages, offered: readonly Offered[]): Reply {
  const title = offered.length > 0 ? words.add.saved(offered.length) : words.add.none;
  const body: Element[] = [
    ...offeredLines(words, offered),
    ...(offered.length > 0 ? [note(words.add.thanks)] : [heading(title)]),
  ];
  const actions: Action[] = [
    ...(offered.length > 0 ? [execute(words.undo.button, 'undo', {})] : []),
    execute(words.thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function offeredLines(words: Messages, offered: readonly Offered[]): Element[] {
  if (offered.length === 0) return [];
  return [
    heading(words.add.saved(offered.length)),
    ...offered.map(({ skill, helpers }) =>
      line(
        helpers > 1
          ? words.add.known(hashtag(skill, words), helpers - 1)
          : words.add.fresh(hashtag(skill, words)),
        {
          spacing: 'small',
        },
      ),
    ),
  ];
}
