import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { MOST_COUNTED } from '../skills/count-helpers';
import type { Namesake, Offered } from '../skills/offer-skills';
import type { Ideas } from '../skills/related-skills';
import type { Level, Skill } from '../skills/skill';
import {
  buttons,
  card,
  choiceInput,
  heading,
  line,
  openDialog,
  run,
  shorten,
  submit,
  textInput,
  type Card,
  type Element,
} from './elements';
import { LEVELS, LONGEST_SKILLS, OFFER_DIALOG, SKILLS_DATASET } from './offer-dialog';
import { ideaButtons, offeredLine } from './offered-cards';
import { hashtag } from './reason-line';

/** What the dialog's form holds. */
export interface Typed {
  readonly skills: string;
  readonly level: Level;
  /** Known skills that were chosen. */
  readonly picks?: readonly Skill[] | undefined;
}

/** `/add`: opens the dialog, and offers what the person may have anyway, to confirm with a tap. */
export function offerCard(words: Messages, typed: string, ideas: Ideas): Reply {
  const { add } = words;
  const body: Element[] = [
    heading(add.heading),
    line(add.hint),
    buttons([openDialog(add.title, OFFER_DIALOG, typed ? { skills: shorten(typed, LONGEST_SKILLS) } : {})]),
    ...ideaButtons(words, add.suggestions, ideas.listed, 'confirm'),
    ...ideaButtons(words, add.related, ideas.related, 'confirm'),
  ];
  return { card: card(words.locale, add.heading, body), summary: add.heading };
}

/**
 * The dialog: skills in free words, skills that are known, and one level for all of them.
 *
 * @param known skills to choose from before anything is typed; at least one for the field to be there.
 */
export function offerForm(words: Messages, typed: Typed, known: readonly Skill[], problem?: string): Card {
  const { add } = words;
  const { picks = [] } = typed;
  const choices = [...new Map([...picks, ...known].map((skill) => [skill.id, skill])).values()];
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
    ...(choices.length > 0
      ? [
          choiceInput({
            id: 'picks',
            label: add.known,
            placeholder: add.knownHint,
            style: 'filtered',
            isMultiSelect: true,
            choices: choices.map((skill) => ({ title: hashtag(skill, words), value: skill.id })),
            'choices.data': { type: 'Data.Query', dataset: SKILLS_DATASET },
            ...(picks.length > 0 ? { value: picks.map(({ id }) => id).join(',') } : {}),
          }),
        ]
      : []),
    choiceInput({
      id: 'level',
      label: add.level,
      style: 'expanded',
      wrap: true,
      value: typed.level,
      choices: LEVELS.map((level) => ({ title: add.levels[level], value: level })),
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
    ...(offered.length > 0 ? [heading(add.saved(offered.length))] : []),
    ...offered.map((one) => line(offeredLine(words, one), { spacing: 'small' })),
    ...namesakes.map(({ entry, skill, helpers }, at) =>
      choiceInput({
        id: `as${at}`,
        label: add.same(shorten(entry, 60)),
        style: 'expanded',
        wrap: true,
        value: skill.id,
        choices: [
          { title: add.sameAs(hashtag(skill, words), peopleText(words, helpers)), value: skill.id },
          { title: add.own(shorten(entry, 60)), value: 'new' },
          { title: add.leaveOut, value: 'none' },
        ],
      }),
    ),
  ];
  const asked = namesakes.map(({ entry }) => entry);
  const saved = offered.map(({ skill }) => skill.id);
  return card(words.locale, add.heading, body, [
    submit(add.save, { dialog: OFFER_DIALOG, asked, level, saved }),
  ]);
}

/** So many people can help, or nothing where nobody can. */
export function peopleText(words: Messages, helpers: number): string {
  return helpers > 0 ? words.add.people(Math.min(helpers, MOST_COUNTED)) : '';
}
