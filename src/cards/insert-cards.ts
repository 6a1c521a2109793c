import type { Insert } from '../chat/insert';
import type { Messages } from '../i18n/messages';
import { wanted, type Finding, type Topic } from '../skills/skill';
import { buttons, card, execute, heading, line, note, shorten } from './elements';
import { contact, placeOf, topicOf, whoAndWhy, type ShownHelper } from './helpers-card';
import { hashtag, reasonLine } from './reason-line';

/**
 * One helper for a message that others read. It says what every colleague can find, and its buttons act for whoever
 * presses them; what the sender typed stays with the sender.
 */
export function helperInsert(words: Messages, finding: Finding, shown: ShownHelper): Insert {
  const { person, helper } = shown;
  const name = shorten(person.name, 80);
  const why = reasonLine(helper.reasons, words);
  const place = placeOf(person);
  const topic = topicOf(helper, finding);
  const skills = wanted(finding.resolution).map(({ skill }) => skill.id);
  const question = skills.length > 0 ? { skills } : {};
  // Without a topic there would be nothing in the request.
  const actions = contact(words, question, finding, shown).filter(
    (action) => topic || action.type !== 'Action.Execute' || action.verb !== 'ask',
  );
  const summary = why ? `${name}: ${why}` : name;
  return {
    title: shown.champion ? `${name} ${words.champions.badge}` : name,
    under: place || undefined,
    text: why,
    photo: shown.photo,
    card: card(words.locale, summary, [
      whoAndWhy(words, shown),
      buttons(actions, { spacing: 'small' }),
      note(words.inserts.from),
    ]),
  };
}

/** A topic for a message that others read: a button shows each of them who can help. */
export function topicInsert(
  words: Messages,
  { skill, helpers }: Pick<Topic, 'skill'> & { readonly helpers?: number },
): Insert {
  const tag = hashtag(skill, words);
  const title = helpers === undefined ? tag : words.find.heading(tag, helpers);
  return {
    title: tag,
    text: helpers === undefined ? words.inserts.topic : words.colleagues(helpers),
    card: card(
      words.locale,
      title,
      [heading(title), line(words.inserts.topicHint)],
      [execute(words.inserts.show, 'choose', { skills: [skill.id] })],
    ),
  };
}
