import type { Reply, Scope } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { buttons, card, execute, heading, line, note, type Element } from './elements';
import { exampleButtons, helpButton } from './examples';
import { mentorsButton } from './mentor-cards';

/**
 * Said once, when the app is installed in a chat, a group or a team.
 *
 * @param around offers to show the person around; in a chat of their own only.
 */
export function welcomeCard(words: Messages, scope: Scope, around = true): Reply {
  const { welcome } = words;
  const summary = `${welcome.heading}. ${welcome.line}`;
  const body =
    scope === 'personal'
      ? [
          heading(welcome.heading),
          line(welcome.line),
          line(welcome.try),
          buttons([...exampleButtons(words), helpButton(words)]),
          ...(around ? offerAround(words) : []),
          buttons([mentorsButton(words, around)]),
          note(welcome.own, { spacing: 'medium' }),
        ]
      : [heading(welcome.heading), line(welcome.group), note(welcome.own)];
  return { card: card(words.locale, summary, body), summary };
}

function offerAround(words: Messages): Element[] {
  const { firstWeek: say } = words.rituals;
  return [
    line(say.offer, { spacing: 'medium', separator: true }),
    buttons([execute(say.yes, 'first-week', {}), execute(say.no, 'first-week-no', {})], { spacing: 'small' }),
  ];
}
