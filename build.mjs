// Builds what is stale: TypeScript to dist/, and the files that stand beside it (SQL, words, the page).
// Says nothing while all is well, so that `npm run --silent match` prints only answers.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const lock = join(root, 'node_modules', '.knowwho-build');
const sources = ['src', 'test/bench', 'package.json', 'tsconfig.json', 'build.mjs'];

function* files(path) {
  if (!fs.existsSync(path)) return;
  if (!fs.statSync(path).isDirectory()) yield path;
  else for (const name of fs.readdirSync(path).sort()) yield* files(join(path, name));
}

/** Names, sizes and times of the sources as one hash; a deleted file changes it too. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of files(join(root, source))) {
      const { size, mtimeMs } = fs.statSync(path);
      hash.update(`${relative(root, path)}\t${size}\t${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

const isBuilt = (print) => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === print;

/** Two commands started at once must not write the same files: the second waits for the first. */
function withLock(work) {
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
    work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function build(print) {
  // Files that are gone from the sources must not stay: a migration with an old name would run.
  fs.rmSync(join(dist, 'src', 'sqlite', 'migrations'), { recursive: true, force: true });
  fs.rmSync(join(dist, 'src', 'skills', 'vocabulary'), { recursive: true, force: true });
  // What was learned by older code is learned again at the end.
  fs.rmSync(join(dist, 'src', 'skills', 'learned.json'), { force: true });
  // No compiler in a production install: it runs what was built before.
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const path of files(join(root, 'src'))) {
    if (/\.ts$|\.md$|tsconfig\.json$/.test(path)) continue;
    const target = join(dist, relative(root, path));
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.copyFileSync(path, target);
  }
  for (const project of ['.', 'src/demo/page']) {
    const run = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: ['ignore', 2, 2] });
    if (run.status !== 0) {
      process.exitCode = run.status ?? 1;
      return;
    }
  }
  createRequire(import.meta.url)(join(dist, 'src', 'skills', 'shipped-resolver.js')).writeLearned();
  fs.writeFileSync(stamp, print);
}

if (!isBuilt(fingerprint())) {
  withLock(() => {
    const print = fingerprint();
    if (!isBuilt(print)) build(print);
  });
}
