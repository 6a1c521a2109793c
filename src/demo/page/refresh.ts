import type { Values } from './calls.js';
import type { MessageView } from './wire.js';

/** A card is not made anew more often than this, in milliseconds. */
const PAUSE = 10_000;
const last = new Map<string, number>();

/** What to press so that this card is made anew for this person now, as Teams does it; undefined when it need not be. */
export function refreshOf(message: MessageView, me: string): Values | undefined {
  const [card] = message.cards;
  const refresh = card?.['refresh'] as { action?: Values; userIds?: readonly string[] } | undefined;
  if (!refresh?.action || message.deleted) return undefined;
  if (refresh.userIds && !refresh.userIds.some((id) => id.endsWith(me))) return undefined;
  const key = `${me} ${message.id}`;
  const now = Date.now();
  if (now - (last.get(key) ?? 0) < PAUSE) return undefined;
  last.set(key, now);
  const { verb, data } = refresh.action;
  return { verb, data: data ?? {}, trigger: 'automatic' };
}
