import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log';
import type { MetricsAddress } from '../operating-config';

/**
 * `GET /metrics` on an address of its own, without authentication: so it listens on this machine, unless told.
 *
 * @throws Error when the address is taken.
 */
export async function startMetricsServer(
  figures: { scrape(): Promise<string>; readonly contentType: string },
  { host, port }: MetricsAddress,
  log: Log,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  // Not chained: restify's writeHead, which is everybody's, returns nothing.
  const answer = (response: ServerResponse, status: number, text?: string) => {
    response.writeHead(status, { 'content-type': figures.contentType, 'cache-control': 'no-store' });
    response.end(text);
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (request.method !== 'GET' || path !== '/metrics') return answer(response, 404);
    figures.scrape().then(
      (text) => answer(response, 200, text),
      (error: unknown) => {
        log.error({ err: error }, 'figures could not be read');
        answer(response, 500);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host.replace(/^\[|\]$/g, ''), resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
