import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Locale } from '../../src/people/person';
import { everyCard, nodesOf, type Foreign } from './every-card';

/** The package's main entry needs a browser; this one runs in Node. */
const AC: any = jest.requireActual('adaptivecards/dist/adaptivecards.js');

const LOCALES: Locale[] = ['en', 'de'];
const PLAIN: Foreign = {
  name: 'Jana Moser',
  skill: 'excel-dashboards',
  sentence: 'Du hast mein Dashboard gerettet.',
  words: 'pivot tables',
};
const everywhere = (foreign: Foreign) =>
  LOCALES.flatMap((locale) =>
    everyCard(locale, foreign).map(([name, reply]) => ({ name: `${name} (${locale})`, locale, reply })),
  );

/** What the official renderer's reader has against a card, unknown properties included. */
function complaints(card: any): string[] {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const parsed = new AC.AdaptiveCard();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from(
    { length: context.eventCount },
    (_, n) => context.getEventAt(n).message as string,
  );
  const found = parsed
    .validateProperties()
    .validationEvents.map(({ message }: { message: string }) => message);
  const unknown = nodesOf(card).flatMap((node) => {
    const known = propertiesOf(node.type);
    return Object.keys(node).flatMap((key) => (known.has(key) ? [] : [`${node.type}.${key}`]));
  });
  // Teams takes choices that are asked for in cards of 1.5; a client that does not know them shows those on the card.
  const typeahead = /^Property "choices\.data" is supported in version 1\.6/;
  // The reader's pattern for languages remembers where it stopped and refuses every second one.
  const lang = /^Invalid value "(en|de)" for property "lang"/;
  // Teams draws charts; whoever does not know them shows what stands in for them.
  const chart = /^Unknown (element )?type:? "?Chart\./i;
  const known = events.filter(
    (message) => !lang.test(message) && !typeahead.test(message) && !chart.test(message),
  );
  return [...known, ...found, ...unknown];
}

/** Properties that the schema classes don't list because their classes read them by hand. */
const BY_HAND = ['fallback', 'body', 'actions', 'items', 'columns', 'inlines', 'card', '$schema', 'lang'];

/** What Teams knows of a chart. */
const OF_CHARTS = ['type', 'title', 'data', 'displayMode', 'fallback', 'spacing'];

const properties = new Map<string, Set<string>>();

function propertiesOf(type: string): Set<string> {
  let known = properties.get(type);
  if (!known) properties.set(type, (known = readProperties(type)));
  return known;
}

function readProperties(type: string): Set<string> {
  if (/^Chart\.(Line|HorizontalBar|VerticalBar\.Grouped)$/.test(type)) return new Set(OF_CHARTS);
  const registered =
    AC.GlobalRegistry.elements.findByName(type) ?? AC.GlobalRegistry.actions.findByName(type);
  const others = {
    AdaptiveCard: AC.AdaptiveCard,
    Column: AC.Column,
    'Data.Query': AC.ChoiceSetInputDataQuery,
  } as Record<string, any>;
  const known = registered?.objectType ?? others[type];
  if (!known) return new Set();
  const schema = new known().getSchema();
  return new Set([
    ...BY_HAND,
    ...Array.from({ length: schema.getCount() }, (_, n) => schema.getItemAt(n).name as string),
  ]);
}

test('the reader of cards finds what is wrong', () => {
  const bad = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlok' }, { type: 'TextBlock', text: 'x', size: 'huge', colour: 'red' }],
  };
  expect(complaints(bad)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('TextBlok'),
      expect.stringContaining('huge'),
      'TextBlock.colour',
    ]),
  );
});

test.each(everywhere(PLAIN))('$name is a valid card of version 1.5 in its language', ({ reply, locale }) => {
  expect(complaints(reply.card)).toEqual([]);
  expect(reply.card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: locale });
  expect(reply.summary.trim()).not.toBe('');
  expect(reply.card.fallbackText.trim()).not.toBe('');
  expect(reply.card.speak.trim()).not.toBe('');
  expect(reply.card.body.length).toBeGreaterThan(0);
});

test.each(everywhere(PLAIN))(
  '$name: inputs have labels, buttons titles, verbs a fallback with the same data',
  ({ reply }) => {
    for (const node of nodesOf(reply.card)) {
      if (node.type.startsWith('Input.')) expect(node.label).toMatch(/\S/);
      if (node.type.startsWith('Chart.'))
        expect(nodesOf(node.fallback).some(({ type }) => type === 'TextRun')).toBe(true);
      if (node.isRequired) expect(node.errorMessage).toMatch(/\S/);
      if (node.type.startsWith('Action.')) expect(node.title).toMatch(/\S/);
      if (node.type === 'Action.Execute') {
        expect(node.verb).toMatch(/^[a-z][a-z-]*$/);
        expect(node.fallback).toEqual({
          type: 'Action.Submit',
          title: node.title,
          data: { ...node.data, verb: node.verb },
        });
      }
      if (node.type === 'Action.OpenUrl')
        expect(node.url).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/(chat\/0\/0\?users=|channel\/)/);
    }
  },
);

