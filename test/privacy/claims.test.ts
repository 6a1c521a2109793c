import { readFileSync } from 'node:fs';

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
