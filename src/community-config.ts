import type { z } from 'zod';
import { guid, guids, text } from './setting';

/** Who looks after the community, and where champions meet. */
export interface CommunityConfig {
  /** Object ids. */
  readonly managers: readonly string[];
  /** Object id of an Entra group whose members are community managers too. */
  readonly managersGroup?: string | undefined;
  /** A link to the channel in which champions are among themselves. */
  readonly championsChannel?: string | undefined;
}

/** The settings of the community, as they stand in the environment. */
export const communitySettings = {
  COMMUNITY_MANAGERS: guids,
  COMMUNITY_MANAGERS_GROUP: guid,
  CHAMPIONS_CHANNEL: text.refine(
    (value) => value === undefined || isLink(value),
    'must be an https:// link, such as that of a channel in Teams',
  ),
};

export function toCommunityConfig(value: z.output<z.ZodObject<typeof communitySettings>>): CommunityConfig {
  return {
    managers: value.COMMUNITY_MANAGERS,
    managersGroup: value.COMMUNITY_MANAGERS_GROUP,
    championsChannel: value.CHAMPIONS_CHANNEL,
  };
}

function isLink(value: string): boolean {
  if (!URL.canParse(value) || value.length > 1000) return false;
  const { protocol, username, password } = new URL(value);
  return protocol === 'https:' && !username && !password;
}
