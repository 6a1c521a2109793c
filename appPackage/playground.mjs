// Starts the Microsoft 365 Agents Playground against the bot that runs on this machine.
// Everything after `npm run playground --` goes to the playground, e.g. `-p 56151` for its port.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function settings() {
  try {
    return { ...parseEnv(readFileSync(join(root, '.env'), 'utf8')), ...process.env };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return process.env;
  }
}

async function isUp(address) {
  try {
    const answer = await fetch(`${address}/healthz`, { signal: globalThis.AbortSignal.timeout(3000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The playground's `User`; the misspelt name is its own. */
function member({ id, displayName, givenName, mail, userPrincipalName }) {
  return {
    id: `29:${id}`,
    name: displayName,
    userPrincipleName: userPrincipalName,
    aadObjectId: id,
    givenName,
    surname: displayName.replace(`${givenName} `, ''),
    email: mail,
  };
}

/** Who is who in the playground: people of the demo's company, who all have a profile there. */
function cast() {
  const [me, ...colleagues] = readFileSync(join(root, 'src', 'demo', 'company', 'people.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .filter(
      (person) => person.accountEnabled && person.userType === 'Member' && person.mail && person.givenName,
    )
    .map(member);
  return {
    version: '0.1.1',
    tenantId: '00000000-0000-4000-8000-000000000001',
    bot: { id: '28:knowwho', name: 'KnowWho' },
    currentUser: me,
    // Not more and not fewer: the playground takes exactly five.
    users: colleagues.slice(0, 5),
    personalChat: { id: 'playground-personal' },
    groupChat: { id: 'playground-group', name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'A team',
      aadGroupId: '00000000-0000-4000-8000-000000000002',
      channels: [{ id: 'playground-announcements', name: 'Announcements' }],
    },
  };
}

const bot = `http://127.0.0.1:${settings().PORT?.trim() || 3978}`;
if (!(await isUp(bot))) {
  console.error(
    `Nothing answers at ${bot}/healthz. Start the bot in another terminal with: npm run demo\n` +
      'If it listens elsewhere, set PORT to its port.',
  );
  process.exit(1);
}

const files = mkdtempSync(join(tmpdir(), 'knowwho-playground-'));
const log = join(files, 'playground.log');
// The playground reads YAML, and JSON is YAML.
const config = join(files, 'playground.yml');
writeFileSync(config, JSON.stringify(cast()));

// Both ends are on this machine: a company proxy must not come between them.
const noProxy = ['127.0.0.1', 'localhost', process.env.no_proxy ?? process.env.NO_PROXY]
  .filter(Boolean)
  .join();
const playground = spawn(
  process.execPath,
  [
    createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js'),
    'start',
    ...['--app-endpoint', `${bot}/api/messages`],
    ...['--channel-id', 'msteams'],
    '--disable-telemetry',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      no_proxy: noProxy,
      NO_PROXY: noProxy,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: log,
    },
  },
);
// Ctrl+C reaches both; the playground ends first and tells how.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => playground.kill());
playground.on('exit', (code) => {
  if (code) console.error(`The playground stopped with code ${code}. Its log: ${log}`);
  else rmSync(files, { recursive: true, force: true });
  process.exit(code ?? 0);
});
