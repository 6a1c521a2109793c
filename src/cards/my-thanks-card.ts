import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import type { Thanks } from '../thanks/thanks';
import {
  buttons,
  card,
  container,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { badgeText, type ShownBadge } from './badge-text';
import { CLOSE_SENTENCE_VERB, OPEN_SENTENCE_VERB, POST_VERB, sentenceData } from './sentence-cards';

/** Sentences on a card. */
export const SENTENCES_PAGE = 5;

/** A sentence that somebody wrote or got. */
export interface OwnSentence {
  readonly thanks: Thanks;
  /** The reader wrote it. */
  readonly mine: boolean;
  /** The other side; absent where nobody knows them any more. */
  readonly other: Person | undefined;
}

/** What somebody sees of their thanks. */
export interface ShownThanks {
  readonly count: number;
  /** Distinct ones; those who were forgotten are one together. */
  readonly people: number;
  /** A page of them, newest first. */
  readonly sentences: readonly OwnSentence[];
  readonly offset: number;
  readonly more: boolean;
  readonly badges: readonly ShownBadge[];
  /** Others see the badges. */
  readonly badgesShown: boolean;
  /** There is a place where the community reads. */
  readonly hasCommunity?: boolean | undefined;
}

/** My thanks: how many, and every sentence with whether others read it. */
export function myThanksCard(words: Messages, shown: ShownThanks, now: number): Reply {
  const { mine: say } = words.gratitude;
  const { count, people, sentences, offset, more, badges } = shown;
  const title = say.heading;
  const body: Element[] = [
    heading(title),
    line(count === 0 ? say.none : say.count(count, people)),
    ...(offset === 0 ? badgeSection(words, shown) : []),
    ...(sentences.length > 0
      ? [line([run(say.sentences, { weight: 'bolder' })], { spacing: 'medium' })]
      : count > 0
        ? [note(say.noSentences)]
        : []),
    ...sentences.map((one) => sentenceRow(words, one, now, shown.hasCommunity)),
  ];
  const turn = (offset / SENTENCES_PAGE) % 2 === 0 ? 'more-thanks' : 'next-thanks';
  const { badge: sayBadge } = words.gratitude;
  const actions: Action[] = [
    ...(badges.length === 0
      ? []
      : [
          shown.badgesShown
            ? execute(sayBadge.hide, 'hide-badges', {})
            : execute(sayBadge.show, 'show-badges', {}),
        ]),
    ...(more ? [execute(say.more, turn, { offset: offset + SENTENCES_PAGE })] : []),
    ...(count > 0 ? [execute(words.gratitude.record.button, 'record', {})] : []),
    execute(words.thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function badgeSection(words: Messages, { badges, badgesShown }: ShownThanks): Element[] {
  if (badges.length === 0) return [];
  const { badge: say } = words.gratitude;
  return [
    line([run(badgesShown ? say.others : say.onlyYou, { weight: 'bolder' })], { spacing: 'medium' }),
    ...badges.map((one) => line(badgeText(words, one), { spacing: 'none' })),
  ];
}

function sentenceRow(
  words: Messages,
  { thanks, mine, other }: OwnSentence,
  now: number,
  hasCommunity = false,
): Element {
  const { mine: say, sentence, shown } = words.gratitude;
  const name = other ? shorten(other.name, 80) : words.someone;
  const { asker = false, helper = false } = thanks.open ?? {};
  const state = asker && helper ? 'shown' : asker && !mine ? 'you' : asker ? 'open' : 'between';
  const about = [mine ? say.to(name) : say.from(name), day(thanks.at, words.locale, now), say.state[state]];
  const isOpen = mine ? asker : helper;
  const [yes, no] = mine ? [sentence.offer, sentence.no] : [shown.yes, shown.no];
  // As long as the asker has not said yes, there is nothing to show.
  const button = isOpen
    ? execute(no, CLOSE_SENTENCE_VERB, sentenceData(thanks))
    : mine || asker
      ? execute(yes, OPEN_SENTENCE_VERB, sentenceData(thanks))
      : undefined;
  const isRead = mine && asker && helper;
  const row: Action[] = [
    ...(button ? [button] : []),
    ...(isRead && hasCommunity && !thanks.posted
      ? [execute(sentence.post, POST_VERB, sentenceData(thanks))]
      : []),
  ];
  return container(
    [
      line([run(words.quote(shorten(thanks.sentence ?? '', 200)), { italic: true })]),
      note(about.join(' · '), { spacing: 'none' }),
      ...(isRead && thanks.posted ? [note(sentence.posted, { spacing: 'none' })] : []),
      ...(row.length > 0 ? [buttons(row, { spacing: 'small' })] : []),
    ],
    { separator: true, spacing: 'medium' },
  );
}
