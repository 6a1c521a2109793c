import { helpCard } from '../../cards/help-card';
import type { Command } from '../command';

/** `/help`: every command there is, this one left out. */
export function createHelpCommand({ commands }: { readonly commands: () => readonly Command[] }): Command {
  const others = () => commands().filter(({ name }) => name !== 'help');
  return {
    name: 'help',
    aliases: { en: ['help', 'commands'], de: ['hilfe', 'befehle'] },
    takesWords: false,
    run: async (turn) => helpCard(turn, others()),
    actions: { help: async (turn) => helpCard(turn, others()) },
  };
}
