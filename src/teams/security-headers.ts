import type { ServerResponse } from 'node:http';

/** An interface for machines: nothing of it is to be shown, framed, kept or guessed at by a browser. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Browsers take it only over TLS, which the reverse proxy speaks. */
const TLS_ONLY = 'max-age=31536000';

/**
 * Sets what every answer carries; the demo's pages say their own over it.
 *
 * @param tls true in production, which stands behind TLS.
 */
export function setSecurityHeaders(response: ServerResponse, tls: boolean): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (tls) response.setHeader('strict-transport-security', TLS_ONLY);
}
