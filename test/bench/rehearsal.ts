import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseEnv, promisify } from 'node:util';
import { company } from '../../src/demo/company';
import { startGraphEmulator } from '../../src/demo/graph-emulator';
import { createSigner, signedToken, startIdentityServer } from '../security/identity-server';
import { startAbroad } from './rehearsal-abroad';
import { freePort } from './free-port';

const run = promisify(execFile);
const APP = '00000000-0000-4000-8000-0000000000aa';
const TENANT = '00000000-0000-4000-8000-0000000000bb';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
/** A start, and the first reading of people, may take so long, in ms; machines are busy. */
const PATIENCE = 240_000;

/** What this does in words of the guides; where they say something else, it must be rehearsed anew. */
const SAID = [
  'git clone ADDRESS_OF_THIS_REPOSITORY /opt/knowwho\ncd /opt/knowwho\nnpm ci\nnpm run build\nnpm prune --omit=dev\n',
  'systemctl enable --now knowwho knowwho-backup.timer\n',
  '\nknowwho backup /var/lib/knowwho/backups/',
  '\nsystemctl stop knowwho\n',
  '\nknowwho restore /var/lib/knowwho/backups/FILE.db\n',
  '/deploy/wishes-abroad.sh --fetch\n',
];

/** The settings that the guide gives to a machine with an identity, and which of the commands it no longer has. */
function readGuides() {
  const read = (name: string) => readFileSync(join(process.cwd(), 'docs', name), 'utf8');
  const guides = read('admin.md') + read('operating.md');
  const [sample = ''] = /^MicrosoftAppId=[^`]*/m.exec(guides) ?? [];
  return {
    settings: parseEnv(sample.replaceAll('BOT_ID', APP).replaceAll('TENANT_ID', TENANT)),
    unsaid: SAID.filter((words) => !guides.includes(words)),
  };
}

/**
 * The guide for admins, followed in a clean clone: install, start in production, people read, a signed message, backup,
 * somebody forgotten, the wishes put abroad, stop, restore, start, a lost disk. Microsoft's part is played on this machine.
 *
 * `npm run bench -- rehearsal`; it takes as long as `npm ci` and half a minute. KNOWWHO_BENCH=here uses what is built here.
 */
export async function benchRehearsal(say: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const here = process.env['KNOWWHO_BENCH'] === 'here';
  const home = here ? process.cwd() : join(folder, 'knowwho');
  const people = company();
  const [asker] = people;
  const graph = await startGraphEmulator({ people, units: Infinity });
  const signer = createSigner('rehearsal');
  const identity = await startIdentityServer(ISSUER, [signer]);
  const abroad = await startAbroad();
  const port = await freePort();
  const database = `file:${join(folder, 'knowwho.db')}`;
  const guide = readGuides();
  const settings = {
    ...guide.settings,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: database,
    GRAPH_BASE_URL: graph.url,
    LOG_LEVEL: 'warn',
  };
  const { PATH, HOME } = process.env;
  // Nothing of this shell but where programs are: a service has no more.
  const plain = { PATH, HOME, NODE_ENV: 'production' };
  let service: ChildProcess | undefined;
  let failed = 0;
  let since = performance.now();
  const check = (what: string, good: boolean, seen?: unknown) => {
    const ms = Math.round(performance.now() - since);
    say(`${good ? 'ok  ' : 'FAIL'} ${what} (${ms} ms)${good ? '' : `: ${JSON.stringify(seen)}`}`);
    if (!good) failed += 1;
    since = performance.now();
  };
  const npm = (...words: string[]) => run('npm', words, { cwd: home, env: plain, maxBuffer: 1e8 });
  const node = (env: object, ...words: string[]) =>
    run(process.execPath, words, { cwd: home, env: { ...plain, ...env } });
  const begin = async (...words: string[]) => {
    service = spawn(process.execPath, words, {
      cwd: home,
      env: { ...plain, ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(100)) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (ready?.status === 200) return;
    }
    throw new Error('The service did not become ready.');
  };
  const end = async (): Promise<unknown> => {
    const gone = service && once(service, 'exit');
    service?.kill('SIGTERM');
    const [code] = ((await gone) ?? []) as unknown[];
    return code;
  };
  const post = async (fields: object, signed = true) => {
    const activity = {
      id: `rehearsal-${performance.now()}`,
      channelId: 'msteams',
      serviceUrl: SERVICE,
      from: { id: `29:${asker?.id}`, name: 'Rehearsal', aadObjectId: asker?.id },
      recipient: { id: `28:${APP}`, name: 'KnowWho' },
      conversation: { id: `a:${asker?.id}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'en-GB',
      deliveryMode: 'expectReplies',
      ...fields,
    };
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: ISSUER, aud: APP, serviceurl: SERVICE, nbf: now - 60, exp: now + 600 };
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signed ? { authorization: signedToken(signer, claims) } : {}),
      },
      body: JSON.stringify(activity),
    });
    return { status: response.status, text: await response.text() };
  };
  const skill = () => post({ type: 'message', text: '/skill excel-dashboards' });
  const me = () => post({ type: 'message', text: '/me' });
  const driver = 'dist/test/bench/rehearsal-bot.js';

  try {
    check('the guides still say what is rehearsed', guide.unsaid.length === 0, guide.unsaid);
    if (!here) {
      await run('git', ['clone', '--quiet', process.cwd(), home]);
      await npm('ci', '--include=dev', '--no-audit', '--no-fund');
      check('npm ci in a clean clone', existsSync(join(home, 'node_modules')));
      await npm('run', 'build');
      await npm('prune', '--omit=dev', '--no-audit', '--no-fund');
      check('npm run build, then only what runs is kept', !existsSync(join(home, 'node_modules/jest')));
    }
    const refusal = await node({}, 'dist/src/main.js', 'start').catch(
      (error: { stderr?: string }) => error.stderr,
    );
    check(
      'without settings it stops and names them',
      /MicrosoftAppId/.test(JSON.stringify(refusal)),
      refusal,
    );

    await begin('dist/src/main.js', 'start');
    check('start: ready', true);
    let read: unknown = null;
    for (const until = Date.now() + PATIENCE; read === null && Date.now() < until; await pause(200)) {
      const details = (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as {
        peopleRead: unknown;
      };
      read = details.peopleRead;
    }
    check('people are read by the service itself', read !== null);
    const stranger = await post({ type: 'message', text: '/skill excel' }, false);
    check('an unsigned message is refused', stranger.status === 401, stranger);
    check('SIGTERM ends it cleanly', (await end()) === 0);

    await begin(driver, identity.metadata);
    const found = await skill();
    check(
      'a signed question is answered with helpers',
      found.status === 200 && found.text.includes('"thank"'),
      found,
    );
    const page = await fetch(`http://127.0.0.1:${port}/`);
    check('no page of the demo is served', page.status === 404, page.status);
    const backups = join(folder, 'backups/');
    const made = await node({ DATABASE_URL: database }, 'dist/src/main.js', 'backup', backups);
    const copy = (JSON.parse(made.stdout.trim().split('\n').at(-1) ?? '') as { file: string }).file;
    check('backup beside the service, into a folder', existsSync(copy), made);
    const press = {
      action: { type: 'Action.Execute', verb: 'forget', data: { confirm: true } },
      trigger: 'manual',
    };
    const forgotten = await post({ type: 'invoke', name: 'adaptiveCard/action', value: press });
    check('the asker is forgotten', forgotten.status === 200, forgotten);
    const script = join(home, 'deploy/wishes-abroad.sh');
    const wishes = join(folder, 'knowwho.db.wishes');
    const sent = await run(script, [wishes], { env: { ...plain, ...abroad.settings } });
    check('the wishes are put abroad', abroad.blob() === readFileSync(wishes, 'utf8'), sent);
    const busy = await node({ DATABASE_URL: database }, 'dist/src/main.js', 'restore', copy).catch(
      () => 'refused',
    );
    check('no restore under a running service', busy === 'refused', busy);
    check('SIGTERM ends it cleanly', (await end()) === 0);
    const back = await node({ DATABASE_URL: database }, 'dist/src/main.js', 'restore', copy);
    check('restore: who was forgotten since stays forgotten', back.stdout.includes('"forgotten":1'), back);

    // The worst case: the disk is lost, and only a backup elsewhere and the wishes abroad are left.
    for (const name of readdirSync(folder)) if (name.startsWith('knowwho.db')) rmSync(join(folder, name));
    await run(script, ['--fetch', wishes], { env: { ...plain, ...abroad.settings } });
    const alone = await node({ DATABASE_URL: database }, 'dist/src/main.js', 'restore', copy);
    await begin(driver, identity.metadata);
    const profile = await me();
    check('a lost disk: the wishes from abroad are kept', profile.text.includes('Nothing yet'), [
      alone,
      profile,
    ]);
    check('SIGTERM ends it cleanly', (await end()) === 0);
    const zip = (await node({ MicrosoftAppId: APP }, 'dist/src/main.js', 'package')).stdout.trim();
    check('the app package is written', existsSync(zip), zip);
  } finally {
    service?.kill('SIGKILL');
    await graph.close();
    await identity.stop();
    await abroad.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  say(failed === 0 ? 'the guide holds' : `${failed} steps failed`);
  return failed === 0;
}
