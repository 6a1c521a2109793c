import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { card, execute, heading, line, type Action } from './elements';

/** A short word about being champion, and the way on. */
export function championSaidCard(
  words: Messages,
  title: string,
  hint: string,
  way: { readonly undo?: boolean; readonly round?: 'start' | 'stop' } = {},
): Reply {
  const { round, all } = words.champions;
  const actions: Action[] = [
    ...(way.undo ? [execute(words.undo.button, 'undo', {})] : []),
    ...(way.round === 'start' ? [execute(round.start, 'round-on', {})] : []),
    ...(way.round === 'stop' ? [execute(round.stop, 'round-off', {})] : []),
    execute(all, 'champions', {}),
  ];
  return { card: card(words.locale, title, [heading(title), line(hint)], actions), summary: title };
}
