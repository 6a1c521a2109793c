import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { Skill } from '../skills/skill';
import { chatLink } from './chat-link';
import {
  buttons,
  card,
  columns,
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
import { NOMINATE_DIALOG } from './nomination-cards';
import { hashtag } from './reason-line';

/** Topics, and champions of one topic, shown at once. */
export const TOPICS_PAGE = 8;
export const CHAMPIONS_PAGE = 6;
const NAMES = 3;
/** Topics of one's own in a row of buttons. */
const IN_A_ROW = 5;

/** A champion as a card shows them. */
export interface ShownChampion {
  readonly person: Person;
  /** The language that they are written to. */
  readonly locale: Locale;
}

/** All topics with champions. */
export interface ShownTopics {
  readonly topics: readonly { readonly skill: Skill; readonly names: readonly string[] }[];
  /** Topics of the reader; empty in a group. */
  readonly mine: readonly Skill[];
  /** Topics that the reader helps with and could be champion of. */
  readonly ideas: readonly Skill[];
  readonly offset: number;
  readonly more: boolean;
}

/** One topic. */
export interface ShownTopic {
  readonly skill: Skill;
  /** A page of those whom the reader may see, without the reader. */
  readonly champions: readonly ShownChampion[];
  /** How many there are, without the reader. */
  readonly total: number;
  readonly offset: number;
  /** The reader is one; undefined where others read along. */
  readonly isMine: boolean | undefined;
  /** The reader may suggest somebody. */
  readonly mayNominate: boolean;
}

/** `/champions`: topics and who stands for them, each a button. */
export function championsCard(words: Messages, { topics, mine, ideas, offset, more }: ShownTopics): Reply {
  const { champions: say } = words;
  const title = topics.length > 0 || mine.length > 0 ? say.heading : say.none;
  const body: Element[] = [
    heading(title),
    line(topics.length > 0 || mine.length > 0 ? say.what : say.noneHint),
  ];
  for (const { skill, names } of topics) {
    const tag = hashtag(skill, words);
    const rest = names.length - NAMES;
    const shown = names.slice(0, NAMES).map((name) => shorten(name, 60));
    body.push(
      columns(
        [
          {
            width: 'stretch',
            items: [
              line([run(tag, { color: 'accent', weight: 'bolder' })]),
              note([shown.join(', '), ...(rest > 0 ? [words.me.more(rest)] : [])].join(' '), {
                spacing: 'none',
              }),
            ],
          },
        ],
        { separator: true, selectAction: execute(tag, 'champions-of', { skill: skill.id }) },
      ),
    );
  }
  body.push(...ownTopics(words, say.mine, mine, 'champions-of'));
  body.push(...ownTopics(words, say.ideas, ideas, 'become-champion'));
  const actions: Action[] = [
    ...(more
      ? [execute(say.more, nextVerb(offset / TOPICS_PAGE, 'topics'), { offset: offset + TOPICS_PAGE })]
      : []),
    ...(offset > 0 ? [execute(say.back, 'champions', {})] : []),
    ...(mine.length > 0
      ? [execute(say.kit.questions, 'open-questions', {}), execute(say.kit.badge, 'champion-badge', {})]
      : []),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function ownTopics(
  words: Messages,
  title: string,
  skills: readonly Skill[],
  verb: 'champions-of' | 'become-champion',
): Element[] {
  if (skills.length === 0) return [];
  const actions = skills.map((skill) => execute(hashtag(skill, words), verb, { skill: skill.id }));
  const rows = Array.from({ length: Math.ceil(actions.length / IN_A_ROW) }, (_, n) =>
    buttons(actions.slice(n * IN_A_ROW, (n + 1) * IN_A_ROW), { spacing: 'small' }),
  );
  return [line([run(title, { weight: 'bolder' })], { spacing: 'medium' }), ...rows];
}

/** Only confirmations repeat their verb, so pages take turns with two. */
function nextVerb(page: number, of: 'topics' | 'people'): string {
  const turn = page % 2 === 0 ? 'more' : 'next';
  return of === 'topics' ? `${turn}-champion-topics` : `${turn}-champions`;
}

/** `/champions <topic>`: who they are, and one tap to become one. */
export function topicChampionsCard(words: Messages, shown: ShownTopic): Reply {
  const { champions: say } = words;
  const { skill, champions, total, offset, isMine } = shown;
  const topic = hashtag(skill, words);
  const count = total + (isMine ? 1 : 0);
  const [title, hint] =
    total > 0
      ? [say.of(topic, count), undefined]
      : isMine
        ? [say.only(topic), say.onlyHint]
        : [say.noneOf(topic), say.noneOfHint];
  const body: Element[] = [
    heading(title),
    ...(hint ? [line(hint)] : []),
    ...(isMine && total > 0 ? [note(say.youToo)] : []),
    ...champions.map((one) => championRow(words, skill, one)),
  ];
  const data = { skill: skill.id };
  const more = offset + champions.length < total;
  const actions: Action[] = [
    ...(isMine
      ? [execute(say.kit.questions, 'open-questions', {}), execute(say.stepDown, 'step-down', data)]
      : [execute(say.become, 'become-champion', data, { style: 'positive' as const })]),
    ...(more
      ? [
          execute(say.more, nextVerb(offset / CHAMPIONS_PAGE, 'people'), {
            ...data,
            offset: offset + CHAMPIONS_PAGE,
          }),
        ]
      : []),
    ...(shown.mayNominate ? [openDialog(say.nominate.button, NOMINATE_DIALOG, data)] : []),
    // A card takes five buttons at most.
    offset > 0 ? execute(say.back, 'champions-of', data) : execute(say.all, 'champions', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function championRow(words: Messages, skill: Skill, { person, locale }: ShownChampion): Element {
  const theirs = messages(locale);
  const chat = chatLink(
    person,
    theirs.champions.draft(shorten(firstName(person.name), 40), hashtag(skill, theirs)),
  );
  const place = [person.title, person.department, person.office].filter(Boolean).join(' · ');
  return container(
    [
      columns([
        {
          width: 'stretch',
          verticalContentAlignment: 'center',
          items: [
            line([
              run(shorten(person.name, 80), { weight: 'bolder' }),
              run(` ${words.champions.badge}`, { color: 'accent' }),
            ]),
            ...(place ? [note(shorten(place, 140), { spacing: 'none' })] : []),
          ],
        },
        ...(chat
          ? [{ width: 'auto' as const, items: [buttons([openUrl(words.champions.chat, chat)])] }]
          : []),
      ]),
    ],
    { separator: true, spacing: 'medium' },
  );
}

/** The word means several topics, or none: which one? */
export function whichTopicCard(
  words: Messages,
  asked: string,
  choices: readonly Skill[],
  sure: boolean,
): Reply {
  const { champions: say } = words;
  const title = sure ? say.which : say.unknown(shorten(asked, 60));
  const pick = choices
    .slice(0, IN_A_ROW)
    .map((skill) =>
      execute(sure ? skill.labels[words.locale] : hashtag(skill, words), 'champions-of', { skill: skill.id }),
    );
  const body: Element[] = [
    heading(title),
    ...(sure ? [] : [line(say.unknownHint)]),
    ...(pick.length > 0 ? [buttons(pick)] : []),
  ];
  return { card: card(words.locale, title, body, [execute(say.all, 'champions', {})]), summary: title };
}
