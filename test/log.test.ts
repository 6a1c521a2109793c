import { consoleToLog, type Log } from '../src/log';

test('what libraries print stands in the log at debug, and nowhere else', () => {
  const said: [string, object][] = [];
  const note = (level: string) => (fields: object) => void said.push([level, fields]);
  const log: Log = {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
    child: () => log,
  };
  const written = jest.spyOn(process.stderr, 'write');
  const giveBack = consoleToLog(log);
  try {
    globalThis.console.error('Error finding key for %s', 'token');
    globalThis.console.warn({ a: 1 });
  } finally {
    giveBack();
  }
  expect(said).toEqual([
    ['debug', { printed: 'Error finding key for token' }],
    ['debug', { printed: '{ a: 1 }' }],
  ]);
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
});
