import type { Reply, Turn } from '../chat/command';
import { buttons, card, heading, line } from './elements';
import { exampleButtons, helpButton } from './examples';

/** Small talk, or a command that does not exist: a kind word and two examples. */
export function unknownCard({ words }: Pick<Turn, 'words'>, command?: string): Reply {
  const { unknown } = words;
  const said = command ? `${unknown.command(command.slice(0, 40))} ` : '';
  const summary = `${said}${unknown.smallTalk}`;
  const body = [
    heading(unknown.smallTalk),
    line(`${said}${unknown.try}`),
    buttons([...exampleButtons(words), helpButton(words)]),
  ];
  return { card: card(words.locale, summary, body), summary };
}
