import type { Reply } from '../chat/command';
import { listed, messages, type Messages } from '../i18n/messages';
import { shownAvailability } from '../people/availability';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import { MOST_TOPICS, type Mentor } from '../rituals/mentors';
import type { Skill } from '../skills/skill';
import { ASK_DIALOG } from './ask-form';
import { chatLink } from './chat-link';
import {
  buttons,
  card,
  choiceInput,
  container,
  execute,
  heading,
  line,
  note,
  openDialog,
  openUrl,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { whoAndWhy } from './helpers-card';
import { hashtag } from './reason-line';

/** The verb that opens the form. */
export const MENTORS = 'mentors';
/** The verbs that look; only confirmations repeat theirs, so two take turns. */
export const FIND_MENTORS = ['mentors-find', 'mentors-look'] as const;
/** The data set of the form's field: topics that somebody else can help with. */
export const MENTOR_TOPICS_DATASET = 'mentor-topics';

/** A mentor as the card shows them. */
export interface ShownMentor extends Mentor {
  /** The language that they are written to. */
  readonly locale: Locale;
}

/** What the form holds, and the way back. */
export interface MentorForm {
  readonly picks: readonly Skill[];
  /** Topics to choose from before anything is typed. */
  readonly known: readonly Skill[];
  readonly problem?: string | undefined;
  /** It was opened on the welcome, and leads back there. */
  readonly start?: boolean | undefined;
  /** Which of the two verbs looks. */
  readonly turn?: 0 | 1;
}

/** The button that leads here. @param start on the welcome, to which the form leads back. */
export function mentorsButton(words: Messages, start = false): Action {
  return execute(words.rituals.mentors.button, MENTORS, start ? { start } : {});
}

/** Written once to somebody who is new by the directory's start date. @param weeks after which that is forgotten. */
export function newcomerCard(words: Messages, weeks: number): Reply {
  const { newcomer: say } = words.rituals.mentors;
  const { yes } = words.rituals.firstWeek;
  const body = [
    heading(say.heading),
    line(say.line),
    buttons([mentorsButton(words), execute(yes, 'first-week', {})]),
    note(say.why(weeks), { spacing: 'medium' }),
  ];
  return { card: card(words.locale, say.heading, body), summary: `${say.heading}. ${say.line}` };
}

/** Which topics? */
export function mentorForm(words: Messages, form: MentorForm): Reply {
  const { mentors: say } = words.rituals;
  const { picks, known, problem, start = false, turn = 0 } = form;
  const choices = [...new Map([...picks, ...known].map((skill) => [skill.id, skill])).values()];
  const body: Element[] = [
    heading(say.heading),
    line(say.line),
    ...(problem ? [line([run(problem, { color: 'warning', weight: 'bolder' })])] : []),
    choiceInput({
      id: 'picks',
      label: say.label,
      placeholder: say.placeholder,
      style: 'filtered',
      isMultiSelect: true,
      choices: choices.map((skill) => ({ title: hashtag(skill, words), value: skill.id })),
      'choices.data': { type: 'Data.Query', dataset: MENTOR_TOPICS_DATASET },
      ...(picks.length > 0 ? { value: picks.map(({ id }) => id).join(',') } : {}),
    }),
    note(say.quiet),
  ];
  const actions = [
    execute(say.find, FIND_MENTORS[turn], { start }, { style: 'positive' }),
    ...back(words, start),
  ];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

/** Up to three colleagues, each with a chat in which the first message is written; they are not told. */
export function mentorsCard(
  words: Messages,
  newcomer: Person,
  shown: {
    readonly mentors: readonly ShownMentor[];
    /** Topics for which nobody has time. */
    readonly missing: readonly Skill[];
    readonly picks: readonly Skill[];
    readonly start?: boolean | undefined;
  },
): Reply {
  const { mentors: say } = words.rituals;
  const { mentors, missing, picks, start = false } = shown;
  const ids = picks.map(({ id }) => id).join(',');
  const again = execute(say.again, MENTORS, { picks: ids, start });
  if (mentors.length === 0) {
    const actions = [again, openDialog(words.requests.title, ASK_DIALOG), ...back(words, start)];
    return {
      card: card(words.locale, say.none, [heading(say.none), line(say.noneHint)], actions),
      summary: say.none,
    };
  }
  const title = say.found(mentors.length);
  const body: Element[] = [
    heading(title),
    line(say.foundHint),
    ...mentors.map((mentor) => mentorBlock(words, newcomer, mentor)),
    ...(missing.length > 0
      ? [note(say.busy(tagsIn(missing, words)), { spacing: 'medium', separator: true })]
      : []),
  ];
  return { card: card(words.locale, title, body, [again, ...back(words, start)]), summary: title };
}

function mentorBlock(words: Messages, newcomer: Person, mentor: ShownMentor): Element {
  const { person, topics, locale, availability } = mentor;
  const theirs = messages(locale);
  const first = shorten(firstName(person.name), 40);
  const tags = tagsIn(
    topics.map(({ skill }) => skill),
    theirs,
  );
  const draft = theirs.rituals.mentors.draft(first, shorten(newcomer.name, 60), tags);
  const chat = chatLink(person, draft);
  const helper = { person: person.id, score: 1, reasons: topics };
  const who = { helper, person, locale, thanked: false, availability: shownAvailability(availability) };
  return container(
    [
      whoAndWhy(words, who),
      ...(chat ? [buttons([openUrl(words.learn.chat(first), chat)], { spacing: 'small' })] : []),
    ],
    { separator: true, spacing: 'medium' },
  );
}

const back = (words: Messages, start: boolean): Action[] =>
  start ? [execute(words.rituals.mentors.back, 'welcome', {})] : [];

const tagsIn = (skills: readonly Skill[], words: Messages): string =>
  listed(
    skills.slice(0, MOST_TOPICS).map((skill) => hashtag(skill, words)),
    words.locale,
  );
