import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { packageApp } from '../../src/cli/package';

const BOT = '6f0e1d52-7c1b-4a53-9a36-0b9f3d1c2e4a';
const COMMANDS = [
  {
    name: 'skill',
    title: { en: 'skill', de: 'wer' },
    description: { en: 'Find a colleague who can help', de: 'Finden, wer dir helfen kann' },
  },
  {
    name: 'help',
    title: { en: 'help', de: 'hilfe' },
    description: { en: 'All commands', de: 'Alle Befehle' },
  },
];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-package-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function run(botId: string | undefined) {
  const said = { stdout: '', stderr: '' };
  const code = await packageApp({ botId }, COMMANDS, {
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: { write: (text: string) => (said.stderr += text) },
    folder,
  });
  return { code, ...said };
}

describe('npm run package', () => {
  test('writes one zip with exactly the files Teams wants, and says where', async () => {
    const { code, stdout } = await run(BOT);
    const [name] = readdirSync(folder);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const path = join(folder, `knowwho-${version}.zip`);
    const files = unzipSync(new Uint8Array(readFileSync(path)));
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Record<string, unknown>;

    expect(code).toBe(0);
    expect(stdout).toBe(`${path}\n`);
    expect(name).toBe(`knowwho-${version}.zip`);
    expect(Object.keys(files).sort()).toEqual([
      'color.png',
      'de.json',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
    expect(manifest).toMatchObject({ id: BOT, version, bots: [{ botId: BOT }] });
    expect(Buffer.from(files['color.png']!)).toEqual(readFileSync('appPackage/color.png'));
  });

  test('gives the same bytes for the same input', async () => {
    const bytes = async () => {
      const { stdout } = await run(BOT);
      return readFileSync(stdout.trim());
    };
    const first = await bytes();
    expect((await bytes()).equals(first)).toBe(true);
    // The stored time is fixed: 1 January 1980, 00:00, as zip writes it (time, then date).
    expect(first.readUInt32LE(10)).toBe(0x00210000);
  });

  test.each([
    ['missing', undefined],
    ['missing', '  '],
    ['not a GUID', 'my-bot'],
  ])('stops with the name of the setting when it is %s', async (problem, botId) => {
    const { code, stdout, stderr } = await run(botId);
    expect(code).toBe(1);
    expect(stderr).toContain(`MicrosoftAppId: ${problem}`);
    expect(stdout).toBe('');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('reminds of the example links until they are replaced', async () => {
    const { stderr } = await run(BOT);
    const template = readFileSync('appPackage/manifest.json', 'utf8');
    expect(stderr.includes('appPackage/manifest.json')).toBe(template.includes('https://example.com'));
  });
});
