import { start } from '../../src/cli/start';
import { environment, readConfig } from '../../src/config';
import { createLog } from '../../src/log';

/** `npm start`, but for one thing: the keys that Teams signs with are those of a server on this machine. */
async function main(keys: string): Promise<void> {
  const config = readConfig(environment(), 'start');
  const running = await start(config, createLog(config.logLevel), { keysForTest: keys });
  process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
}

void main(process.argv[2] ?? '');
