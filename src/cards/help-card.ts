import type { Command, Reply, Turn } from '../chat/command';
import { buttons, card, columns, execute, heading, line, note, run, type Element } from './elements';
import { mentorsButton } from './mentor-cards';

/** What these are given goes to colleagues at once, so a press shows what they ask for instead. */
const SENDS: ReadonlySet<Command['name']> = new Set(['ask', 'thank', 'feedback']);

/** All commands, each a button that shows what it does. */
export function helpCard({ words, private: alone }: Turn, commands: readonly Command[]): Reply {
  const rows: Element[] = commands.map(({ name }) => {
    const text = words.commands[name];
    const tried = SENDS.has(name) ? `/${text.title}` : text.example;
    return columns(
      [
        {
          width: 'stretch',
          items: [
            line([run(text.example, { weight: 'bolder', color: 'accent' })]),
            note(text.description, { spacing: 'none' }),
          ],
        },
      ],
      { spacing: 'medium', selectAction: execute(text.example, 'try', { text: tried }) },
    );
  });
  const title = words.help.heading;
  return {
    card: card(words.locale, title, [
      heading(title),
      ...rows,
      note(words.help.sentence, { spacing: 'medium' }),
      // Where others read along it would only lead to a refusal.
      ...(alone ? [buttons([mentorsButton(words)], { spacing: 'medium' })] : []),
    ]),
    summary: title,
  };
}
