import { AMBASSADOR, type AmbassadorQuestion } from '../ambassadors/ambassador';
import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { Skill } from '../skills/skill';
import { chatLink } from './chat-link';
import { card, execute, heading, line, note, openUrl, shorten, type Action, type Element } from './elements';
import { hashtag } from './reason-line';

/** The verbs of the answers. */
export const AMBASSADOR_YES = 'ambassador-yes';
export const AMBASSADOR_NO = 'ambassador-no';

/**
 * Could you help now? Afterwards what was said.
 *
 * @param manager looks after the community; for those who do much.
 */
export function ambassadorCard(
  words: Messages,
  { id, kind, answer }: AmbassadorQuestion,
  skill: Skill | undefined,
  manager?: { readonly person: Person; readonly locale: Locale },
): Reply {
  const { ambassador: say } = words;
  const topic = skill ? hashtag(skill, words) : '';
  const reply = (title: string, lines: readonly Element[], actions: readonly Action[]): Reply => ({
    card: card(words.locale, title, [heading(title), ...lines], actions),
    summary: title,
    stands: { kind: AMBASSADOR, subject: id },
  });
  const profile = execute(words.thanksNotice.profile, 'profile', {});
  if (kind === 'mover') {
    return reply(
      say.mover.heading,
      [line(say.mover.text), note(say.mover.alone)],
      [execute(words.champions.all, 'champions', {}), ...writeTo(words, manager)],
    );
  }
  if (answer === 'no') return reply(words.champions.nominate.saidNo, [line(say.saidNo(topic))], [profile]);
  if (answer === 'yes') {
    const { title, text } = say[kind].yes;
    return reply(title(topic), [line(text)], [profile]);
  }
  const data = { ambassador: id };
  return reply(
    say[kind].heading(topic),
    [line(say[kind].text(topic)), note(say.final)],
    [
      execute(words.champions.nominate.yes, AMBASSADOR_YES, data, { style: 'positive' }),
      execute(words.champions.nominate.no, AMBASSADOR_NO, data),
    ],
  );
}

function writeTo(
  words: Messages,
  manager: { readonly person: Person; readonly locale: Locale } | undefined,
): Action[] {
  if (!manager) return [];
  const first = shorten(firstName(manager.person.name), 40);
  const chat = chatLink(manager.person, messages(manager.locale).ambassador.mover.draft(first));
  return chat ? [openUrl(words.ambassador.mover.write(first), chat)] : [];
}
