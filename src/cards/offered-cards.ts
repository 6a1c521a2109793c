import type { Reply, Turn } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { Offered } from '../skills/offer-skills';
import type { Skill, SkillId } from '../skills/skill';
import { chatLink } from './chat-link';
import {
  buttons,
  card,
  choiceInput,
  columns,
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
import { LEVELS, OFFER_DIALOG } from './offer-dialog';
import { hashtag } from './reason-line';

/** Somebody who wants to learn the same. */
export interface Partner {
  readonly person: Person;
  /** The language that they are written to. */
  readonly locale: Locale;
}

/** A skill that was stored, with those one could learn it with. */
export interface ShownOffer extends Offered {
  readonly partners: readonly Partner[];
}

/** Partners shown of one skill; the headline counts them all. */
export const SHOWN_PARTNERS = 3;
/** Skills of one card whose partners are shown. */
const SHOWN_WISHES = 2;
/** Ideas in the dialog; each button carries all that was chosen. */
const SHOWN_IDEAS = 4;
const IN_A_ROW = 5;
/** Bytes of a card as JSON; what stands around it takes some as well. */
const LARGEST = 24_000;

/** One skill, and how many there are who can help with it. */
export function offeredLine(words: Messages, { skill, level, helpers }: Offered): string {
  const { add } = words;
  const topic = hashtag(skill, words);
  if (level === 'learn') return add.wish(topic, helpers);
  return helpers > 0 ? add.also(topic, helpers) : add.fresh(topic);
}

/** The dialog once skills are stored: each with a level of its own, and what often goes with them. */
export function offeredForm(words: Messages, offered: readonly ShownOffer[], ideas: readonly Skill[]): Card {
  const alone = offered.map((one) => ({ ...one, partners: [] }));
  const tries = [
    offeredBody(words, offered, ideas),
    offeredBody(words, offered, []),
    offeredBody(words, alone, []),
  ];
  return tries.find((one) => Buffer.byteLength(JSON.stringify(one)) < LARGEST) ?? tries[2]!;
}

function offeredBody(words: Messages, offered: readonly ShownOffer[], ideas: readonly Skill[]): Card {
  const { add, undo } = words;
  const chosen = offered.map(({ skill }) => skill.id);
  const title = offered.length > 0 ? add.saved(offered.length) : add.none;
  const body: Element[] = [
    heading(title),
    ...(offered.length > 1 ? [line(add.each)] : []),
    ...offered.map((one, at) =>
      choiceInput({
        id: `level${at}`,
        label: offeredLine(words, one),
        style: 'compact',
        value: one.level,
        choices: LEVELS.map((level) => ({ title: words.reason.level[level], value: level })),
      }),
    ),
    ...partnerSections(words, offered),
    ...moreButtons(words, chosen, ideas),
  ];
  const actions: Action[] =
    offered.length > 0
      ? [
          submit(add.saveLevels, { dialog: OFFER_DIALOG, chosen }),
          submit(undo.button, { dialog: OFFER_DIALOG, verb: 'undo' }),
        ]
      : [submit(add.addMore, { dialog: OFFER_DIALOG, again: true })];
  return card(words.locale, title, body, actions);
}

/** The dialog once levels are stored. */
export function levelsCard(words: Messages, offered: readonly ShownOffer[]): Card {
  const { add, undo } = words;
  const body: Element[] = [
    heading(add.levelsSaved),
    ...offered.map(({ skill, level }) =>
      line([run(hashtag(skill, words), { weight: 'bolder' }), run(` · ${words.reason.level[level]}`)], {
        spacing: 'small',
      }),
    ),
    note(add.thanks),
    ...partnerSections(words, offered),
  ];
  return card(words.locale, add.levelsSaved, body, [
    submit(undo.button, { dialog: OFFER_DIALOG, verb: 'undo' }),
    submit(add.addMore, { dialog: OFFER_DIALOG, again: true }),
  ]);
}

/** The dialog after something was taken back. */
export function takenBackCard(words: Messages, { card: said }: Reply): Card {
  return card(words.locale, said.fallbackText, said.body, [
    submit(words.add.addMore, { dialog: OFFER_DIALOG, again: true }),
  ]);
}

/** In the chat: a skill is stored after a tap, and what else may fit stays there to tap. */
export function offeredCard(
  words: Messages,
  offered: readonly ShownOffer[],
  ideas: readonly Skill[],
  verb: 'confirm' | 'confirm-also',
): Reply {
  const { add, undo, thanksNotice } = words;
  const title = add.saved(offered.length);
  const body: Element[] = [
    heading(title),
    ...offered.map((one) =>
      line([run(offeredLine(words, one)), run(` · ${words.reason.level[one.level]}`, { isSubtle: true })], {
        spacing: 'small',
      }),
    ),
    note(add.thanks),
    ...partnerSections(words, offered),
    ...ideaButtons(words, add.fits, ideas, verb),
  ];
  const actions: Action[] = [
    ...offered.map(({ skill }) => execute(add.change, 'edit', { skill: skill.id })),
    execute(undo.button, 'undo', {}),
    execute(thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** Leads from a result to those who want to learn the same; in private only, and where it is about one skill. */
export function learnButton(turn: Pick<Turn, 'words' | 'private'>, skills: readonly Skill[]): Action[] {
  const [skill, ...others] = skills;
  if (!turn.private || !skill || others.length > 0) return [];
  return [execute(turn.words.learn.button, 'learn', { skill: skill.id })];
}

/** In the chat: I want to learn this; with whom I could. */
export function learnCard(words: Messages, { skill, ...rest }: ShownOffer): Reply {
  const { learn, undo, thanksNotice } = words;
  const topic = hashtag(skill, words);
  const [title, hint] =
    rest.level === 'learn'
      ? [learn.heading(topic), rest.learners.length === 0 ? learn.nobody : learn.hint]
      : [learn.offered(topic), learn.offeredHint];
  const body: Element[] = [heading(title), line(hint), ...partnerSections(words, [{ skill, ...rest }])];
  const actions: Action[] = [
    ...(rest.level === 'learn'
      ? [execute(undo.button, 'undo', {})]
      : [execute(words.add.change, 'edit', { skill: skill.id })]),
    execute(thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** Skills to offer with a tap each; nothing where there are none. */
export function ideaButtons(
  words: Messages,
  title: string,
  skills: readonly Skill[],
  verb: 'confirm' | 'confirm-also',
): Element[] {
  if (skills.length === 0) return [];
  return [
    line(title, { spacing: 'medium' }),
    ...rows(skills.map((skill) => execute(hashtag(skill, words), verb, { skill: skill.id }))),
  ];
}

/** Buttons in rows of as many as every client shows. */
function rows(actions: readonly Action[]): Element[] {
  const count = Math.ceil(actions.length / IN_A_ROW);
  return Array.from({ length: count }, (_, n) =>
    buttons(actions.slice(n * IN_A_ROW, (n + 1) * IN_A_ROW), n > 0 ? { spacing: 'small' } : {}),
  );
}

/** Who else wants to learn what the person wants to learn, with a chat each. */
export function partnerSections(words: Messages, offered: readonly ShownOffer[]): Element[] {
  return offered
    .filter(({ partners }) => partners.length > 0)
    .slice(0, SHOWN_WISHES)
    .flatMap(({ skill, learners, partners }) => [
      line([run(words.learn.partners(hashtag(skill, words), learners.length), { weight: 'bolder' })], {
        spacing: 'medium',
      }),
      ...partners.slice(0, SHOWN_PARTNERS).map((partner) => partnerRow(words, skill, partner)),
    ]);
}

function partnerRow(words: Messages, skill: Skill, { person, locale }: Partner): Element {
  const theirs = messages(locale);
  const first = shorten(firstName(person.name), 40);
  const chat = chatLink(person, theirs.learn.draft(first, hashtag(skill, theirs)));
  const place = [person.department, person.office].filter(Boolean).join(' · ');
  return columns(
    [
      {
        width: 'stretch',
        verticalContentAlignment: 'center',
        items: [
          line([
            run(shorten(person.name, 80)),
            ...(place ? [run(` · ${shorten(place, 80)}`, { isSubtle: true })] : []),
          ]),
        ],
      },
      ...(chat
        ? [{ width: 'auto' as const, items: [buttons([openUrl(words.learn.chat(first), chat)])] }]
        : []),
    ],
    { spacing: 'small' },
  );
}

function moreButtons(words: Messages, chosen: readonly SkillId[], ideas: readonly Skill[]): Element[] {
  if (ideas.length === 0) return [];
  return [
    line(words.add.fits, { spacing: 'medium' }),
    ...rows(
      ideas
        .slice(0, SHOWN_IDEAS)
        .map((skill) => submit(hashtag(skill, words), { dialog: OFFER_DIALOG, chosen, more: skill.id })),
    ),
  ];
}
