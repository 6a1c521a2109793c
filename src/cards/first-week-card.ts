import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { FirstWeekStep } from '../rituals/first-week';
import type { Skill } from '../skills/skill';
import { ASK_DIALOG } from './ask-form';
import {
  buttons,
  card,
  execute,
  heading,
  line,
  note,
  openDialog,
  shorten,
  type Action,
  type Element,
} from './elements';
import { exampleButtons } from './examples';
import { OFFER_DIALOG } from './offer-dialog';
import { mentorsButton } from './mentor-cards';
import { hashtag } from './reason-line';
import { SETTINGS_DIALOG } from './settings-cards';

/** The verbs that show the next card; only confirmations repeat theirs, so two take turns. */
export const NEXT_CARD = ['first-week-next', 'first-week-more'] as const;

/** What a card is about, with what it takes to do it. */
export interface ShownStep {
  readonly step: FirstWeekStep;
  /** Nothing comes after it. */
  readonly last: boolean;
  /** Skills to offer, or topics of the people around. */
  readonly skills: readonly Skill[];
  /** The office or department that these topics are from. */
  readonly place?: string | undefined;
}

/**
 * One card of the first week: one thing to do, right here.
 *
 * @param turn which of the two verbs leads on.
 */
export function firstWeekCard(words: Messages, shown: ShownStep, turn: 0 | 1 = 0): Reply {
  const { firstWeek: say } = words.rituals;
  const { title, text } = say.steps[shown.step];
  const summary = `${say.label}: ${title}`;
  const body: Element[] = [
    note(say.label, { spacing: 'none' }),
    heading(title),
    line(shown.step === 'around' && shown.place ? say.aroundPlace(shorten(shown.place, 80)) : text),
    buttons(things(words, shown), { spacing: 'small' }),
    note(shown.last ? say.wasLast : say.tomorrow, { spacing: 'medium' }),
  ];
  const actions: Action[] = shown.last
    ? []
    : [execute(say.next, NEXT_CARD[turn], {}), execute(say.stop, 'first-week-off', {})];
  return { card: card(words.locale, summary, body, actions), summary };
}

function things(words: Messages, { step, skills }: ShownStep): Action[] {
  const { firstWeek: say } = words.rituals;
  const tags = (verb: string, data: (skill: Skill) => object) =>
    skills.map((skill) => execute(hashtag(skill, words), verb, data(skill)));
  switch (step) {
    case 'skill':
      return [
        ...tags('confirm', ({ id }) => ({ skill: id })),
        openDialog(skills.length > 0 ? say.otherSkills : words.add.title, OFFER_DIALOG),
      ];
    case 'ask':
      return [...exampleButtons(words), openDialog(words.requests.title, ASK_DIALOG), mentorsButton(words)];
    case 'around':
      return [...tags('choose', ({ id }) => ({ skills: [id] })), mentorsButton(words)];
    case 'thank':
      return [execute(words.find.thank, 'try', { text: `/${words.commands.thank.title}` })];
    case 'quiet':
      return [openDialog(words.settings.open, SETTINGS_DIALOG)];
  }
}

/** It is over: everything was shown, or done already. */
export function firstWeekOverCard(words: Messages): Reply {
  const { firstWeek: say } = words.rituals;
  const actions = [
    execute(words.unknown.allCommands, 'help', {}),
    execute(words.thanksNotice.profile, 'profile', {}),
    mentorsButton(words),
  ];
  return {
    card: card(words.locale, say.over, [heading(say.over), line(say.overHint)], actions),
    summary: say.over,
  };
}
