import { errorCard } from '../../cards/error-card';
import { firstWeekCard, firstWeekOverCard, NEXT_CARD } from '../../cards/first-week-card';
import { saidCard } from '../../cards/said-card';
import { welcomeCard } from '../../cards/welcome-card';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { FirstWeekStore } from '../../rituals/first-week';
import type { createShowStep } from '../../rituals/show-step';
import type { ActionHandler, Command, Reply, Turn } from '../command';

/** The answers to "shall I show you around?", and the buttons of the cards that come of a yes. */
export function firstWeekActions(deps: {
  readonly firstWeeks: FirstWeekStore;
  readonly showStep: ReturnType<typeof createShowStep>;
  readonly people: Pick<PeopleStore, 'choose'>;
  readonly clock: Clock;
}): NonNullable<Command['actions']> {
  const { firstWeeks, people, clock } = deps;
  const alone =
    (work: (turn: Turn) => Promise<Reply>): ActionHandler =>
    async (turn) =>
      turn.private ? work(turn) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  /** The next card on which there is something to do. */
  async function onward({ words, sender }: Turn, verbs: 0 | 1): Promise<Reply> {
    for (let card = await firstWeeks.next(sender.id, clock()); card;) {
      const shown = await deps.showStep(card);
      if (shown) return firstWeekCard(words, shown, verbs);
      card = await firstWeeks.next(sender.id, clock());
    }
    return firstWeekOverCard(words);
  }

  async function begin(turn: Turn): Promise<Reply> {
    const { sender, words } = turn;
    await people.choose(sender.id, { firstWeek: true });
    const card = await firstWeeks.begin(sender.id, clock());
    if (!card) return firstWeekOverCard(words);
    const shown = await deps.showStep(card);
    return shown ? firstWeekCard(words, shown) : onward(turn, 0);
  }

  return {
    'first-week': alone(begin),
    'first-week-no': alone(async ({ words, scope }) => welcomeCard(words, scope, false)),
    [NEXT_CARD[0]]: alone((turn) => onward(turn, 1)),
    [NEXT_CARD[1]]: alone((turn) => onward(turn, 0)),
    'first-week-off': alone(async ({ words, sender }) => {
      await people.choose(sender.id, { firstWeek: false });
      const { stopped, stoppedHint } = words.rituals.firstWeek;
      return saidCard(words, stopped, stoppedHint, { undo: true });
    }),
  };
}