test('nobody is ranked: beside the name of a person stands no number, whatever the card', () => {
  const name = 'Jana Moser';
  // Days and times, and how many more there are.
  const harmless =
    /\b\d{1,2}\.? \p{Lu}\p{Ll}+( \d{4})?|\b\d{1,2}:\d{2}\b|\b(and \d+ more|und \d+ weitere)\b/gu;
  const wrong = everywhere(PLAIN).flatMap(({ name: of, reply }) =>
    nodesOf(reply.card)
      .filter(({ type }) => ['Column', 'TextBlock', 'RichTextBlock', 'Action.Execute'].includes(type))
      .map((node) =>
        nodesOf(node)
          .map(({ text = '', title = '' }) => `${text}${title}`)
          .join(' '),
      )
      .filter((text) => text.includes(name) && /\d/.test(text.replaceAll(harmless, '')))
      .map((text) => `${of}: ${text}`),
  );
  expect(wrong).toEqual([]);
});

describe('a card fits into a message', () => {
  // One emoji is four bytes in UTF-8 and twelve in a link; a directory allows names of 256 characters.
  const long = (n: number) => '🧮'.repeat(n);
  const worst: Foreign = { name: long(256), skill: long(300), sentence: long(500), words: long(1000) };
  const wordy: Foreign = {
    name: 'Große-Bänder '.repeat(20),
    skill: 'ß'.repeat(300),
    sentence: 'größtmöglich '.repeat(40),
    words: 'Übergröße '.repeat(100),
  };
  test.each([...everywhere(worst), ...everywhere(wordy)])('$name', ({ reply }) => {
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(25_000);
  });
});

describe('words of people stay words', () => {
  const markdown = new MarkdownIt({ linkify: true });
  /** What a reader sees of a text that is read as Markdown. */
  const rendered = new Map<string, string>();
  const seen = (text: string) => {
    let html = rendered.get(text);
    if (html === undefined) rendered.set(text, (html = markdown.render(text)));
    return html;
  };
  const escaped = (text: string) => `<p>${markdown.utils.escapeHtml(text.trim())}</p>\n`;
  const nasty = fc.constantFrom(
    '**',
    '*',
    '_',
    '`',
    '[a](http://evil.example)',
    '![x](y)',
    '<b>',
    '</at>',
    '&lt;',
    '&#42;',
    '\n# ',
    '\n- ',
    '\n\n',
    '1. ',
    '- ',
    '# ',
    '    ',
    '\u202e',
    '\u2066',
    '\u0000',
    '\u001b',
    '\ud800',
    '{{DATE(2017-02-14T06:00Z)}}',
    '${name}',
    'www.evil.example',
    'https://evil.example',
    '~~',
    '---',
    '|',
    '\\',
    '"',
    '🧮',
    'أحمد',
    'שרה',
    'Jana',
    ' ',
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 5 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''));
  const foreign = fc.record({ name: text, skill: text, sentence: text, words: text });

  test('no text block reads them as Markdown, and no control or direction mark gets through', () => {
    let run = 0;
    fc.assert(
      fc.property(foreign, fc.constantFrom(...LOCALES), (words, locale) => {
        // Thousands of texts a run: each is compared by hand, and only what is wrong reaches an assertion.
        const wrong: unknown[] = [];
        const turn = run++;
        for (const [at, [name, { card }]] of everyCard(locale, words).entries()) {
          for (const node of nodesOf(card)) {
            if (node.type === 'TextBlock') {
              if (seen(node.text) !== escaped(node.text)) wrong.push([name, 'Markdown', node.text]);
              if (/\{\{|\$\{|\n/.test(node.text)) wrong.push([name, 'template', node.text]);
            }
            for (const shown of [node.text, node.title, node.speak, node.fallbackText].filter(Boolean)) {
              if (!shown.isWellFormed()) wrong.push([name, 'half a character', shown]);
              if (/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(shown))
                wrong.push([name, 'control or direction mark', shown]);
            }
          }
          if (/<|>|&(?!lt;|gt;|amp;)/.test(card.speak)) wrong.push([name, 'speak', card.speak]);
          // The reader takes longest, so that each run shows it every sixth card: each card ten times in all.
          if (at % 6 === turn % 6) wrong.push(...complaints(card));
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('they are shown as they were written', () => {
    const name = '*Jana* <b>Moser</b> [x](http://evil.example) שרה 🧮';
    for (const { reply } of everywhere({ ...PLAIN, name }).filter(({ name: card }) =>
      /^(thanked|profile|thanks notice|helpers) /.test(card),
    )) {
      const runs = nodesOf(reply.card).filter(({ type }) => type === 'TextRun');
      expect(runs.some((run) => run.text.includes(name))).toBe(true);
    }
  });
});
