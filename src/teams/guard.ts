import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { routeOf } from './turn';

/** Who signs what Teams sends in the public cloud. */
const ISSUER = 'https://api.botframework.com';
/** Where Teams takes our answers in the public cloud; our token goes there and nowhere else. */
const SERVICE_HOSTS = ['smba.trafficmanager.net'];

const claims = z.object({ iss: z.string() });

/**
 * Looks at a request before anything expensive is done with it. It proves nothing: the adapter verifies the
 * signature afterwards. But the adapter also takes tokens of the Bot Framework Emulator, of which it does not check
 * the service url, and it remembers every issuer that it was shown.
 *
 * @param tenantId the tenant that the bot belongs to.
 * @returns a check that answers with the HTTP status to refuse with, or undefined to go on.
 */
export function guard(tenantId: string) {
  return (activity: Activity, authorization: string | undefined): 401 | 403 | undefined => {
    if (issuerOf(authorization) !== ISSUER) return 401;
    if (activity.channelId !== 'msteams' || !isServiceOfTeams(activity.serviceUrl)) return 403;
    const { tenantId: theirs } = routeOf(activity);
    return theirs?.toLowerCase() === tenantId.toLowerCase() ? undefined : 403;
  };
}

function issuerOf(authorization = ''): string | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i.exec(authorization.slice(0, 10_000)) ?? [];
  if (!payload) return undefined;
  try {
    return claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data?.iss;
  } catch {
    return undefined;
  }
}

function isServiceOfTeams(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username } = new URL(serviceUrl);
  return protocol === 'https:' && port === '' && username === '' && SERVICE_HOSTS.includes(hostname);
}
