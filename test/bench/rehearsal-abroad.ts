import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What the machine's identity is asked for: a token for storage. */
const TOKEN_PATH =
  '/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fstorage.azure.com%2F&client_id=identity';
const TOKEN = 'rehearsal.token-1_2';

/**
 * The address where a machine in Azure asks for its identity's token, and Blob storage with one container, as far as
 * the guide needs both; in words and headers as Microsoft's reference has them.
 */
export async function startAbroad(): Promise<{
  /** Environment of the script that puts the wishes there. */
  readonly settings: Readonly<Record<string, string>>;
  /** What lies there now. */
  blob(): string | undefined;
  stop(): Promise<void>;
}> {
  let blob: string | undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method, url, headers } = request;
      const answer = (status: number, text = '') => response.writeHead(status).end(text);
      if (url === TOKEN_PATH && headers['metadata'] === 'true')
        return answer(200, JSON.stringify({ access_token: TOKEN, expires_in: '86399' }));
      if (url !== '/knowwho/knowwho.db.wishes') return answer(404);
      if (headers.authorization !== `Bearer ${TOKEN}`) return answer(401);
      if (!headers['x-ms-version'] || !headers['x-ms-date']) return answer(400);
      if (method === 'GET') return blob === undefined ? answer(404) : answer(200, blob);
      if (method !== 'PUT' || headers['x-ms-blob-type'] !== 'BlockBlob') return answer(400);
      blob = body;
      return answer(201);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: {
      IDENTITY_URL: url,
      BLOB_URL: url,
      STORAGE_ACCOUNT: 'rehearsal',
      AZURE_CLIENT_ID: 'identity',
    },
    blob: () => blob,
    stop: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
