import type { Reply } from '../chat/command';
import { day, listed, type Messages } from '../i18n/messages';
import type { Skill } from '../skills/skill';
import {
  buttons,
  card,
  container,
  execute,
  heading,
  line,
  note,
  openDialog,
  run,
  shorten,
  type Element,
} from './elements';
import type { ShownQuestion } from './open-questions-card';
import { hashtag } from './reason-line';
import { SETTINGS_DIALOG } from './settings-cards';

const LONGEST = 300;

/** The week of one person: topics, numbers and questions, and nobody's name. */
export interface ShownDigest {
  /** Topics that are new in the house, with how many can help. */
  readonly topics: readonly { readonly skill: Skill; readonly helpers: number }[];
  /** At least so many people said thank you; 0 where that is not told. */
  readonly thankful: number;
  readonly thankedFor: readonly Skill[];
  /** Words of thanks that both sides let others read. */
  readonly sentences: readonly { readonly sentence: string; readonly skill?: Skill | undefined }[];
  /** Questions that miss a helper. */
  readonly questions: readonly ShownQuestion[];
  /** A number that is another one each week. */
  readonly tip: number;
  readonly now: number;
  /** IANA. */
  readonly zone: string;
}

/** The weekly digest: one card, to be stopped with one tap. */
export function digestCard(words: Messages, digest: ShownDigest): Reply {
  const { digest: say } = words.rituals;
  const body: Element[] = [
    heading(say.heading),
    ...topicLines(words, digest),
    ...thanksLines(words, digest),
    ...questionLines(words, digest),
    section(say.tip),
    line(say.tips[digest.tip % say.tips.length] ?? '', { spacing: 'small' }),
    note(say.why, { spacing: 'medium' }),
  ];
  const actions = [execute(say.stop, 'digest-off', {}), openDialog(words.settings.open, SETTINGS_DIALOG)];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

function section(title: string): Element {
  return line([run(title, { weight: 'bolder' })], { spacing: 'medium', separator: true });
}

function topicLines(words: Messages, { topics }: ShownDigest): Element[] {
  const { digest: say } = words.rituals;
  if (topics.length === 0) return [];
  return [
    section(say.topics),
    ...topics.map(({ skill, helpers }) =>
      line(
        [
          run(hashtag(skill, words), { color: 'accent' }),
          run(` · ${say.canHelp(helpers)}`, { isSubtle: true }),
        ],
        { spacing: 'small' },
      ),
    ),
  ];
}

function thanksLines(words: Messages, { thankful, thankedFor, sentences }: ShownDigest): Element[] {
  const { digest: say } = words.rituals;
  if (thankful === 0 && sentences.length === 0) return [];
  const topics = listed(
    thankedFor.map((skill) => hashtag(skill, words)),
    words.locale,
  );
  const text = topics ? say.thankedFor(thankful, topics) : say.thanked(thankful);
  return [
    section(say.thanks),
    ...(thankful > 0 ? [line(text, { spacing: 'small' })] : []),
    ...sentences.map(({ sentence, skill }) =>
      line(
        [
          run(words.quote(shorten(sentence, LONGEST)), { italic: true }),
          ...(skill ? [run(` · ${hashtag(skill, words)}`, { isSubtle: true })] : []),
        ],
        { spacing: 'small' },
      ),
    ),
  ];
}

function questionLines(words: Messages, { questions, now, zone }: ShownDigest): Element[] {
  const { digest: say } = words.rituals;
  if (questions.length === 0) return [];
  return [
    section(say.questions),
    note(say.questionsHint),
    ...questions.map(({ request, topic, question, since }) =>
      container(
        [
          line([
            run(hashtag(topic, words), { color: 'accent' }),
            run(` · ${words.champions.round.since(day(since, words.locale, now, zone))}`, {
              isSubtle: true,
            }),
          ]),
          ...(question
            ? [line([run(words.quote(shorten(question, LONGEST)), { italic: true })], { spacing: 'none' })]
            : []),
          buttons([execute(words.requests.accept, 'accept', { request })], { spacing: 'small' }),
        ],
        { spacing: 'medium' },
      ),
    ),
  ];
}

/** Nothing happened that is worth a message. */
export function noDigestCard(words: Messages): Reply {
  const { digest: say } = words.rituals;
  const body = [heading(say.none), line(say.noneHint)];
  const actions = [execute(words.thanksNotice.profile, 'profile', {})];
  return { card: card(words.locale, say.none, body, actions), summary: say.none };
}
