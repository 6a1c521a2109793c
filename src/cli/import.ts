import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importEsco } from '../skills/import/esco';
import type { Imported } from '../skills/import/imported';
import { joinKnown } from '../skills/import/join-known';
import { importOnet } from '../skills/import/onet';
import { csvOf } from '../skills/import/write-csv';
import { shippedVocabulary } from '../skills/shipped';
import type { Concept } from '../skills/vocabulary';
import type { Output } from './package';

const USAGE = `Usage: npm run --silent import -- esco FOLDER > vocabulary.csv
       npm run --silent import -- onet FOLDER > vocabulary.csv
       --to FILE writes the file itself, where a shell changes what passes through ">".`;

const IMPORTERS: Readonly<Record<string, { read: (folder: string) => Imported; licence: string }>> = {
  esco: {
    read: importEsco,
    licence:
      'From the ESCO classification of the European Commission. Whoever passes it on names this source.',
  },
  onet: {
    read: importOnet,
    licence:
      'From the O*NET® database by the U.S. Department of Labor, Employment and Training Administration, CC BY 4.0, changed. Whoever passes it on says so.',
  },
};

/**
 * `npm run import`: skills that others published, as a vocabulary file. Counts and what was left out go to stderr.
 *
 * @returns the exit code: 0; 1 when a file is missing or unreadable; 2 when the command is incomplete. Nothing is
 *   written unless it is 0.
 */
export async function importVocabulary(
  argv: string[],
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output },
): Promise<number> {
  const asked = readCommand(argv);
  if (typeof asked === 'string') {
    stderr.write(`${asked}\n${USAGE}\n`);
    return 2;
  }
  try {
    const { concepts: read, remarks } = asked.importer.read(asked.folder);
    if (read.length === 0) throw new Error(`No skill was found in ${asked.folder}`);
    const { concepts, joined } = joinKnown(read, shippedVocabulary());
    const csv = [...csvOf(concepts)].join('');
    if (asked.target === undefined) stdout.write(csv);
    else replaceFile(asked.target, csv);
    const lines = [...remarks, countsOf(concepts, joined), asked.importer.licence];
    stderr.write(lines.map((line) => `${line}\n`).join(''));
    return 0;
  } catch (error) {
    stderr.write(`${(error as Error).message}\nNothing was written.\n`);
    return 1;
  }
}

type Command = { importer: (typeof IMPORTERS)[string]; folder: string; target: string | undefined };

/** @returns what is asked for, or what is wrong with it. */
function readCommand(argv: string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { to: { type: 'string' } },
      allowPositionals: true,
    });
    const [source = '', folder, ...more] = positionals;
    const importer = Object.hasOwn(IMPORTERS, source) ? IMPORTERS[source] : undefined;
    if (!importer) return source === '' ? 'Which vocabulary?' : `There is no importer for "${source}".`;
    if (folder === undefined) return 'In which folder are the files?';
    if (more.length > 0) return `Only one folder, please; a name with spaces needs quotes.`;
    return { importer, folder, target: values.to };
  } catch (error) {
    return (error as Error).message;
  }
}

/** All or nothing: a half-written file never stands under the name. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Error(`Cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function countsOf(concepts: readonly Concept[], joined: number): string {
  const count = (of: (concept: Concept) => number): string =>
    concepts.reduce((sum, concept) => sum + of(concept), 0).toLocaleString('en');
  const names = ({ labels, aliases }: Concept, lang: 'en' | 'de'): number =>
    aliases[lang].length + Number(labels[lang] !== undefined);
  return [
    `${concepts.length.toLocaleString('en')} skills`,
    `${joined.toLocaleString('en')} of them known before`,
    `${count((concept) => names(concept, 'en'))} English and ${count((concept) => names(concept, 'de'))} German names`,
    `${count(({ broader }) => broader.length)} broader`,
    `${count(({ related }) => related.length)} related.`,
  ].join(', ');
}
