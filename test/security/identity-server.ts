import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A key pair of somebody. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function createSigner(kid: string): Signer {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** The place where Microsoft publishes which keys its channels sign with, on this machine. */
export interface IdentityServer {
  readonly metadata: string;
  /** How often keys were read. */
  asked(): number;
  /** How many requests came. */
  seen(): number;
  /** From now on, nothing can be read here. */
  breakDown(): void;
  stop(): Promise<void>;
}

export async function startIdentityServer(
  issuer: string,
  signers: readonly Signer[],
  endorsements: readonly string[] = ['msteams'],
): Promise<IdentityServer> {
  let asked = 0;
  let seen = 0;
  let broken = false;
  const server = createServer((request, response) => {
    seen += 1;
    if (request.url === '/keys') asked += 1;
    const origin = `http://${request.headers.host}`;
    const keys = signers.map(({ kid, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      use: 'sig',
      kid,
      endorsements,
    }));
    const body = request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${origin}/keys` };
    response.writeHead(broken ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    metadata: `http://127.0.0.1:${port}/openidconfiguration`,
    asked: () => asked,
    seen: () => seen,
    breakDown: () => (broken = true),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A real token, signed with RS256. */
export function signedToken(signer: Signer, claims: object, header: object = {}): string {
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: signer.kid, ...header })}.${part(claims)}`;
  return `Bearer ${text}.${sign('sha256', Buffer.from(text), signer.privateKey).toString('base64url')}`;
}

/** A token that says it is not signed, and is not. */
export function unsignedToken(claims: object, kid: string): string {
  return `Bearer ${part({ alg: 'none', typ: 'JWT', kid })}.${part(claims)}.`;
}

/** The old trick: the public key, which everybody knows, taken for a shared secret. */
export function confusedToken(signer: Signer, claims: object): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid: signer.kid })}.${part(claims)}`;
  const secret = signer.publicKey.export({ format: 'pem', type: 'spki' });
  return `Bearer ${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
