// Builds what is stale: TypeScript to dist/, and the files that stand beside it (SQL, words, the page).
// Says nothing while all is well, so that `npm run --silent match` prints only answers.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const lock = join(root, 'node_modules', '.knowwho-build');
const sources = ['src', 'test', 'package.json', 'build.mjs'];
/** The page is loaded by a browser, as it is; all the rest runs in Node. */
const page = join(root, 'src', 'demo', 'page');

function* files(path) {
  if (!fs.existsSync(path)) return;
  if (!fs.statSync(path).isDirectory()) yield path;
  else for (const name of fs.readdirSync(path).sort()) yield* files(join(path, name));
}

/** The bench runs built, with the doubles it shares with the tests; Jest reads the tests themselves. */
const isTest = (path) => /\.test\.ts$/.test(path);

/** Names, sizes and times of the sources as one hash; a deleted file changes it too. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of files(join(root, source))) {
      if (isTest(path)) continue;
      const { size, mtimeMs } = fs.statSync(path);
      hash.update(`${relative(root, path)}\t${size}\t${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

const isBuilt = (print) => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === print;

/** Two commands started at once must not write the same files: the second waits for the first. */
async function withLock(work) {
  const giveUp = Date.now() + 120_000;
  for (;;) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      // Left behind by a build that was killed.
      if (age > 100_000) fs.rmSync(lock, { recursive: true, force: true });
      if (Date.now() > giveUp) {
        throw new Error(`Another build seems to run. If not, remove ${lock}`, { cause: error });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** Takes the types off each file; whether they are right is for `npm run types`, which takes half a minute. */
async function compile(path, { transformFile }) {
  const { code, map } = await transformFile(path, {
    swcrc: false,
    sourceMaps: true,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: path.startsWith(page) ? 'es6' : 'commonjs' },
  });
  const target = join(dist, relative(root, path)).replace(/\.ts$/, '.js');
  fs.mkdirSync(dirname(target), { recursive: true });
  fs.writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
  fs.writeFileSync(`${target}.map`, map);
}

async function build(print) {
  // No compiler in a production install: it runs what was built before.
  const swc = createRequire(import.meta.url)('@swc/core');
  // Files that are gone from the sources must not stay: a migration with an old name would run.
  fs.rmSync(join(dist, 'src', 'sqlite', 'migrations'), { recursive: true, force: true });
  fs.rmSync(join(dist, 'src', 'skills', 'vocabulary'), { recursive: true, force: true });
  // What was learned by older code is learned again at the end.
  fs.rmSync(join(dist, 'src', 'skills', 'learned.json'), { force: true });
  for (const path of files(join(root, 'src'))) {
    if (/\.ts$|\.md$|tsconfig\.json$/.test(path)) continue;
    const target = join(dist, relative(root, path));
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.copyFileSync(path, target);
  }
  const typed = [...files(join(root, 'src')), ...files(join(root, 'test'))].filter(
    (path) => path.endsWith('.ts') && !isTest(path),
  );
  await Promise.all(typed.map((path) => compile(path, swc)));
  createRequire(import.meta.url)(join(dist, 'src', 'skills', 'shipped-resolver.js')).writeLearned();
  fs.writeFileSync(stamp, print);
}

if (!isBuilt(fingerprint())) {
  await withLock(async () => {
    const print = fingerprint();
    if (!isBuilt(print)) await build(print);
  });
}
