import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Person } from '../people/person';
import { fingerprint } from '../thanks/testimonial';
import { MAX_SENTENCE, type Thanks } from '../thanks/thanks';
import {
  card,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  showCard,
  textInput,
  type Action,
  type Element,
} from './elements';
import type { Question } from './helpers-card';
import { backToResults } from './said-card';

/** The verbs by which both sides say whether others may read a sentence, and the asker's for other words. */
export const OPEN_SENTENCE_VERB = 'show-sentence';
export const CLOSE_SENTENCE_VERB = 'hide-sentence';
export const REWORD_VERB = 'change-sentence';
/** The asker's: before the community, where there is such a place. */
export const POST_VERB = 'post-sentence';

/** What a button about a sentence carries: which, and the words that were read. */
export const sentenceData = (thanks: Thanks) => ({
  thanks: thanks.id,
  read: thanks.sentence === undefined ? undefined : fingerprint(thanks.sentence),
});

/** A sentence, big enough to be looked at. */
export function quoted(words: Messages, sentence: string): Element {
  return line([run(words.quote(sentence), { italic: true, size: 'medium' })]);
}

/**
 * The asker's card of a sentence: on its way, and whether others may read it.
 *
 * @param title instead of whose it is.
 * @param pressed the verb that led here; it is not repeated.
 * @param hasCommunity there is a place where the community reads.
 */
export function sentenceGivenCard(
  words: Messages,
  helper: Person,
  thanks: Thanks,
  {
    title,
    question,
    pressed,
    hasCommunity = false,
  }: {
    readonly title?: string;
    readonly question?: Question | undefined;
    readonly pressed?: string;
    readonly hasCommunity?: boolean;
  } = {},
): Reply {
  const { sentence: say } = words.gratitude;
  const first = shorten(firstName(helper.name), 40);
  const heads = title ?? say.yours(shorten(helper.name, 80));
  const isOpen = thanks.open?.asker === true;
  const isRead = isOpen && thanks.open?.helper === true;
  const body: Element[] = [
    heading(heads),
    ...(thanks.sentence === undefined ? [] : [quoted(words, thanks.sentence)]),
    line(isRead ? say.both(first) : isOpen ? say.open(first) : say.question(first)),
    ...(isRead && thanks.posted ? [note(say.posted)] : []),
    ...(isOpen ? [] : [note(say.noAnswer)]),
  ];
  const data = sentenceData(thanks);
  const actions: Action[] = [
    isOpen
      ? execute(say.no, CLOSE_SENTENCE_VERB, data)
      : execute(say.yes, OPEN_SENTENCE_VERB, data, { style: 'positive' }),
    ...(isRead && hasCommunity && !thanks.posted && pressed !== POST_VERB
      ? [execute(say.post, POST_VERB, data)]
      : []),
    ...(pressed === REWORD_VERB ? [] : [rewordForm(words, first, thanks)]),
    ...backToResults(words, question),
  ];
  return {
    card: card(words.locale, heads, body, actions),
    summary: heads,
    stands: { kind: 'sentence-given', subject: thanks.id },
  };
}

function rewordForm(words: Messages, first: string, thanks: Thanks): Action {
  const { thank, gratitude } = words;
  const input = textInput({
    id: 'sentence',
    label: thank.sentenceLabel,
    isMultiline: true,
    isRequired: true,
    errorMessage: thank.sentenceMissing,
    maxLength: MAX_SENTENCE,
    value: thanks.sentence ?? '',
  });
  return showCard(
    gratitude.sentence.change,
    [input, note(gratitude.sentence.changeHint(first))],
    [execute(gratitude.sentence.save, REWORD_VERB, { thanks: thanks.id }, { style: 'positive' })],
  );
}

/** The helper's say, below a sentence that the asker lets others read; nothing while the asker does not. */
export function helpersSay(
  words: Messages,
  asker: Person,
  thanks: Thanks,
): { readonly body: Element[]; readonly actions: Action[] } {
  const { shown: say } = words.gratitude;
  if (!thanks.open?.asker) return { body: [], actions: [] };
  const data = sentenceData(thanks);
  if (thanks.open.helper)
    return { body: [line(say.on)], actions: [execute(say.no, CLOSE_SENTENCE_VERB, data)] };
  return {
    body: [line(say.question(shorten(firstName(asker.name), 40)))],
    actions: [execute(say.yes, OPEN_SENTENCE_VERB, data, { style: 'positive' })],
  };
}
