import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');
const settings = new Set([...read('.env.sample').matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name));
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
/** What the guide leaves to whoever follows it. */
const TO_FILL_IN = ['BOT_ID', 'TENANT_ID', 'PRINCIPAL_ID', 'ACCOUNT'];

test('the guide names only commands, settings and files that there are', () => {
  const guide = read('docs/admin.md');
  for (const [, name] of guide.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [, name = ''] of guide.matchAll(/`([A-Z]{3,}(?:_[A-Z]+)*)[`=]/g))
    if (!['SIGTERM', ...TO_FILL_IN].includes(name)) expect(settings).toContain(name);
  for (const [path] of guide.matchAll(/(?:deploy|appPackage)\/[\w./-]*[\w]/g))
    if (!path.endsWith('knowwho')) expect(statSync(join(__dirname, '..', path)).isFile()).toBe(true);
  for (const metric of new Set(guide.match(/knowwho_[a-z_]+/g)))
    expect(read('src/prometheus/meter.ts')).toContain(metric.replace(/^knowwho_|_total$/g, ''));
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
  expect(read('docs/admin.md')).not.toContain('.env.sample /etc/knowwho.env');
  const sample = read('docs/admin.md').match(/^MicrosoftAppId=<[^`]*?```/m)?.[0] ?? '';
  expect(sample.split('\n').filter((line) => line.endsWith('='))).toEqual([]);
});

test('wishes to be forgotten go with every backup, and a collector reads where the figures are', () => {
  const backup = read('deploy/systemd/knowwho-backup.service');
  const file = /DATABASE_URL=file:(\S+)/.exec(backup)?.[1] ?? '';
  expect(backup).toContain(`w=${file}.wishes;`);
  // What removes old copies lets it be.
  expect(backup).toMatch(/-name \*\.db -mtime/);
  const address = /METRICS=([\d.:]+)/.exec(read('docs/admin.md'))?.[1];
  expect(read('deploy/otel-collector.yaml')).toContain(`targets: ['${address}']`);
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
  for (const [open, close] of ['{}', '[]', '()'].map((pair) => [...pair]))
    expect(template.split(open!).length).toBe(template.split(close!).length);
  // Every name that is used was declared.
  const declared = new Set([...template.matchAll(/^(?:resource|param|var) (\w+)/gm)].map(([, name]) => name));
  for (const [, name] of template.matchAll(/\b(\w+)\.(?:id|properties|name)\b/g))
    expect(declared).toContain(name);
});
