import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sync, type SyncConfig } from '../../src/cli/sync';
import { DAY } from '../../src/clock';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { START } from '../../src/graph/facts';
import { openDatabase } from '../../src/sqlite/database';
import { DIRECTORY } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

function heard(): { stream: Writable; text(): string } {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      parts.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => parts.join('') };
}

const people = Array.from({ length: 30 }, (_, index) => ({
  id: `p${index}`,
  displayName: `P ${index}`,
  skills: ['Excel'],
}));

describe('npm run sync', () => {
  let graph: GraphEmulator;
  let folder: string;
  beforeEach(async () => {
    graph = await startGraphEmulator({ people });
    folder = mkdtempSync(join(tmpdir(), 'knowwho-sync-'));
  });
  afterEach(async () => {
    await graph.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (...argv: string[]) => runWith({}, ...argv);

  async function runWith(config: Partial<SyncConfig>, ...argv: string[]) {
    const [stdout, stderr] = [heard(), heard()];
    const code = await sync(
      {
        ...{ databaseUrl: `file:${join(folder, 'k.db')}`, logLevel: 'silent', graph: { baseUrl: graph.url } },
        ...config,
      },
      argv,
      { stdout: stdout.stream, stderr: stderr.stream, profiles: knownProfiles },
    );
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  }

  test('writes one JSON object to stdout and how far it is to stderr', async () => {
    const { code, stdout, stderr } = await run();
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const result = JSON.parse(stdout) as object;
    expect(Object.keys(result)).toEqual([
      'people',
      'added',
      'updated',
      'removed',
      'unknown',
      'requests',
      'retries',
      'ms',
    ]);
    expect(result).toMatchObject({ people: 30, added: 30, requests: 3, retries: 0 });
    expect(stderr).toContain('People listed: 30');
    const again = await run('--full');
    expect(JSON.parse(again.stdout)).toMatchObject({ people: 30, added: 0, updated: 0, requests: 3 });
    const db = openDatabase(`file:${join(folder, 'k.db')}`);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  test('keeps the starts of who is new where the house lets them be read, also when the bot asks for it', async () => {
    const today = Math.floor(Date.now() / DAY) * DAY;
    graph.set({ ...people[1]!, [START]: new Date(today - 2 * DAY).toISOString() });
    await runWith({ directory: { ...DIRECTORY, newcomerWeeks: 6 } }, '--give-way');
    const db = openDatabase(`file:${join(folder, 'k.db')}`);
    const kept = db.prepare(
      'SELECT p.id, n.started_at AS at FROM newcomer n JOIN person p ON p.key = n.person',
    );
    expect(kept.all()).toEqual([{ id: 'p1', at: today - 2 * DAY }]);
    db.close();
  });

  test('fails in words and without a result when the list of people is refused', async () => {
    graph.faults(() => ({ kind: 'status', status: 403 }));
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('User.Read.All');
  });

  test('knows no other arguments', async () => {
    expect(await run('--everything')).toMatchObject({ code: 2, stdout: '' });
  });
});
