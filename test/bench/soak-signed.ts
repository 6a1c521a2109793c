import * as http from 'node:http';
// The module itself and no copy of it: what is changed here holds for whoever loads it later.
import https from 'node:https';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { signedToken, type Signer } from '../security/identity-server';

export const APP = '00000000-0000-4000-8000-0000000000aa';
export const TENANT = '00000000-0000-4000-8000-0000000000bb';
export const ISSUER = 'https://api.botframework.com';
/** Where Teams says that it is; the bot believes no other host. */
export const SERVICE = 'https://smba.trafficmanager.net/emea/';
/** Teams uses a token for some time, so its signature is made once and verified with every activity; in ms. */
const RENEW_EVERY = 300_000;

/**
 * In the process of a bot: what it sends to Teams arrives at a double on this machine, and its own token comes from
 * nowhere. All the rest, the check of who calls it above all, is as in production. To be called before the bot is loaded,
 * which takes its functions of the network with it.
 */
export function redirectTeams(double: string): void {
  const agent = new http.Agent({ keepAlive: true });
  const redirected = (url: URL, options: http.RequestOptions) =>
    http.request(new URL(url.pathname.replace('/emea/', '/') + url.search, double), { ...options, agent });
  Object.assign(https, { request: redirected });
  const token = { getToken: () => Promise.resolve('soak') };
  Object.assign(ConfigurationServiceClientCredentialFactory.prototype, {
    createCredentials: () => Promise.resolve(token),
  });
}

/** Makes what Teams sends as `Authorization`. */
export function authorizationOf(signer: Signer): () => string {
  let made = { at: -Infinity, token: '' };
  return () => {
    const now = Date.now();
    if (now - made.at > RENEW_EVERY) {
      const seconds = Math.floor(now / 1000);
      const claims = { iss: ISSUER, aud: APP, serviceurl: SERVICE, nbf: seconds - 60, exp: seconds + 3600 };
      made = { at: now, token: signedToken(signer, claims) };
    }
    return made.token;
  };
}
