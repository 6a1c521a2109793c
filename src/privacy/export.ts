import type { Locale } from '../people/person';
import type { Stored, StoredSection } from './privacy';

/** The files that there are. */
export const FILES = [
  'export',
  'export-page',
  'record-pdf',
  'record-md',
  'badge-png',
  'badge-svg',
  'pulse-picture',
  'pulse-table',
] as const;

/** A file that the bot can hand over. */
export interface OfferedFile {
  /** What it is made by again once somebody wants it. */
  readonly kind: (typeof FILES)[number];
  readonly name: string;
  /** For the one who decides whether to take it. */
  readonly description: string;
  /** MIME. */
  readonly type: string;
  readonly content: string | Buffer;
}

/** Bookkeeping of the directory and the search, which means nothing to people; the file has it all the same. */
export const BOOKKEEPING: ReadonlySet<string> = new Set([
  'key',
  'round',
  'added',
  'changed',
  'tries',
  'stale',
  'due',
  'own',
  'score',
  'listed',
  'forgotten',
  'attempts',
  'version',
  'request',
  'by',
  'remind_at',
  'not_before',
  'begun',
  'week',
  'idea_noes',
  'written',
  'role',
  'subject',
  'service_url',
  'tenant',
  'bot',
  'activity',
  'enabled',
  'guest',
  'before',
  'phase',
  'topic',
  'feedback',
]);

/** What means something to people; standings and name words are reckoned from the rest and stand in the file. */
export const READABLE = [
  'person',
  'skills',
  'droppedSkills',
  'hiddenSkills',
  'hiddenSources',
  'movedTopics',
  'mergedTopics',
  'taughtWords',
  'choices',
  'freshness',
  'digest',
  'firstWeek',
  'newcomer',
  'thanksReceived',
  'thanksGiven',
  'openSentences',
  'requests',
  'pings',
  'requestChanges',
  'blockedAskers',
  'champion',
  'ambassador',
  'nominations',
  'championRound',
  'feedback',
  'feedbackAnswered',
  'statements',
  'notices',
  'chat',
  'unreached',
  'lastChange',
  'shown',
  'left',
  'directory',
] as const satisfies readonly StoredSection[];
export type ReadableSection = (typeof READABLE)[number];

/** Everything stored about a person as a JSON text of two-space indents. */
export function exportText(stored: Stored, at: number): string {
  return `${JSON.stringify({ product: 'KnowWho', exportedAt: new Date(at).toISOString(), ...stored }, null, 2)}\n`;
}

/** The name of a file, the same in both languages but for the word. */
export function exportName(locale: Locale, at: number, ending: 'json' | 'html'): string {
  return `knowwho-${locale === 'de' ? 'meine-daten' : 'my-data'}-${new Date(at).toISOString().slice(0, 10)}.${ending}`;
}
