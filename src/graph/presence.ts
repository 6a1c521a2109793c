import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Availability, AvailabilityOf } from '../people/availability';
import type { PersonId } from '../people/person';
import type { GraphAnswer, SendToGraph } from './client';

/** What Graph takes in one request (https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid). */
const MOST_IDS = 650;
/** An answer is waited for so long, in ms; a later one is kept for the next question. */
const PATIENCE = 300;
const LONGEST = 5000;
/** What was heard counts for so long, in ms. */
const FRESH = 20_000;
/** After a refusal nothing is asked for so long, in ms. */
const SULK = 5 * 60_000;
/** People kept in memory. */
const MOST_KEPT = 5000;

/**
 * By Graph's availability and, which tells more, its activity. Busy people, and those whom the calendar has in a
 * meeting, are none of these: many a meeting leaves time for a question.
 *
 * @see https://learn.microsoft.com/graph/api/resources/presence
 */
const MEANING: Readonly<Record<string, Availability>> = {
  available: 'available',
  availableidle: 'available',
  away: 'away',
  berightback: 'away',
  offline: 'away',
  offwork: 'away',
  donotdisturb: 'engaged',
  urgentinterruptionsonly: 'engaged',
  inacall: 'engaged',
  inaconferencecall: 'engaged',
  presenting: 'engaged',
  focusing: 'engaged',
  outofoffice: 'out',
};

const presence = z.looseObject({
  id: z.string(),
  availability: z.string(),
  activity: z.string().optional().catch(undefined),
  outOfOfficeSettings: z.looseObject({ isOutOfOffice: z.boolean().nullish() }).nullish().catch(undefined),
});
const presences = z.looseObject({ value: z.array(presence) });

function meaningOf(told: z.output<typeof presence>): Availability | undefined {
  if (told.outOfOfficeSettings?.isOutOfOffice) return 'out';
  const [activity, availability] = [told.activity, told.availability].map(
    (word) => MEANING[word?.toLowerCase() ?? ''],
  );
  return activity ?? availability;
}

/** Asks Graph who is available now; needs the application permission `Presence.Read.All`. */
export function createAvailability({
  send,
  clock,
  log,
  wait = async (ms) => setTimeout(ms, undefined, { ref: false }),
}: {
  send: SendToGraph;
  clock: Clock;
  log: Log;
  wait?: (ms: number) => Promise<void>;
}): AvailabilityOf {
  const kept = new Map<PersonId, { at: number; availability: Availability | undefined }>();
  let silentUntil = 0;

  const isFresh = (id: PersonId): boolean => Math.abs(clock() - (kept.get(id)?.at ?? -Infinity)) < FRESH;

  async function ask(ids: readonly PersonId[]): Promise<void> {
    const answer = await send('/communications/getPresencesByUserId', LONGEST, { ids }).catch(
      (): GraphAnswer => ({ status: 0, body: undefined }),
    );
    const found = answer.status === 200 ? presences.safeParse(answer.body).data : undefined;
    if (!found) {
      silentUntil = clock() + (answer.retryAfter ?? (answer.status === 403 ? SULK : FRESH));
      log.warn({ status: answer.status }, 'Graph does not tell who is available; answers go out without.');
      return;
    }
    if (kept.size > MOST_KEPT) kept.clear();
    const told = new Map(found.value.map((one) => [one.id.toLowerCase(), meaningOf(one)]));
    for (const id of ids) kept.set(id, { at: clock(), availability: told.get(id) });
  }

  return async (people) => {
    const unknown = people.filter((id) => !isFresh(id)).slice(0, MOST_IDS);
    if (unknown.length > 0 && clock() >= silentUntil) await Promise.race([ask(unknown), wait(PATIENCE)]);
    return new Map(
      people.flatMap((id): [PersonId, Availability][] => {
        const availability = isFresh(id) ? kept.get(id)?.availability : undefined;
        return availability ? [[id, availability]] : [];
      }),
    );
  };
}
