import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { buildManifest, readTemplates } from './app-package';
import type { ListedCommand } from './app-package';

/** Where a command writes its words. */
export interface Output {
  write(text: string): unknown;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ICONS = ['color.png', 'outline.png'];
// The first moment a zip can name. Always the same, so that the same input gives the same bytes.
const MODIFIED = new Date(1980, 0, 1);

/**
 * `npm run package`: writes the Teams app package, one zip with manifest, languages and icons.
 *
 * @param config `botId` is the setting `MicrosoftAppId`; `installedBy` the app id of the Graph identity, where it shall
 *   install the app for people (`INSTALL_APP`).
 * @param commands those that work, in the order in which Teams shall list them; at most 12.
 * @param output `folder` is where the zip goes, `dist/appPackage/` of the project unless told otherwise.
 * @returns the exit code: 0, or 1 when the bot's id is missing or no GUID.
 * @throws Error when Teams would refuse the commands.
 */
export async function packageApp(
  config: { readonly botId?: string | undefined; readonly installedBy?: string | undefined },
  commands: readonly ListedCommand[],
  { stdout, stderr, folder }: { readonly stdout: Output; readonly stderr: Output; readonly folder?: string },
): Promise<number> {
  const botId = config.botId?.trim() ?? '';
  if (!GUID.test(botId)) {
    const problem = botId === '' ? 'missing' : 'not a GUID such as 00000000-0000-0000-0000-000000000000';
    stderr.write(
      `MicrosoftAppId: ${problem}. The package names the bot it belongs to:\n` +
        'set MicrosoftAppId to the app id of the bot, in the environment or in .env.\n',
    );
    return 1;
  }
  const root = projectRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const source = join(root, 'appPackage');
  const built = buildManifest({
    appId: botId,
    installedBy: config.installedBy?.trim() || undefined,
    version,
    commands,
    templates: readTemplates(source),
  });
  const zip = zipSync(
    {
      'manifest.json': json(built.manifest),
      'en.json': json(built.languages.en),
      'de.json': json(built.languages.de),
      ...Object.fromEntries(ICONS.map((name) => [name, new Uint8Array(readFileSync(join(source, name)))])),
    },
    { mtime: MODIFIED, level: 9 },
  );
  const target = join(folder ?? join(root, 'dist', 'appPackage'), `knowwho-${version}.zip`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zip);
  stdout.write(`${target}\n`);
  if (JSON.stringify(built.manifest).includes('https://example.com')) {
    stderr.write(
      'The links under "developer" in appPackage/manifest.json are examples: put your own there.\n',
    );
  }
  return 0;
}

/** The project's folder, whether this file runs from `src/cli` or, compiled, from `dist/src/cli`. */
function projectRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'appPackage', 'manifest.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No appPackage/manifest.json above ${__dirname}`);
  }
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
