import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { evaluate } from '../../src/cli/eval';
import { match } from '../../src/cli/match';
import { bootstrap, nDCG } from '../../src/cli/measures';

function sink(): Writable & { text(): string } {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk.toString());
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join('') });
}

let folder: string;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-match-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const VOCABULARY = `concept,kind,lang,text
w1,label,en,Welding
w1,label,de,Schweißen
z1,label,en,Zebra care
z1,broader,,w1
`;
const PEOPLE = [
  { id: 'A', displayName: 'Ann', skills: ['#welding'] },
  { id: 'B', displayName: 'Ben', skills: ['Welding'], accountEnabled: false },
  { id: 'C', displayName: 'Cem', skills: ['Welding'], userType: 'Guest' },
  { id: 'D', aboutMe: 'No experience with welding.' },
];

async function run(queries: string, ...options: string[]) {
  const [stdout, stderr] = [sink(), sink()];
  const people = file('people.jsonl', PEOPLE.map((person) => JSON.stringify(person)).join('\n'));
  const argv = ['--people', people, '--vocabulary', file('v.csv', VOCABULARY), ...options];
  const code = await match(argv, Readable.from([queries]), stdout, stderr);
  const answers = stdout
    .text()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, answers, complaints: stderr.text() };
}

test('a dictionary carries German words that nobody wrote down to English skills', async () => {
  const query = '{"id":"q","query":"Streifenpferdpflege","locale":"de"}';
  const concepts = async (...options: string[]) =>
    (await run(query, '--vocabulary-only', ...options)).answers;
  expect(await concepts()).toMatchObject([{ concepts: [] }]);
  const dictionary = file(
    'de-en.txt',
    '# Streifenpferd\nStreifenpferd {n} | Streifenpferde {pl} :: zebra; striped horse | zebras\nPflege {f} :: care\n',
  );
  expect(await concepts('--dictionary', dictionary)).toMatchObject([{ concepts: [{ concept: 'z1' }] }]);
  expect(await run(query, '--dictionary', join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    complaints: expect.stringContaining('There is no dictionary'),
  });
});

test('each query gets one answer, in order, with the reason in its language', async () => {
  const { code, answers, complaints } = await run(
    '{"id":"q1","query":"wer kann Schweißen?","locale":"de"}\n\n{"id":2,"query":"when is lunch","locale":"en"}\n{"id":"q3","query":"welding","locale":"en-GB"}',
    '--vocabulary-only',
  );
  expect([code, complaints]).toEqual([0, '']);
  expect(answers.map(({ id }) => id)).toEqual(['q1', 2, 'q3']);
  expect(answers[0]).toMatchObject({
    concepts: [{ concept: 'w1' }],
    helpers: [{ id: 'A', because: ['Nennt: #welding'] }],
  });
  expect(answers[1]).toMatchObject({ concepts: [], helpers: [] });
  expect(answers[2]).toMatchObject({ helpers: [{ because: ['Lists: #welding'] }] });
  for (const { ms } of answers) expect(ms).toEqual(expect.any(Number));
});

test('a malformed line is named and answered when it has an id', async () => {
  const { code, answers, complaints } = await run(
    'no json\n{"id":"q1"}\n{"query":"x"}\n[]\n{"id":"q2","query":"welding"}\n',
    '--vocabulary-only',
  );
  expect(code).toBe(0);
  expect(answers).toMatchObject([{ id: 'q1', concepts: [], helpers: [] }, { id: 'q2' }]);
  for (const line of [1, 2, 3, 4]) expect(complaints).toContain(`Line ${line}:`);
});

test('the shipped skills are known beside those of the file, unless they are not wanted', async () => {
  const question = '{"id":"q","query":"Excel-Dashboards","locale":"de"}';
  expect((await run(question)).answers[0]).toMatchObject({ concepts: [{ concept: 'excel-dashboards' }] });
  expect((await run(question, '--vocabulary-only')).answers[0]).toMatchObject({ concepts: [] });
});

test.each([['--top', '0'], ['--top', 'many'], ['--people', '/nowhere/at/all'], ['--unknown']])(
  'a wrong option stops it: %s %s',
  async (...options) => {
    const { code, answers, complaints } = await run('{"id":"q","query":"x"}', ...options);
    expect([code, answers]).toEqual([2, []]);
    expect(complaints).toContain('Usage');
  },
);

test('our own questions are answered well', async () => {
  const [stdout, stderr] = [sink(), sink()];
  expect(await evaluate([join(__dirname, 'eval')], stdout, stderr)).toBe(0);
  const figures = [...stdout.text().matchAll(/^ {2}(\S+) .*?(?:S@1|nDCG@5) ([\d.]+)/gm)].map(
    ([, name, value]) => ({ name, value }),
  );
  expect(figures.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['sentence', 'typo2', 'de-alias', 'multi', 'freetext']),
  );
  expect(figures.filter(({ value }) => Number(value) < 0.75)).toEqual([]);
  const chat = /offtopic .*answered ([\d.]+)/.exec(stdout.text())?.[1];
  expect(Number(chat)).toBeLessThan(0.1);
});

test('an evaluation of nothing says how to call it', async () => {
  const stderr = sink();
  expect(await evaluate([join(folder, 'nothing')], sink(), stderr)).toBe(2);
  expect(stderr.text()).toContain('Usage');
});

test('measures', () => {
  expect(nDCG([3, 2, 0], [2, 3], 5)).toBe(1);
  expect(nDCG([0, 3], [3], 5)).toBeCloseTo(1 / Math.log2(3));
  const { mean, low, high } = bootstrap([1, 1, 0, 1]);
  expect(mean).toBe(0.75);
  expect(low).toBeLessThan(mean);
  expect(high).toBeGreaterThan(mean);
});
