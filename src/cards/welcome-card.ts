import type { Reply, Scope } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { buttons, card, heading, line, note } from './elements';
import { exampleButtons, helpButton } from './examples';

/** Said once, when the app is installed in a chat, a group or a team. */
export function welcomeCard(words: Messages, scope: Scope): Reply {
  const { welcome } = words;
  const summary = `${welcome.heading}. ${welcome.line}`;
  const body =
    scope === 'personal'
      ? [
          heading(welcome.heading),
          line(welcome.line),
          line(welcome.try),
          buttons([...exampleButtons(words), helpButton(words)]),
          note(welcome.own),
        ]
      : [heading(welcome.heading), line(welcome.group), note(welcome.own)];
  return { card: card(words.locale, summary, body), summary };
}
