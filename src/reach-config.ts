import { z } from 'zod';
import type { CommunityPlace } from './community/place';
import { guid, orDefault, text } from './setting';

const LOCAL = ['127.0.0.1', 'localhost', '[::1]'];

/** An address that secrets may be sent to. */
function isSafeUrl(value: string | undefined): boolean {
  if (value === undefined) return true;
  if (!URL.canParse(value) || value.length > 2000) return false;
  const { protocol, hostname, username, password, hash } = new URL(value);
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOCAL.includes(hostname));
}

const matching = (pattern: RegExp, what: string) =>
  text.refine((value) => value === undefined || pattern.test(value), `must be ${what}`);
const address = text.refine(isSafeUrl, 'must be an https:// address');

/** Whom the bot writes to of its own accord, as it stands in the environment. */
export const reachSettings = {
  PINGS: orDefault(z.enum(['on', 'off'], 'must be on or off'), 'on'),
  INSTALL_APP: guid,
  COMMUNITY_CHANNEL: matching(
    /^19:[\w.-]{1,200}@thread\.(tacv2|skype)$/,
    'the id of a channel, such as 19:…@thread.tacv2',
  ),
  COMMUNITY_YAMMER_GROUP: matching(/^\d{1,15}$/, 'the number of a community'),
  COMMUNITY_YAMMER_TOKEN: matching(/^[\w.~+/=-]{1,8000}$/, 'a token without blanks'),
  COMMUNITY_YAMMER_URL: address,
  COMMUNITY_FLOW_URL: address,
};

/** Whom the bot writes to of its own accord. */
export interface Reach {
  /** False: helpers get no requests. */
  readonly pings: boolean;
  /** The app's id in the catalog: it is installed for whoever is to be told something and has not got it. */
  readonly installApp?: string | undefined;
  /** Where the community is asked when nobody else is left. */
  readonly community?: CommunityPlace | undefined;
}

/** What does not go together, in words for the admin. */
export function reachProblems(env: Readonly<Record<string, string | undefined>>): string[] {
  const has = (name: keyof typeof reachSettings) => Boolean(env[name]?.trim());
  const places = (['COMMUNITY_CHANNEL', 'COMMUNITY_YAMMER_GROUP', 'COMMUNITY_FLOW_URL'] as const).filter(has);
  const problems = places.length > 1 ? [`${places.join(', ')}: only one of them can be set`] : [];
  for (const [one, other] of [
    ['COMMUNITY_YAMMER_GROUP', 'COMMUNITY_YAMMER_TOKEN'],
    ['COMMUNITY_YAMMER_TOKEN', 'COMMUNITY_YAMMER_GROUP'],
    ['COMMUNITY_YAMMER_URL', 'COMMUNITY_YAMMER_GROUP'],
  ] as const)
    if (has(one) && !has(other)) problems.push(`${other}: missing (needed with ${one})`);
  return problems;
}

export function toReach(value: z.output<z.ZodObject<typeof reachSettings>>): Reach {
  const community = toPlace(value);
  return {
    pings: value.PINGS === 'on',
    ...(value.INSTALL_APP ? { installApp: value.INSTALL_APP } : {}),
    ...(community ? { community } : {}),
  };
}

function toPlace(value: z.output<z.ZodObject<typeof reachSettings>>): CommunityPlace | undefined {
  if (value.COMMUNITY_CHANNEL) return { kind: 'channel', channel: value.COMMUNITY_CHANNEL };
  if (value.COMMUNITY_FLOW_URL) return { kind: 'flow', url: value.COMMUNITY_FLOW_URL };
  if (!value.COMMUNITY_YAMMER_GROUP || !value.COMMUNITY_YAMMER_TOKEN) return undefined;
  return {
    kind: 'yammer',
    group: value.COMMUNITY_YAMMER_GROUP,
    token: value.COMMUNITY_YAMMER_TOKEN,
    baseUrl: (value.COMMUNITY_YAMMER_URL ?? 'https://www.yammer.com').replace(/\/+$/, ''),
  };
}
