import { parseArgs } from 'node:util';
import type { Config } from '../config';
import type { PrivacyStore } from '../privacy/privacy';
import { createPrivacyStore } from '../sqlite/privacy-store';
import { pathOf } from '../sqlite/copies';
import { hasWishes as hasWishesBeside } from '../sqlite/wish-file';
import { restoreDatabase } from '../sqlite/restore-database';
import { openSkills } from './open-skills';
import type { Output } from './package';

/**
 * `npm run restore -- FILE [--without-wishes]`: puts a backup in the place of the database; the service must not run.
 * Who asked to be forgotten since stays forgotten. The last line on stdout is the result as JSON.
 *
 * @returns the exit code: 0, or 2 for other arguments.
 * @throws Error when something does not fit; then nothing was changed.
 */
export async function restore(
  config: Pick<Config, 'databaseUrl' | 'visibility'>,
  argv: readonly string[],
  { stdout, stderr, clock = Date.now }: { stdout: Output; stderr: Output; clock?: () => number },
): Promise<number> {
  const asked = readArguments(argv);
  if (!asked) {
    stderr.write('Usage: npm run restore -- FILE [--without-wishes]\n');
    return 2;
  }
  const { replaced, ...result } = await restoreDatabase({
    url: config.databaseUrl,
    backup: asked.file,
    withoutWishes: asked.withoutWishes,
    forgetIn: (db) => {
      // Almost always nobody asked, and the vocabulary takes a second.
      let store: PrivacyStore | undefined;
      return (person) => {
        store ??= createPrivacyStore(db, { profiles: openSkills(db, config.visibility).index.profiles });
        return store.forget(person, clock());
      };
    },
    clock,
  });
  if (replaced)
    stderr.write(`The database that was replaced is kept at ${replaced}, as long as backups are.\n`);
  else if (!asked.withoutWishes)
    stderr.write(
      hasWishes(config.databaseUrl)
        ? 'There was no database to replace, but the wishes beside it are there: whoever asked to be forgotten since the ' +
            'backup is forgotten when KnowWho starts.\n'
        : 'There was no database to replace, nor wishes beside it: who asked to be forgotten since the backup is in it ' +
            'again.\n',
    );
  stdout.write(`${JSON.stringify(result)}\n`);
  return 0;
}

function hasWishes(url: string): boolean {
  const path = pathOf(url);
  return path !== undefined && hasWishesBeside(path);
}

function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { 'without-wishes': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return undefined;
    return { file, withoutWishes: values['without-wishes'] };
  } catch {
    return undefined;
  }
}
