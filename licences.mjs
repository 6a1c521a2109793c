// Looks at every package of the lock file, offline: may we use it, is it the one that was reviewed, does it run
// anything while it is installed. Prints a line per licence, or what is wrong.
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Permissive: they ask for no more than their name and text to stay. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

/** Read by a person, because the package does not name an SPDX licence: name to what its licence file says. */
const READ = { 'escape-regexp-component': 'MIT' };

/** Not permissive, but only tools of ours that are never shipped: name to why that is all right. */
const TOOLS = { '@microsoft/m365agentsplayground': "Microsoft's terms allow trying the bot with it" };

/** True when somebody may choose only permissive licences of an SPDX expression. */
export function isPermissive(expression) {
  const either = expression.replace(/^\((.*)\)$/, '$1').split(/\s+OR\s+/i);
  return either.some((choice) =>
    choice
      .replace(/[()]/g, '')
      .split(/\s+AND\s+/i)
      .every((name) => PERMISSIVE.includes(name.trim())),
  );
}

/** The licence that a package names, in today's or an older notation. */
function licenceOf({ license, licenses }) {
  const named = license ?? licenses;
  if (Array.isArray(named)) return named.map((one) => one.type ?? one).join(' OR ');
  return typeof named === 'object' && named !== null ? named.type : named;
}

/**
 * @param lock the contents of package-lock.json
 * @param manifestOf reads the package.json of an installed package; undefined when it is not installed here
 * @param allowed packages that may, or expressly may not, run scripts while they are installed
 */
export function checkPackages(lock, manifestOf, allowed) {
  const problems = [];
  const counts = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const manifest = manifestOf(path);
    // A package for other systems is not here; the lock file says what it names.
    const licence = READ[name] ?? licenceOf(manifest ?? entry) ?? 'none';
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (!isPermissive(licence) && !(entry.dev && name in TOOLS)) problems.push(`${name}: licence ${licence}`);
    if (!entry.inBundle && !/^sha512-/.test(entry.integrity ?? ''))
      problems.push(`${name}: no sha512 in the lock file`);
    if (/^(git|http:|file:)/.test(entry.resolved ?? '')) problems.push(`${name}: not from the registry`);
    if (manifest && manifest.version !== entry.version)
      problems.push(`${name}: ${manifest.version} is installed, the lock file says ${entry.version}`);
    if (entry.hasInstallScript && !(name in allowed))
      problems.push(`${name}: runs a script while it is installed`);
  }
  return { problems, counts };
}

function main() {
  const root = dirname(fileURLToPath(import.meta.url));
  const read = (path) => JSON.parse(fs.readFileSync(join(root, path), 'utf8'));
  const manifestOf = (path) =>
    fs.existsSync(join(root, path, 'package.json')) ? read(join(path, 'package.json')) : undefined;
  const { problems, counts } = checkPackages(
    read('package-lock.json'),
    manifestOf,
    read('package.json').allowScripts,
  );
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
    return;
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([licence, n]) => `${licence} ${n}`);
  console.log(`Licences: ${sorted.join(', ')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
