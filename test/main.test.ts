import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs the built program in an empty folder, so that no settings of whoever runs this get in. */
let folder: string;
const root = resolve(__dirname, '..');

function run(
  file: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = folder,
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done, fail) => {
    const { PATH, SystemRoot } = process.env;
    const child = spawn(process.execPath, [file, ...args], { cwd, env: { PATH, SystemRoot, ...env } });
    child.stdin.end(input);
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', fail).on('close', (code) => done({ code, out, err }));
  });
}
const main = (args: string[], env: Record<string, string> = {}) =>
  run(join(root, 'dist/src/main.js'), args, env);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-'));
  const built = await run(join(root, 'build.mjs'), [], {}, root);
  if (built.code !== 0) throw new Error(`The build failed: ${built.err}`);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('a start without identity ends with what to do', async () => {
  const { code, out, err } = await main(['start'], { MicrosoftAppPassword: 'geheim', PORT: '99999999' });
  expect(code).not.toBe(0);
  expect(out).toBe('');
  for (const name of [
    'MicrosoftAppId',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'PORT',
    'npm run demo',
    '.env.sample',
  ])
    expect(err).toContain(name);
  expect(err).not.toMatch(/geheim|99999999|\bat .*\.js/);
});

test('the demo does not listen to the world', async () => {
  const { code, err } = await main(['demo'], { HOST: '0.0.0.0' });
  expect(code).not.toBe(0);
  expect(err).toContain('HOST: must be a loopback address');
});

test('an unknown command says which there are', async () => {
  const { code, out, err } = await main(['dance']);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/start.*demo.*sync.*match.*package/);
});

test('a command that fails says why in one line', async () => {
  const { code, err } = await main(['package']);
  expect(code).toBe(1);
  expect(err).toContain('MicrosoftAppId');
  expect(err).not.toMatch(/\bat .*\.js/);
});

test('the matcher alone answers each line with a line, in order, and says nothing else', async () => {
  const people = join(folder, 'people.jsonl');
  writeFileSync(
    people,
    [
      { id: 'a', displayName: 'Ann', skills: ['Pivot tables'] },
      { id: 'b', displayName: 'Ben', aboutMe: 'Zebras at night.' },
    ]
      .map((person) => JSON.stringify(person))
      .join('\n'),
  );
  const queries = ['Wer kennt sich mit Pivottabellen aus?', '\u0000"*NEAR(', 'pivot'].map((query, n) =>
    JSON.stringify({ id: `q${n}`, query, locale: 'de' }),
  );
  const { code, out, err } = await run(
    join(root, 'dist/src/main.js'),
    ['match', '--people', people, '--top', '3'],
    {},
    folder,
    `${queries.join('\n')}\n`,
  );
  expect([code, err]).toEqual([0, '']);
  const answers = out
    .trimEnd()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { id: string; helpers: { id: string; because: string[] }[]; ms: number },
    );
  expect(answers.map(({ id, helpers }) => [id, helpers.map((helper) => helper.id)])).toEqual([
    ['q0', ['a']],
    ['q1', []],
    ['q2', ['a']],
  ]);
  expect(answers[0]).toMatchObject({ helpers: [{ because: ['Nennt: Pivot tables'] }] });
  expect(answers[0]!.ms).toBeGreaterThan(0);
});
