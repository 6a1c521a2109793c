import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExchange } from '../../src/teams/exchange';

let server: Server;
const serve = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a body arrives whole, and so does the answer', async () => {
  const url = await serve((request, response) => {
    response.writeHead(201, { 'retry-after': '2', 'x-length': request.headers['content-length'] ?? 'none' });
    request.pipe(response);
  });
  const body = 'Grüße 🎉'.repeat(5000);
  const answer = await createExchange(5000)('POST', url, { 'content-type': 'text/plain' }, body);
  expect(answer).toMatchObject({ status: 201, text: body });
  expect(answer.headers).toMatchObject({ 'retry-after': '2', 'x-length': String(Buffer.byteLength(body)) });
});

test('a redirect is an answer, not a way to go', async () => {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(307, { location: '/elsewhere' });
    response.end();
  });
  const { status } = await createExchange(5000)('POST', url, {}, '{}');
  expect({ status, asked }).toEqual({ status: 307, asked: ['/'] });
});

test('whoever never answers is given up', async () => {
  const url = await serve(() => undefined);
  await expect(createExchange(50)('GET', url, {})).rejects.toThrow(/abort/i);
});

test('half an answer is none', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  await expect(createExchange(5000)('GET', url, {})).rejects.toThrow();
});
