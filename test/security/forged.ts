import { objectId } from '../fakes/house';
import { unsignedToken } from './identity-server';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Four kinds of forgers take turns: of any tenant, unsigned, with a wrong key, with a key of any name; no two alike. */
export function forgedToken(n: number, claims: (changes?: object) => object): string {
  const tid = objectId(n);
  switch (n % 4) {
    case 0:
      return `Bearer ${part({ alg: 'RS256', kid: `k${n}` })}.${part({ iss: `https://sts.windows.net/${tid}/`, tid, ver: '2.0', aud: tid })}.c2ln`;
    case 1:
      return unsignedToken(claims({ iss: `https://login.microsoftonline.com/${tid}/v2.0`, tid }), 'genuine');
    case 2:
      return `Bearer ${part({ alg: 'RS256', kid: 'genuine' })}.${part(claims({ jti: n }))}.c2lnbmF0dXJl`;
    default:
      return `Bearer ${part({ alg: 'RS256', kid: `k${n}` })}.${part(claims({ jti: n }))}.c2lnbmF0dXJl`;
  }
}

/** So many of them, from one number on. */
export function forgedTokens(from: number, count: number, claims: (changes?: object) => object): string[] {
  return Array.from({ length: count }, (_, n) => forgedToken(from + n, claims));
}
