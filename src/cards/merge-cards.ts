import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import { UNDO_MERGE_WITHIN, type Merge, type TaughtWord } from '../skills/merge-topics';
import type { Skill, SkillId } from '../skills/skill';
import {
  buttons,
  card,
  choiceInput,
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
import { part } from './pulse-house-rows';
import { hashtag } from './reason-line';

/** The data sets of the fields: topics of this organisation, and all. */
export const HOUSE_TOPICS_DATASET = 'house-topics';
export const TOPICS_DATASET = 'topics';

/** Characters of a tag on these cards. */
const TAG = 60;

/** A topic and how many can help with it. */
export interface CountedTopic {
  readonly skill: Skill;
  readonly helpers: number;
}

/** A merge with the topic it went into, as that is called now. */
export interface ShownMerge extends Merge {
  readonly into: Skill;
}

/** A taught word with its topic. */
export interface ShownWord extends TaughtWord {
  readonly means: Skill;
}

export const topicTag = (skill: Skill, words: Messages): string => shorten(hashtag(skill, words), TAG);
/** The tag of a topic that there is no more. */
export const oldTag = (label: string): string => shorten(`#${label}`, TAG);

const choices = (topics: readonly Skill[], words: Messages) =>
  topics.map((skill) => ({ title: topicTag(skill, words), value: skill.id }));

const topicInput = (
  words: Messages,
  input: { readonly id: 'topic' | 'target'; readonly label: string; readonly dataset: string },
  topics: readonly Skill[],
): Element =>
  choiceInput({
    id: input.id,
    label: input.label,
    placeholder: words.merges.placeholder,
    style: 'filtered',
    choices: choices(topics, words),
    'choices.data': { type: 'Data.Query', dataset: input.dataset },
  });

/** Where topics are merged: two fields, what was merged lately, and words that were taught. */
export function mergesCard(
  words: Messages,
  shown: {
    readonly house: readonly Skill[];
    readonly targets: readonly Skill[];
    readonly latest: readonly ShownMerge[];
    readonly taught: readonly ShownWord[];
  },
  now: number,
): Reply {
  const { merges: say, pulse } = words;
  const body: Element[] = [
    heading(say.heading),
    line(say.hint),
    ...(shown.house.length > 0 && shown.targets.length > 0
      ? [
          topicInput(words, { id: 'topic', label: say.topic, dataset: HOUSE_TOPICS_DATASET }, shown.house),
          topicInput(words, { id: 'target', label: say.target, dataset: TOPICS_DATASET }, shown.targets),
          buttons([execute(say.button, 'merge', {})], { spacing: 'small' }),
        ]
      : [note(say.noHouse)]),
  ];
  if (shown.latest.length > 0) body.push(part(say.lately));
  for (const one of shown.latest) {
    const text = say.row(oldTag(one.label), topicTag(one.into, words), day(one.at, words.locale));
    const isFresh = one.state === 'merged' && now - one.at <= UNDO_MERGE_WITHIN;
    const back = execute(say.takeBack, 'part', { merge: one.id });
    body.push(row(text, isFresh ? [back] : []));
  }
  if (shown.taught.length > 0) body.push(part(say.learned));
  for (const one of shown.taught) {
    const text = say.learnedRow(shorten(one.words, TAG), topicTag(one.means, words));
    body.push(row(text, [execute(say.forget, 'unteach', { words: one.words })]));
  }
  const actions = [execute(pulse.back, 'pulse', {})];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

function row(text: string, actions: readonly Action[]): Element {
  return container(
    [line([run(text)]), ...(actions.length > 0 ? [buttons(actions, { spacing: 'small' })] : [])],
    { spacing: 'small' },
  );
}

/** Both topics with how many can help; asks once. */
export function askMergeCard(words: Messages, topic: CountedTopic, target: CountedTopic): Reply {
  const { merges: say } = words;
  const [one, other] = [topicTag(topic.skill, words), topicTag(target.skill, words)];
  const title = say.ask(one, other);
  const body: Element[] = [
    heading(title),
    ...[topic, target].map(({ skill, helpers }) => line(say.canHelp(topicTag(skill, words), helpers))),
    note(say.askHint(one, other)),
  ];
  const data = { topic: topic.skill.id, target: target.skill.id, confirm: true };
  const actions = [
    execute(say.button, 'merge', data, { style: 'positive' }),
    execute(say.leave, 'merges', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** What came of it, and the way back. */
export function mergeSaidCard(
  words: Messages,
  title: string,
  hint: string,
  more: readonly Action[] = [],
): Reply {
  const actions = [...more, execute(words.merges.heading, 'merges', {})];
  return { card: card(words.locale, title, [heading(title), line(hint)], actions), summary: title };
}

export const takeBack = (words: Messages, merge: number): Action =>
  execute(words.merges.takeBack, 'part', { merge });
export const forgetWord = (words: Messages, word: string): Action =>
  execute(words.merges.forget, 'unteach', { words: word });

export const askWhat = (words: Messages, word: string): Action =>
  execute(words.merges.what, 'what-is', { words: word });

/** A word nobody taught yet, and topics it could mean. */
export function whatIsCard(
  words: Messages,
  word: string,
  near: readonly Skill[],
  others: readonly Skill[],
): Reply {
  const { merges: say } = words;
  const title = say.whatHeading(shorten(word, TAG));
  const body: Element[] = [
    heading(title),
    line(say.whatHint),
    ...(near.length > 0
      ? [
          buttons(
            near.map((skill) =>
              execute(say.meansTopic(topicTag(skill, words)), 'teach', { words: word, skill: skill.id }),
            ),
          ),
        ]
      : []),
    ...(others.length > 0
      ? [
          topicInput(
            words,
            {
              id: 'target',
              label: near.length > 0 ? say.teachTo : say.teachAny,
              dataset: TOPICS_DATASET,
            },
            others,
          ),
          buttons([execute(say.teach, 'teach', { words: word })], { spacing: 'small' }),
        ]
      : []),
  ];
  const actions = [execute(words.pulse.back, 'pulse', {})];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** Does the word mean this topic? Asks once. */
export function askTeachCard(words: Messages, word: string, { skill, helpers }: CountedTopic): Reply {
  const { merges: say } = words;
  const tag = topicTag(skill, words);
  const title = say.teachAsk(shorten(word, TAG), tag);
  const body = [heading(title), line(say.canHelp(tag, helpers)), note(say.whatHint)];
  const data: { words: string; skill: SkillId; confirm: true } = {
    words: word,
    skill: skill.id,
    confirm: true,
  };
  const actions = [
    execute(say.teachYes, 'teach', data, { style: 'positive' }),
    execute(say.leave, 'pulse', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}
