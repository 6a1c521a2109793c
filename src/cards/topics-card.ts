import type { Reply, Turn } from '../chat/command';
import type { Topic } from '../skills/skill';
import { card, columns, execute, heading, line, note, run, type Action, type Element } from './elements';
import { hashtag } from './reason-line';

/** Topics shown at once. */
export const TOPICS_PAGE = 15;

/** Only confirmations repeat their verb, so pages take turns with two. */
function nextVerb(offset: number): string {
  return (offset / TOPICS_PAGE) % 2 === 0 ? 'more-topics' : 'next-topics';
}

/**
 * What people here can help with: one row a topic, each a button.
 *
 * @param tidies whether whoever reads may merge topics.
 */
export function topicsCard(
  { words }: Turn,
  topics: readonly Topic[],
  offset: number,
  more: boolean,
  tidies = false,
): Reply {
  const title = words.topics.heading;
  if (topics.length === 0) {
    const body = [heading(words.topics.empty), line(words.topics.emptyHint)];
    return { card: card(words.locale, words.topics.empty, body), summary: words.topics.empty };
  }
  const rows: Element[] = topics.map(({ skill, helpers }) => {
    const tag = hashtag(skill, words);
    return columns(
      [
        { width: 'stretch', items: [line([run(tag, { color: 'accent' })])] },
        { width: 'auto', items: [note(words.colleagues(helpers), { spacing: 'none' })] },
      ],
      { spacing: 'small', selectAction: execute(tag, 'choose', { skills: [skill.id] }) },
    );
  });
  const actions: Action[] = [
    ...(more ? [execute(words.find.more, nextVerb(offset), { offset: offset + TOPICS_PAGE })] : []),
    ...(tidies ? [execute(words.merges.open, 'merges', {})] : []),
  ];
  return { card: card(words.locale, title, [heading(title), ...rows], actions), summary: title };
}
