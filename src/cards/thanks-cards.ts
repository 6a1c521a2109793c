import type { Reply, Turn } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Person } from '../people/person';
import type { Skill } from '../skills/skill';
import { MAX_SENTENCE, type Thanks } from '../thanks/thanks';
import { chatLink } from './chat-link';
import {
  card,
  execute,
  heading,
  line,
  note,
  openUrl,
  shorten,
  showCard,
  textInput,
  type Action,
  type Element,
} from './elements';
import type { Question } from './helpers-card';
import { backToResults } from './said-card';
import { hashtag } from './reason-line';
import { helpersSay, OPEN_SENTENCE_VERB, quoted, sentenceData } from './sentence-cards';

/** The asker sees that the thanks are on their way; a sentence can follow. */
export function thankedCard(
  { words, private: isPrivate }: Turn,
  helper: Person,
  skill: Skill | undefined,
  thanks: Thanks,
  fresh: boolean,
  question: Question | undefined,
): Reply {
  const { thank } = words;
  const name = shorten(helper.name, 80);
  const title = fresh ? thank.heading(name) : thank.already(name, day(thanks.at, words.locale));
  const hint = fresh ? (skill ? thank.topic(hashtag(skill, words)) : thank.noTopic) : thank.alreadyHint;
  const actions: Action[] = [
    ...(thanks.sentence === undefined ? [sentenceForm(words, thanks, question)] : []),
    ...(thanks.sentence !== undefined && thanks.open?.asker !== true && isPrivate
      ? [execute(words.gratitude.sentence.offer, OPEN_SENTENCE_VERB, sentenceData(thanks))]
      : []),
    ...(fresh ? [execute(thank.undo, 'undo', { thanks: thanks.id, question })] : []),
    ...backToResults(words, question),
  ];
  return { card: card(words.locale, title, [heading(title), line(hint)], actions), summary: title };
}

function sentenceForm(words: Messages, thanks: Thanks, question: Question | undefined): Action {
  const { thank } = words;
  const input = textInput({
    id: 'sentence',
    label: thank.sentenceLabel,
    placeholder: thank.sentenceExample,
    isMultiline: true,
    isRequired: true,
    errorMessage: thank.sentenceMissing,
    maxLength: MAX_SENTENCE,
  });
  return showCard(
    thank.sentence,
    [input],
    [execute(thank.send, 'add-sentence', { thanks: thanks.id, question }, { style: 'positive' })],
  );
}

/** What the helper gets: the warmest card of the product. */
export function thanksNoticeCard(
  words: Messages,
  asker: Person,
  skill: Skill | undefined,
  thanks: Thanks,
  kind: 'thanks' | 'sentence',
): Reply {
  const say = words.thanksNotice;
  const name = shorten(asker.name, 80);
  const first = shorten(firstName(asker.name), 40);
  const title = kind === 'thanks' ? say.heading(name) : say.sentence(name);
  const own = helpersSay(words, asker, thanks);
  const body: Element[] = [
    heading(title),
    line(skill ? say.for(hashtag(skill, words)) : say.noTopic),
    ...(thanks.sentence ? [quoted(words, thanks.sentence)] : []),
    ...(kind === 'thanks' ? [note(say.warm)] : []),
    ...own.body,
  ];
  const chat = chatLink(asker, words.thanksNotice.draft(first));
  const actions: Action[] = [
    ...own.actions,
    ...(chat ? [openUrl(say.reply(first), chat)] : []),
    execute(say.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: say.summary(name) };
}
