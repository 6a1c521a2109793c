import { syncBeside } from '../../src/cli/sync-beside';

const never = () => new AbortController().signal;
const child = (script: string) => ['-e', script];

test('ends well when the process does', async () => {
  await expect(syncBeside(never(), child('process.exit(0)'))).resolves.toBeUndefined();
});

test.each([
  [1, 'unavailable'],
  [3, 'conflict'],
])('exit code %i is %s', async (code, meaning) => {
  await expect(syncBeside(never(), child(`process.exit(${code})`))).rejects.toMatchObject({ code: meaning });
});

test('stopping ends the process at once, and nothing begins afterwards', async () => {
  const stopping = new AbortController();
  const running = syncBeside(stopping.signal, child('setInterval(() => undefined, 1000)'));
  stopping.abort();
  await expect(running).rejects.toMatchObject({ code: 'unavailable' });
  await expect(syncBeside(stopping.signal, child('process.exit(0)'))).rejects.toMatchObject({
    code: 'unavailable',
  });
});
