import type { Reply, Turn } from '../chat/command';
import type { Skill } from '../skills/skill';
import { buttons, card, execute, heading, line, shorten, type Action, type Element } from './elements';
import { learnButton } from './offered-cards';
import { hashtag } from './reason-line';

/** Nobody can help: said plainly, with the nearest topics one tap away. */
export function nothingFoundCard(
  turn: Turn,
  asked: readonly Skill[],
  nearest: readonly Skill[],
  ways: readonly Action[] = [],
): Reply {
  const { words } = turn;
  const { find } = words;
  const topic = asked.map((skill) => hashtag(skill, words)).join(' + ');
  const title = topic ? find.nobody(topic) : find.nothing;
  const near = nearest.length > 0;
  const hint = topic
    ? `${find.nobodyHint}${near ? ` ${find.near}` : ''}`
    : near
      ? find.nothingHint
      : find.nothingAtAll;
  const actions = near ? topicButtons(nearest, words) : [execute(words.topics.heading, 'topics', {})];
  const body: Element[] = [heading(title), line(hint), buttons(actions)];
  return { card: card(words.locale, title, body, [...ways, ...learnButton(turn, asked)]), summary: title };
}

/** A word means several things: which one? */
export function whichCard({ words }: Turn, asked: string, choices: readonly Skill[]): Reply {
  const title = words.find.which(shorten(asked, 60));
  const pick = choices.map((skill) => execute(skill.labels[words.locale], 'choose', { skills: [skill.id] }));
  return { card: card(words.locale, title, [heading(title), buttons(pick)]), summary: title };
}

function topicButtons(skills: readonly Skill[], words: Turn['words']): Action[] {
  return skills.slice(0, 5).map((skill) => execute(hashtag(skill, words), 'nearest', { skills: [skill.id] }));
}
