import { hashtag } from '../cards/reason-line';
import { day, type Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import { createPdf } from '../pdf/document';
import type { Font } from '../pdf/font';
import type { Skill } from '../skills/skill';

/** One thanks in a record. */
export interface RecordLine {
  /** ms since 1970. */
  readonly at: number;
  readonly skill?: Skill | undefined;
  /** With who wrote it, only where they let others read it. */
  readonly said?: { readonly sentence: string; readonly by: Person } | undefined;
}

/** What somebody takes to a talk: the thanks they got, as they may be shown. */
export interface AppreciationRecord {
  readonly person: Person;
  /** Newest first. */
  readonly lines: readonly RecordLine[];
  /** Distinct people. */
  readonly people: number;
  /** When it was made, ms since 1970. */
  readonly at: number;
}

/** As a document to print or hand over. Every word of a person is text and never markup. */
export function recordPdf(words: Messages, record: AppreciationRecord, font: Font): Buffer {
  const { record: say } = words.gratitude;
  const title = say.title(record.person.name);
  const pdf = createPdf({ title, locale: words.locale, font, at: record.at });
  pdf.heading(title);
  pdf.text(`${words.gratitude.mine.count(record.lines.length, record.people)}.`);
  pdf.table(
    [say.day, say.topic, say.words],
    record.lines.map((line) => cells(words, line)),
    [0.25, 0.25, 0.5],
  );
  pdf.small(say.made(fullDay(words, record.at)));
  if (pdf.hasBoxes()) pdf.small(say.boxes);
  return pdf.toFile();
}

/** As text in Markdown. */
export function recordMarkdown(words: Messages, record: AppreciationRecord): string {
  const { record: say } = words.gratitude;
  return `${[
    `# ${plainMarkdown(say.title(record.person.name))}`,
    '',
    `${words.gratitude.mine.count(record.lines.length, record.people)}.`,
    '',
    ...record.lines.map((line) => `- ${cells(words, line).map(plainMarkdown).join(' · ')}`),
    '',
    plainMarkdown(say.made(fullDay(words, record.at))),
  ].join('\n')}\n`;
}

function cells(words: Messages, { at, skill, said }: RecordLine): readonly string[] {
  const { record: say } = words.gratitude;
  const quote = said ? `${words.quote(said.sentence)} – ${said.by.name}` : say.colleague;
  return [fullDay(words, at), skill ? hashtag(skill, words) : say.noTopic, quote];
}

const fullDay = (words: Messages, at: number) => day(at, words.locale, 0);

/** One line in which no sign means anything in Markdown. */
function plainMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\\`*_[\]<>#|~&]/g, (sign) => `\\${sign}`);
}
