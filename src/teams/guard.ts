import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { BotIdentity } from '../config';
import type { Clock } from '../clock';
import type { Cloud } from './cloud';

const headerSchema = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1) });
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** Clocks differ; Bot Framework allows as much. In seconds. */
const TOLERANCE = 5 * 60;
/** Bot Framework's tokens have about a tenth of it. */
const LONGEST = 10_000;

/**
 * A cheap look at a request. It proves nothing: the adapter verifies the signature afterwards. But it keeps forgers
 * from what is expensive: reading a body, computing a signature, growing the adapter's list of issuers. And it asks
 * what the adapter does not: the channel, the tenant, and that our answer, with our token, goes to Teams.
 */
export interface Guard {
  /** False for a token that cannot be genuine; asked before the body is read. */
  mayBeGenuine(authorization: string | undefined): boolean;
  /** The HTTP status to refuse with, or undefined to go on. */
  refuse(activity: Activity, authorization: string | undefined): 401 | 403 | undefined;
}

export function createGuard({
  bot,
  cloud,
  clock,
}: {
  readonly bot: Pick<BotIdentity, 'appId' | 'tenantId'>;
  readonly cloud: Cloud;
  readonly clock: Clock;
}): Guard {
  /** What the token claims, if that fits us; never proof of anything. */
  function claimsOf(authorization: string | undefined) {
    const claims = readClaims(authorization);
    const now = clock() / 1000;
    return claims?.iss === cloud.issuer &&
      claims.aud === bot.appId &&
      claims.exp > now - TOLERANCE &&
      (claims.nbf ?? 0) < now + TOLERANCE
      ? claims
      : undefined;
  }

  function isServiceOfTeams(serviceUrl: string): boolean {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, port, username, password, search, hash } = new URL(serviceUrl);
    // What is put behind it is a path, so nothing may stand in between.
    const plain = [port, username, password, search, hash].every((part) => part === '');
    return protocol === 'https:' && plain && cloud.serviceHosts.includes(hostname);
  }

  /** Teams tells the tenant in two places; somebody of elsewhere in a shared chat is a stranger by either. */
  function isOurs({ conversation, channelData }: Activity): boolean {
    const { tenant } = (channelData ?? {}) as { tenant?: { id?: unknown } | null };
    const told = [conversation.tenantId as unknown, tenant?.id].filter(
      (id) => id !== undefined && id !== null,
    );
    const ours = bot.tenantId.toLowerCase();
    return told.length > 0 && told.every((id) => typeof id === 'string' && id.toLowerCase() === ours);
  }

  return {
    mayBeGenuine: (authorization) => claimsOf(authorization) !== undefined,
    refuse: (activity, authorization) => {
      if (claimsOf(authorization)?.serviceurl !== activity.serviceUrl) return 401;
      if (activity.channelId !== 'msteams' || !isServiceOfTeams(activity.serviceUrl)) return 403;
      return isOurs(activity) ? undefined : 403;
    },
  };
}

function readClaims(authorization = '') {
  if (authorization.length > LONGEST) return undefined;
  const [, header = '', payload = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  if (!headerSchema.safeParse(parsePart(header)).success) return undefined;
  return claimsSchema.safeParse(parsePart(payload)).data;
}

function parsePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
