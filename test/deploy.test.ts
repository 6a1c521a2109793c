import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const read = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');
const settings = new Set([...read('.env.sample').matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name));
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const GUIDES = ['admin', 'operating'].map((name) => read(`docs/${name}.md`));
const [INSTALLING = '', OPERATING = ''] = GUIDES;
/** What is no setting of ours: words of Linux and others, what the guide leaves to whoever follows it. */
const NO_SETTINGS = [
  'SIGTERM',
  'LITESTREAM_ACCOUNT',
  'STORAGE_ACCOUNT',
  'AZURE_CLIENT_ID',
  'FILE',
  'FOLDER',
  'VERSION',
];

test('the guide names only commands, settings and files that there are', () => {
  const guide = GUIDES.join('\n');
  const toFillIn = [...INSTALLING.matchAll(/^\| `([\w.]+)` +\|/gm)].map(([, name]) => name);
  expect(toFillIn).toContain('BOT_ID');
  for (const [, name] of guide.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [, name = ''] of guide.matchAll(/`([A-Z]{3,}(?:_[A-Z]+)*)[`=]/g))
    if (![...NO_SETTINGS, ...toFillIn].includes(name)) expect(settings).toContain(name);
  for (const [path] of guide.matchAll(/(?<!dist\/)(?:deploy|appPackage)\/[\w./-]*[\w](?![\w*])/g))
    expect(existsSync(join(__dirname, '..', path))).toBe(true);
  for (const metric of new Set(guide.match(/knowwho_[a-z_]+/g)))
    expect(read('src/prometheus/meter.ts')).toContain(metric.replace(/^knowwho_|_total$/g, ''));
});

test('links between the guides lead somewhere', () => {
  const anchors = (text: string) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
  for (const guide of GUIDES)
    for (const [, path = '', anchor] of guide.matchAll(/\]\((?!https:)([^)#]*)#?([^)]*)\)/g)) {
      expect(existsSync(join(__dirname, '../docs', path))).toBe(true);
      if (anchor) expect(anchors(path ? read(`docs/${path}`) : guide)).toContain(anchor);
    }
  for (const guide of ['docs/admin.md', 'docs/operating.md'])
    expect(read('README.md')).toContain(`](${guide})`);
});

test('the image is built in two stages, runs as nobody special and as the service does', () => {
  const image = read('deploy/Dockerfile');
  expect(image.match(/^FROM /gm)).toHaveLength(2);
  expect(image.match(/^FROM \S+:latest|^ADD |sudo/gm)).toBeNull();
  const last = image.slice(image.lastIndexOf('FROM '));
  expect(last).toMatch(/^USER node$/m);
  expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('CMD ["node", "dist/src/main.js", "start"]'));
  expect(last).toContain('HEALTHCHECK');
  expect(scripts['start']).toContain('dist/src/main.js start');
});

test('units and containers set only settings that there are, and stop later than the service does', () => {
  for (const name of readdirSync(join(__dirname, '../deploy/systemd'))) {
    for (const [, line = ''] of read(`deploy/systemd/${name}`).matchAll(/^Environment=(.*)$/gm))
      for (const setting of line.split(' ').map((one) => one.split('=', 1)[0]))
        if (setting !== 'NODE_ENV') expect(settings).toContain(setting);
  }
  expect(read('deploy/systemd/knowwho.service')).toMatch(/^TimeoutStopSec=30$/m);
  expect(read('deploy/compose.yaml')).toMatch(/stop_grace_period: 30s/);
});

test('a setting of the unit is not emptied by the settings file', () => {
  // systemd lets the file win over the unit, with an empty value too.
  expect(INSTALLING).not.toContain('.env.sample /etc/knowwho.env');
  const samples = INSTALLING.match(/^MicrosoftAppId=[^`]*?```/gm) ?? [];
  expect(samples).toHaveLength(2);
  for (const line of samples.join('\n').split('\n')) expect(line).not.toMatch(/=$/);
});

test('commands, the nightly backup and the service work as one account, on one database, with one file of settings', () => {
  const service = read('deploy/systemd/knowwho.service');
  const backup = read('deploy/systemd/knowwho-backup.service');
  const command = read('deploy/knowwho');
  const database = /DATABASE_URL=(\S+)/.exec(service)?.[1];
  for (const other of [backup, command]) expect(/DATABASE_URL=(\S+)/.exec(other)?.[1]).toBe(database);
  for (const setting of ['User', 'UMask', 'WorkingDirectory', 'EnvironmentFile']) {
    const line = new RegExp(`^${setting}=.*$`, 'm').exec(service)?.[0] ?? '';
    expect(line).not.toBe('');
    expect(command).toContain(`-p ${line} `);
    expect(backup).toContain(`\n${line}\n`);
  }
  // A folder, so that the wishes to be forgotten go with every copy and old copies go.
  expect(backup).toMatch(new RegExp(`backup ${dirname(database?.replace(/^file:/, '') ?? '')}/\\S+/$`, 'm'));
  expect(read('deploy/wishes-abroad.sh')).toContain(`${database?.replace(/^file:/, '')}.wishes`);
});

test('a collector reads where the figures are', () => {
  const address = /METRICS=([\d.:]+)/.exec(OPERATING)?.[1];
  expect(read('deploy/otel-collector.yaml')).toContain(`targets: ['${address}']`);
});

test('the template is Bicep; where it is not, a line is named', () => {
  const template = read('deploy/azure/main.bicep');
  const mistakes = [
    ['param vmSize string', 'param vmSize strin g'],
    ["sku: {\n    name: 'F0'\n  }", "sku: {\n    name: 'F0'\n"],
    ["['80', '443']", "['80', '443'"],
    ["name: 'web'", "name: 'web"],
  ] as const;
  const broken = mistakes.map(([good, bad]) => template.replace(good, bad));
  const input = JSON.stringify([template, ...broken]);
  const script = join(__dirname, 'bicep-problems.mjs');
  const [problems, ...found] = JSON.parse(
    execFileSync(process.execPath, [script], { input }).toString(),
  ) as string[][];
  expect(problems).toEqual([]);
  mistakes.forEach(([good], at) => {
    const [line = '', problem] = found[at]?.[0]?.split(': ', 2) ?? [];
    expect(problem).toMatch(/^(unexpected|missing) /);
    // A parser sees some of them only later.
    expect(Number(line)).toBeGreaterThanOrEqual(template.slice(0, template.indexOf(good)).split('\n').length);
  });
});

test('the template has the bot in Teams with an identity that has no secret', () => {
  const template = read('deploy/azure/main.bicep');
  for (const text of [
    "kind: 'azurebot'",
    "location: 'global'",
    "name: 'F0'",
    "msaAppType: 'UserAssignedMSI'",
    "name: 'MsTeamsChannel'",
  ])
    expect(template).toContain(text);
  expect(template).not.toMatch(/adminPassword|secret:|listKeys/i);
  // Every name that is used was declared.
  const declared = new Set([...template.matchAll(/^(?:resource|param|var) (\w+)/gm)].map(([, name]) => name));
  for (const [, name] of template.matchAll(/\b(\w+)\.(?:id|properties|name)\b/g))
    expect(declared).toContain(name);
});
