import { ConfigError, environment, readConfig } from './config';
import type { Database } from './sqlite/database';
import type { Running } from './wire';

/** The commands of the command line. Each answers with its exit code, or keeps running; each loads only its own. */
const commands: Readonly<Record<string, (argv: string[]) => Promise<number | undefined>>> = {
  start: async () => {
    const config = readConfig(environment(), 'start');
    const [{ start }, { createLog }] = await Promise.all([import('./cli/start.js'), import('./log.js')]);
    return serve(start(config, createLog(config.logLevel)));
  },
  demo: async () => {
    const config = readConfig(environment(), 'demo');
    const [{ demo }, { createLog }] = await Promise.all([import('./demo/demo.js'), import('./log.js')]);
    return serve(demo(config, createLog(config.logLevel), (line) => process.stdout.write(`${line}\n`)));
  },
  sync: async (argv) => {
    const { graph, ...config } = readConfig(environment(), 'sync');
    if (!graph) throw new Error('There is no directory to read.');
    const [{ sync }, { openResolver }, { openSkills }, { keepHeapSmall }] = await Promise.all([
      import('./cli/sync.js'),
      import('./cli/open-resolver.js'),
      import('./cli/open-skills.js'),
      import('./cli/heap.js'),
    ]);
    keepHeapSmall();
    const { stdout, stderr } = process;
    const resolver = await openResolver(config.words);
    const profiles = (db: Database) => openSkills(db, config.visibility, Date.now, resolver).index.profiles;
    return sync({ ...config, graph }, argv, { stdout, stderr, profiles });
  },
  backup: async (argv) => {
    const config = readConfig(environment(), 'sync');
    return (await import('./cli/backup.js')).backup(config, argv, process);
  },
  restore: async (argv) => {
    const config = readConfig(environment(), 'sync');
    return (await import('./cli/restore.js')).restore(config, argv, process);
  },
  eval: async (argv) => (await import('./cli/eval.js')).evaluate(argv, process.stdout, process.stderr),
  import: async (argv) => (await import('./cli/import.js')).importVocabulary(argv, process),
  match: async (argv) => {
    const { match } = await import('./cli/match.js');
    return match(argv, process.stdin, process.stdout, process.stderr);
  },
  package: async (argv) => {
    const [{ packageApp }, { listCommands }, { COMMANDS }] = await Promise.all([
      import('./cli/package.js'),
      import('./cli/app-package.js'),
      import('./chat/commands/names.js'),
    ]);
    const { MicrosoftAppId: botId, AZURE_CLIENT_ID } = environment();
    const installedBy = argv.includes('--installs-itself') ? AZURE_CLIENT_ID?.trim() || botId : undefined;
    return packageApp({ botId, installedBy }, listCommands(COMMANDS), process);
  },
};

/** Runs until somebody ends it, then finishes what is under way. */
async function serve(starting: Promise<Running>): Promise<undefined> {
  const running = await starting;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Somebody who presses twice means it.
      if (stopping) process.exit(1);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return undefined;
}

async function main([name = '', ...argv]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) {
    process.stderr.write(`Usage: node dist/src/main.js ${Object.keys(commands).join(' | ')}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    const code = await command(argv);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    process.stderr.write(`${problem(error)}\n`);
    process.exit(1);
  }
}

/** What went wrong, in words for the one at the terminal. */
function problem(error: unknown): string {
  if (error instanceof ConfigError) {
    return [
      'KnowWho cannot start. Please set, in the environment or in .env:',
      ...error.problems.map((line) => `  ${line}`),
      'What each setting means stands in .env.sample. To try KnowWho without any account: npm run demo',
    ].join('\n');
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is in use. Set PORT to another one, or end what listens there.';
  return `KnowWho stopped: ${message}`;
}

void main(process.argv.slice(2));
