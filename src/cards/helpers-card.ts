import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import type { ShownAvailability } from '../people/availability';
import { firstName, initials } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import { type Finding, type Helper, type Skill, type SkillId } from '../skills/skill';
import { badgeText, type ShownBadge } from './badge-text';
import { chatLink } from './chat-link';
import {
  buttons,
  card,
  columns,
  container,
  execute,
  heading,
  image,
  line,
  note,
  openUrl,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { headline, isGuess, saysSo } from './headline';
import { hashtag, reasonLine } from './reason-line';

/** What a result was asked with; its buttons carry it, so that they work as long as the card is there. */
export interface Question {
  readonly words?: string | undefined;
  readonly skills?: readonly SkillId[] | undefined;
  readonly offset?: number | undefined;
}

/** A helper as the card shows them. */
export interface ShownHelper {
  readonly helper: Helper;
  readonly person: Person;
  /** The language that the helper is written to. */
  readonly locale: Locale;
  /** The asker has thanked this helper for this topic lately. */
  readonly thanked: boolean;
  /** Champion of a topic that was asked for. */
  readonly champion?: boolean | undefined;
  /** A sentence that others may read, and who wrote it. */
  readonly testimonial?: { readonly sentence: string; readonly by: Person } | undefined;
  /** Those that the helper lets others see. */
  readonly badges?: readonly ShownBadge[] | undefined;
  /** Absent where that is not known. */
  readonly availability?: ShownAvailability | undefined;
  /** Whom they report to; told only where somebody looked for this person. */
  readonly manager?: Person | undefined;
  /** A `data:` address; absent where there is none, or none yet. */
  readonly photo?: string | undefined;
}

export const PAGE = 5;
/** Bytes of a reply as JSON, photos included; Teams takes 28 KB with its envelope. */
const LARGEST = 25_000;
/** Characters of a testimonial on a result. */
const LONGEST_QUOTE = 120;

/**
 * The result of a question: up to 5 helpers, why, and how to reach them.
 *
 * @param ways further buttons below them.
 * @param below what else stands there, as far as there is room.
 */
export function helpersCard(
  words: Messages,
  question: Question,
  finding: Finding,
  shown: readonly ShownHelper[],
  ways: readonly Action[] = [],
  below: readonly Element[] = [],
): Reply {
  const bare: ShownHelper[] = shown.map((one) => ({ ...one, photo: undefined }));
  const size = (reply: Reply) => Buffer.byteLength(JSON.stringify(reply));
  let reply = helpersReply(words, question, finding, bare, ways, below);
  if (below.length > 0 && size(reply) > LARGEST) return helpersCard(words, question, finding, shown, ways);
  // Long names and long reasons come first.
  for (let at = bare.length - 1; at >= 0 && size(reply) >= LARGEST; at -= 1) {
    bare.splice(at, 1, { ...(bare[at] as ShownHelper), testimonial: undefined, badges: undefined });
    reply = helpersReply(words, question, finding, bare, ways, below);
  }
  if (shown.every(({ photo }) => !photo)) return reply;
  let left = LARGEST - size(reply);
  const fitting = bare.map((one, at) => {
    const { photo } = shown[at] as ShownHelper;
    // More than what is added, because initials go.
    const added = photo ? Buffer.byteLength(JSON.stringify(portrait(one.person, photo))) : 0;
    if (added >= left) return one;
    left -= added;
    return { ...one, photo };
  });
  return helpersReply(words, question, finding, fitting, ways, below);
}

function helpersReply(
  words: Messages,
  question: Question,
  finding: Finding,
  shown: readonly ShownHelper[],
  ways: readonly Action[],
  below: readonly Element[],
): Reply {
  const offset = question.offset ?? 0;
  const title = headline(words, finding);
  const body: Element[] = [heading(title), ...(isGuess(finding) ? [line(words.find.guess)] : [])];
  if (finding.total > PAGE) {
    body.push(note(words.find.page(offset + 1, offset + shown.length, finding.total)));
  }
  shown.forEach((one) => body.push(helperBlock(words, question, finding, one)));
  const able = shown.filter(({ helper }) => saysSo(helper));
  const names = (able.length > 0 ? able : shown).map(({ person }) => shorten(person.name, 80));
  const summary = `${title}: ${names.join(', ')}`;
  const actions = [...pages(words, question, finding, shown.length), ...ways];
  if (below.length === 0) return { card: card(words.locale, summary, body, actions), summary };
  // The buttons of the result stand with the result.
  if (actions.length > 0) body.push(buttons(actions, { spacing: 'medium' }));
  return { card: card(words.locale, summary, [...body, ...below]), summary };
}

function helperBlock(words: Messages, question: Question, finding: Finding, shown: ShownHelper): Element {
  return container(
    [whoAndWhy(words, shown), buttons(contact(words, question, finding, shown), { spacing: 'small' })].filter(
      (element) => element.type !== 'ActionSet' || element.actions.length > 0,
    ),
    { separator: true, spacing: 'medium' },
  );
}

function badgeLine(words: Messages, { badges = [] }: ShownHelper): Element[] {
  if (badges.length === 0) return [];
  return [note(badges.map((one) => badgeText(words, one)).join(' · '), { spacing: 'none' })];
}

function testimonialLine(words: Messages, { testimonial }: ShownHelper): Element[] {
  if (!testimonial) return [];
  const quote = words.quote(shorten(testimonial.sentence, LONGEST_QUOTE));
  const by = `${quote} – ${shorten(testimonial.by.name, 60)}`;
  return [line([run(by, { italic: true })], { spacing: 'none' })];
}

/** Title, department and office, as far as they are known. */
export function placeOf({ title, department, office }: Person): string {
  return shorten([title, department, office].filter(Boolean).join(' · '), 140);
}

/** A helper without buttons: who it is, and why they are shown. */
export function whoAndWhy(words: Messages, shown: ShownHelper): Element {
  const { helper, person } = shown;
  const place = placeOf(person);
  const why = reasonLine(helper.reasons, words);
  return columns([
    avatar(person, shown.photo),
    {
      width: 'stretch',
      items: [
        line([
          run(shorten(person.name, 80), { weight: 'bolder' }),
          ...(shown.champion ? [run(` ${words.champions.badge}`, { color: 'accent' as const })] : []),
          ...(shown.availability
            ? [run(` · ${words.find.availability[shown.availability]}`, { isSubtle: true })]
            : []),
        ]),
        ...(place ? [note(place, { spacing: 'none' })] : []),
        ...(shown.manager
          ? [note(words.find.reportsTo(shorten(shown.manager.name, 80)), { spacing: 'none' })]
          : []),
        ...(why ? [line(why, { spacing: 'none' })] : []),
        ...testimonialLine(words, shown),
        ...badgeLine(words, shown),
      ],
    },
  ]);
}

function portrait(person: Person, photo: string) {
  return image(photo, shorten(person.name, 80));
}

/** Initials stand in for a photo. */
function avatar(person: Person, photo: string | undefined) {
  if (photo) {
    return {
      width: '56px' as const,
      verticalContentAlignment: 'center' as const,
      items: [portrait(person, photo)],
    };
  }
  return {
    width: '56px' as const,
    style: 'emphasis' as const,
    minHeight: '40px' as const,
    verticalContentAlignment: 'center' as const,
    items: [line([run(initials(person.name), { weight: 'bolder' })], { horizontalAlignment: 'center' })],
  };
}

/** The buttons of a helper. They carry the question, for the way back. */
export function contact(words: Messages, question: Question, finding: Finding, shown: ShownHelper): Action[] {
  const { helper, person } = shown;
  const topic = topicOf(helper, finding);
  const theirs = messages(shown.locale);
  const name = shorten(firstName(person.name), 40);
  const draft = topic ? theirs.find.draft(name, hashtag(topic, theirs)) : theirs.find.draftOpen(name);
  const chat = chatLink(person, draft);
  const thanks = execute(words.find.thank, 'thank', { helper: person.id, skill: topic?.id, question });
  const ask = execute(words.find.ask, 'ask', { helper: person.id, skill: topic?.id, question });
  return [...(chat ? [openUrl(words.find.chat, chat)] : []), ask, ...(shown.thanked ? [] : [thanks])];
}

/** What somebody is asked about and thanked for: what they are known for, else what was asked. */
export function topicOf(helper: Helper, finding: Finding): Skill | undefined {
  const asked = finding.resolution.skills.map(({ skill }) => skill);
  const own = helper.reasons.find((reason) => reason.kind === 'evidence');
  return asked.find((skill) => skill.id === own?.skill.id) ?? asked[0];
}

/** Only confirmations repeat their verb, so pages take turns with two. */
function nextVerb(offset: number): 'more' | 'next' {
  return (offset / PAGE) % 2 === 0 ? 'more' : 'next';
}

function pages(words: Messages, question: Question, finding: Finding, count: number): Action[] {
  const offset = question.offset ?? 0;
  const more = offset + count < finding.total;
  return [
    ...(more ? [execute(words.find.more, nextVerb(offset), { ...question, offset: offset + PAGE })] : []),
    ...(offset > 0 ? [execute(words.find.back, 'first', { ...question, offset: 0 })] : []),
  ];
}
