import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A port at which nobody listens (any more). */
async function silentPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test('npm run playground without a bot says how to start one', async () => {
  const port = await silentPort();
  const attempt = run(process.execPath, ['appPackage/playground.mjs'], {
    env: { ...process.env, PORT: String(port) },
  });
  await expect(attempt).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`127\\.0\\.0\\.1:${port}/healthz[^]*npm run demo`)) as string,
  });
});
