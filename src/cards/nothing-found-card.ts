import type { Reply, Turn } from '../chat/command';
import type { Skill } from '../skills/skill';
import { buttons, card, execute, heading, line, type Action, type Element } from './elements';
import { hashtag } from './reason-line';

/** Nobody can help: said plainly, with the nearest topics one tap away. */
export function nothingFoundCard({ words }: Turn, asked: readonly Skill[], nearest: readonly Skill[]): Reply {
  const { find } = words;
  const topic = asked.map((skill) => hashtag(skill, words)).join(' + ');
  const title = topic ? find.nobody(topic) : find.nothing;
  const hint = topic ? find.nobodyHint : find.nothingHint;
  const body: Element[] =
    nearest.length > 0
      ? [heading(title), line(hint), buttons(topicButtons(nearest, words))]
      : [heading(title), line(find.nothingAtAll), buttons([execute(words.topics.heading, 'topics', {})])];
  return { card: card(words.locale, title, body), summary: title };
}

/** A word means several things: which one? */
export function whichCard({ words }: Turn, asked: string, choices: readonly Skill[]): Reply {
  const title = words.find.which(asked);
  const pick = choices.map((skill) => execute(skill.labels[words.locale], 'choose', { skills: [skill.id] }));
  return { card: card(words.locale, title, [heading(title), buttons(pick)]), summary: title };
}

function topicButtons(skills: readonly Skill[], words: Turn['words']): Action[] {
  return skills.slice(0, 5).map((skill) => execute(hashtag(skill, words), 'nearest', { skills: [skill.id] }));
}
