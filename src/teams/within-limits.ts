import type { Activity, TurnContext } from 'botbuilder';
import { tooMuchCard } from '../cards/error-card';
import type { Log } from '../log';
import type { Meter } from '../meter';
import type { Answer } from './answer';
import { ConnectorError } from './connector';
import type { TooMuch } from './limits';
import { wordsResponse } from './reply';
import type { ReadTurn } from './turn';

/** Answers an activity of somebody who is known to be who they are; the seconds to wait when it was not answered. */
export type Serve = (context: TurnContext) => Promise<number | undefined>;

/**
 * Lets through what the limits allow. Who asks too much gets a card once a minute; then their messages are answered
 * with the time to wait, for the HTTP edge. Buttons and dialogs always say so, because nothing else would be seen.
 *
 * @param run does what is asked.
 */
export function withinLimits(deps: {
  readonly limits: (activity: Activity) => Promise<TooMuch | undefined>;
  readonly run: (context: TurnContext) => Promise<void>;
  readonly readTurn: ReadTurn;
  readonly answer: Answer;
  readonly meter?: Meter | undefined;
  readonly log: Log;
}): Serve {
  const { limits, run, readTurn, answer, meter, log } = deps;

  const serve: Serve = async (context) => {
    const { activity } = context;
    const over = await limits(activity);
    if (!over) {
      await run(context);
      return undefined;
    }
    if (activity.type === 'message' && !over.first) return over.seconds;
    const { words } = await readTurn(activity, log);
    const reply = tooMuchCard(words);
    if (activity.type === 'invoke') {
      await context.sendActivity({ type: 'invokeResponse', value: wordsResponse(activity, reply.summary) });
      return undefined;
    }
    try {
      await answer(context, reply);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      log.info({ err: error }, 'word about the limit not delivered');
    }
    return undefined;
  };
  return async (context) => {
    const started = performance.now();
    const note = (outcome: Parameters<Meter['turn']>[1]) =>
      meter?.turn(kindOf(context.activity), outcome, performance.now() - started);
    try {
      const wait = await serve(context);
      note(wait === undefined ? 'answered' : 'limited');
      return wait;
    } catch (error) {
      note('failed');
      throw error;
    }
  };
}

function kindOf({ type, name }: Activity): Parameters<Meter['turn']>[0] {
  if (type === 'message') return 'message';
  if (type !== 'invoke') return 'other';
  if (name === 'adaptiveCard/action') return 'press';
  const isDialog =
    name?.startsWith('task/') || /^composeExtension\/(fetchTask|submitAction)$/.test(name ?? '');
  return isDialog ? 'dialog' : 'other';
}
