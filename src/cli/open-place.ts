import type { CommunityPlace } from '../community/place';
import type { Community } from '../community/posts';
import { createWebMessenger } from '../engage/web-messenger';
import { meteredMessenger, type Meter } from '../meter';
import { createPace } from '../teams/pace';
import type { Speech } from '../teams/speech';

/**
 * So much Viva Engage takes of one account: 10 calls in 30 s. A flow says nowhere what it takes, and as much is enough.
 *
 * @see https://learn.microsoft.com/rest/api/yammer/yammer-api-rate-limits
 */
const WEB = [[10, 30]] as const;

/** The place where the community is asked; undefined where there is none. */
export function openPlace(
  place: CommunityPlace | undefined,
  speech: Pick<Speech, 'inChannel'>,
  meter: Meter | undefined,
): Community | undefined {
  if (!place) return undefined;
  if (place.kind === 'channel')
    return { messenger: meteredMessenger(speech.inChannel(place.channel), meter), hasButtons: true };
  const pace = createPace({ app: WEB, conversation: [] });
  return {
    messenger: meteredMessenger(
      createWebMessenger(place, () => pace.take()),
      meter,
    ),
    hasButtons: false,
  };
}
