import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import type { PeopleStore } from '../../people/people-store';
import type { ActionHandler, Command } from '../command';

/** One tap shows one's badges to others, one tap takes them back. */
export function badgeActions({
  people,
}: {
  readonly people: Pick<PeopleStore, 'choose'>;
}): NonNullable<Command['actions']> {
  const choose =
    (badges: boolean): ActionHandler =>
    async (turn) => {
      const { badge: say, mine } = turn.words.gratitude;
      if (!turn.private) return errorCard(turn, mine.private, mine.privateHint);
      await people.choose(turn.sender.id, { badges });
      const [title, hint] = badges ? [say.shown, say.shownHint] : [say.hidden, say.hiddenHint];
      return saidCard(turn.words, title, hint, { undo: true, profile: true });
    };
  return { 'show-badges': choose(true), 'hide-badges': choose(false) };
}
