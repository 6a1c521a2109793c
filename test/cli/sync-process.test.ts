import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

/** The built program beside a bot that runs, over one file. */
const root = resolve(__dirname, '../..');
const colleague = (n: number, more: object = {}) => ({
  id: objectId(n),
  displayName: `Colleague Number${n}`,
  accountEnabled: true,
  skills: ['Excel'],
  ...more,
});

let graph: GraphEmulator;
let house: SmallHouse;
let folder: string;

beforeAll(async () => {
  const { code, err } = await run([join(root, 'build.mjs')]);
  if (code !== 0) throw new Error(`The build failed: ${err}`);
  folder = mkdtempSync(join(tmpdir(), 'knowwho-sync-'));
  graph = await startGraphEmulator({ people: [1, 2, 3].map((n) => colleague(n)) });
  house = await openSmallHouse([], { config: { databaseUrl: `file:${join(folder, 'k.db')}` } });
}, 120_000);
afterAll(async () => {
  await house.close();
  await graph.close();
  rmSync(folder, { recursive: true });
});

function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((done, fail) => {
    const { PATH, SystemRoot } = process.env;
    const child = spawn(process.execPath, args, { cwd: root, env: { PATH, SystemRoot, ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', fail).on('close', (code) => done({ code, out, err }));
  });
}
async function sync(...args: string[]) {
  const { code, out, err } = await run([join(root, 'dist/src/main.js'), 'sync', ...args], {
    DATABASE_URL: `file:${join(folder, 'k.db')}`,
    GRAPH_BASE_URL: graph.url,
    LOG_LEVEL: 'silent',
  });
  return { code, out, err, result: JSON.parse(out.trim().split('\n').at(-1) || 'null') as unknown };
}
const asked = async () => textOf(await house.teams.say({ id: objectId(9), name: 'Zoe' }, '/skill excel'));

test('a bot that runs shows what a sync beside it brought and took', async () => {
  expect(await asked()).not.toContain('Colleague Number1');
  graph.faults(({ kind, id }) =>
    kind === 'item' && id === objectId(3) ? { kind: 'status', status: 404 } : undefined,
  );
  const first = await sync();
  expect(first.code).toBe(0);
  expect(first.result).toMatchObject({ people: 3, added: 3, updated: 0, removed: 0, unknown: 1 });
  expect(first.err).toContain('1 profiles could not be read');
  expect(await asked()).toContain('Colleague Number1');
  expect(await asked()).not.toContain('Colleague Number3');

  graph.faults();
  graph.remove(objectId(1));
  const second = await sync('--full');
  expect([second.code, second.result]).toMatchObject([0, { people: 2, removed: 1, unknown: 0 }]);
  const shown = await asked();
  expect(shown).not.toContain('Colleague Number1');
  expect(shown).toContain('Colleague Number3');
});

test('a sync that cannot read the list of people ends with a word and an exit code, and without a result', async () => {
  graph.faults(({ kind }) =>
    kind === 'delta' ? { kind: 'status', status: 503, retryAfter: 3600 } : undefined,
  );
  const { code, out, err } = await sync();
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('The list of people cannot be read: Graph answers 503.');
  expect(err).not.toMatch(/\bat .*\.js/);
  expect(await asked()).toContain('Colleague Number3');
});
