import { execFileSync } from 'node:child_process';

/** The check of licences.mjs on one package; a module of Node's own kind, so it runs in a process of its own. */
function problemsOf(entry: object, manifest: object | undefined): string[] {
  const script = `
    import { checkPackages } from './licences.mjs';
    const { problems } = checkPackages(
      { packages: { '': {}, 'node_modules/x': ${JSON.stringify(entry)} } },
      () => (${JSON.stringify(manifest)}),
      { sqlite: true },
    );
    console.log(JSON.stringify(problems));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString());
}

const entry = { version: '1.0.0', integrity: 'sha512-x' };
const manifest = { version: '1.0.0', license: 'MIT' };

test('a package that is free to use and pinned is fine; anything else is named', () => {
  expect(problemsOf(entry, manifest)).toEqual([]);
  expect(problemsOf(entry, { ...manifest, license: '(GPL-3.0 OR MIT)' })).toEqual([]);
  expect(problemsOf({ ...entry, license: 'ISC' }, undefined)).toEqual([]);
  expect(
    problemsOf(
      { version: '1.0.1', resolved: 'git+ssh://somewhere', hasInstallScript: true },
      { version: '1.0.0', license: 'MIT AND GPL-3.0' },
    ),
  ).toEqual([
    'x: licence MIT AND GPL-3.0',
    'x: no sha512 in the lock file',
    'x: not from the registry',
    'x: 1.0.0 is installed, the lock file says 1.0.1',
    'x: runs a script while it is installed',
  ]);
  expect(problemsOf(entry, { version: '1.0.0' })).toEqual(['x: licence none']);
});
