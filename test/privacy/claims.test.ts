import { readFileSync } from 'node:fs';
import { LEAVER_DAYS, TERMS } from '../../src/privacy/privacy';
import { retentionSettings } from '../../src/retention-config';

const PAGES = ['en', 'de'].map((language) => `docs/privacy/works-council.${language}.md`);

/** Test files and test names of a page's second section, in order: a file in backticks, then names in quotes. */
function claimsOf(page: string): [file: string, name: string][] {
  const [, , claims = ''] = readFileSync(page, 'utf8').split(/^## /m);
  const text = claims.replace(/\s+/g, ' ');
  let file = '';
  return [...text.matchAll(/`(test\/[\w./-]+\.test\.ts)`|"([^"]{15,})"/g)].flatMap(([, found, name]) => {
    file = found ?? file;
    return name === undefined ? [] : [[file, name] as [string, string]];
  });
}

test.each(PAGES.flatMap((page) => claimsOf(page).map(([file, name]) => [page, file, name] as const)))(
  '%s: %s holds “%s”',
  (_, file, name) => {
    expect(readFileSync(file, 'utf8').replace(/\s+/g, ' ')).toContain(`'${name}'`);
  },
);

test('both languages claim the same', () => {
  const [english = [], german = []] = PAGES.map(claimsOf);
  expect(german).toEqual(english);
  expect(english.length).toBeGreaterThan(10);
});

const TEXTS = ['works-council', 'works-agreement', 'record-of-processing', 'dpia', 'staff-notice'];

test.each(TEXTS)('%s says the same in both languages: its names, its numbers, its parts', (text) => {
  const [english, german] = ['en', 'de'].map((language) => {
    const words = readFileSync(`docs/privacy/${text}.${language}.md`, 'utf8');
    const all = (what: RegExp) =>
      [...words.matchAll(what)].map(([, found = '']) => found.replace(/\s+/g, ' ')).sort();
    return {
      // Commands have a name in each language.
      names: all(/`([^`]+)`/g)
        .map((name) => GERMAN_COMMANDS[name] ?? name)
        .sort(),
      numbers: all(/\b(\d+)\b/g),
      parts: ['#', '|', '-'].map((sign) => words.split('\n').filter((line) => line.startsWith(sign)).length),
      points: words.split('**').length,
    };
  });
  expect(german).toEqual(english);
});

const GERMAN_COMMANDS: Readonly<Record<string, string>> = { '/me': '/ich', '/privacy': '/datenschutz' };

test('how long things are kept stands in the readme, the sample of settings and both pages as it is', () => {
  const terms = {
    RETENTION_THANKS_MONTHS: TERMS.thanksMonths,
    RETENTION_REQUESTS_DAYS: TERMS.requestDays,
    RETENTION_FEEDBACK_DAYS: TERMS.feedbackDays,
    RETENTION_NOTICES_DAYS: TERMS.noticeDays,
    RETENTION_PULSE_WEEKS: TERMS.pulseWeeks,
    RETENTION_BACKUPS_DAYS: TERMS.backupDays,
  };
  expect(Object.keys(retentionSettings).sort()).toEqual(Object.keys(terms).sort());
  const told = (file: string, pattern: (name: string) => RegExp) =>
    Object.keys(terms).map((name) => [name, Number(pattern(name).exec(readFileSync(file, 'utf8'))?.[1])]);
  const kept = Object.entries(terms);
  const row = (name: string) => new RegExp(`^\\| \`${name}\`[^|]*\\|[^|]*\\| (\\d+)`, 'm');
  for (const file of ['README.md', ...PAGES]) expect([file, told(file, row)]).toEqual([file, kept]);
  expect(told('.env.sample', (name) => new RegExp(`\\(default (\\d+)\\)\\n${name}=`))).toEqual(kept);
  const leavers = /(\d+) (?:days for whoever left|Tage nach dem Weggang)/;
  for (const page of PAGES)
    expect(leavers.exec(readFileSync(page, 'utf8').replace(/\s+/g, ' '))?.[1]).toBe(String(LEAVER_DAYS));
});
