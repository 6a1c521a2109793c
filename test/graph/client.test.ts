import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectGraph } from '../../src/graph/client';

describe('the Graph client', () => {
  test.each(['', '/', '/v1.0', '/v1.0/'])('takes a root that ends with "%s"', async (end) => {
    const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
    const server = createServer(({ url, headers }, response) => {
      seen.push({ url, headers });
      response.end('{"value":[]}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const send = connectGraph({ baseUrl: `http://127.0.0.1:${port}${end}` });
    expect(await send('/users/delta?$select=id&$skiptoken=a%2Fb==', 5000)).toMatchObject({
      status: 200,
      body: { value: [] },
    });
    expect(seen[0]?.url).toBe('/v1.0/users/delta?$select=id&$skiptoken=a%2Fb==');
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer local',
      'x-ms-throttle-priority': 'low',
    });
    server.close();
    server.closeAllConnections();
  });

  test('answers with status 0 when nobody is there, and when nobody answers in time', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const send = connectGraph({ baseUrl: `http://127.0.0.1:${port}` });
    expect(await send('/users/delta', 50)).toEqual({ status: 0, body: undefined });
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    expect(await send('/users/delta', 5000)).toEqual({ status: 0, body: undefined });
  });

  test('does not follow a redirection, which could carry the token away', async () => {
    const server = createServer((_, response) => {
      response.writeHead(302, { Location: 'http://127.0.0.1:1/' });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await connectGraph({ baseUrl: `http://127.0.0.1:${port}` })('/users/delta', 5000)).toMatchObject({
      status: 302,
    });
    server.close();
    server.closeAllConnections();
  });
});
