import type { Messages } from '../i18n/messages';
import type { Resolver } from '../skills/skill';
import { BOOKKEEPING } from './export';
import type { StoredFields, StoredSection, StoredValue } from './privacy';

/** What it takes to read stored values aloud. */
export interface Reader {
  readonly words: Messages;
  readonly resolver: Pick<Resolver, 'skill'>;
  /** IANA. */
  readonly zone: string;
}

/** Yes or no, though stored as numbers. */
const FLAGS = new Set([
  ...['hidden', 'opted_in', 'digest', 'badges', 'first_week', 'anonymous', 'champions', 'closed', 'wanted'],
  'removed',
]);
/** Minutes since midnight. */
const TIMES = new Set(['quiet_from', 'quiet_to']);
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What says by itself what it is; the rest is told with its name. */
const SPEAKS = new Set([
  ...['name', 'mail', 'upn', 'title', 'department', 'office', 'skill', 'skills', 'text', 'source', 'level'],
  ...['question', 'sentence', 'answer', 'state', 'event', 'kind', 'outcome', 'why', 'at', 'profile', 'steps'],
  ...['interests', 'pastProjects', 'responsibilities', 'schools', 'aboutMe'],
]);
/** What a line of a card has no room for; the files have it. */
const ASIDE: ReadonlySet<string> = new Set(['notices.conversation', 'notices.id', 'person.id']);

/** What a field is called. */
export const fieldLabel = (field: string, { words }: Pick<Reader, 'words'>): string =>
  words.page.field[field] ?? field;

/** A single stored value in words; `style` says how exactly a moment is told. */
export function plainText(
  section: StoredSection,
  field: string,
  value: string | number | boolean,
  reader: Reader,
  style: 'minute' | 'day' = 'minute',
): string {
  const { words, resolver } = reader;
  if (typeof value === 'boolean' || (FLAGS.has(field) && typeof value === 'number'))
    return value ? words.page.yes : words.page.no;
  if (TIMES.has(field) && typeof value === 'number')
    return `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  if (typeof value !== 'string') return String(value);
  if (MOMENT.test(value)) return momentText(Date.parse(value), reader, style);
  if (field === 'source') return words.me.source[value as keyof typeof words.me.source] ?? value;
  if (field === 'level') return words.reason.level[value as keyof typeof words.reason.level] ?? value;
  if (field === 'state') return words.requests.state[value as keyof typeof words.requests.state] ?? value;
  if (field === 'skill' || field === 'skills' || field === 'target')
    return resolver.skill(value)?.labels[words.locale] ?? value.replace(/^org:/, '');
  if (field === 'country') return displayName('region', value, words);
  if (field === 'language' || field === 'locale') return displayName('language', value, words);
  return words.page.value[section]?.[field]?.[value] ?? value;
}

/** Making a formatter takes longer than all that it formats for an export. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** There are two languages and two styles; zones beyond these are made anew. */
const MOST_FORMATS = 500;

/** A moment where the person lives. */
export function momentText(at: number, { words, zone }: Reader, style: 'minute' | 'day' = 'minute'): string {
  const key = `${words.locale} ${style} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(words.locale === 'de' ? 'de-DE' : 'en-GB', {
      dateStyle: 'long',
      ...(style === 'minute' ? { timeStyle: 'short' } : {}),
      timeZone: zone,
    });
    if (formats.size < MOST_FORMATS) formats.set(key, format);
  }
  return format.format(at);
}

/** A row in one line, for a card; empty when there is nothing in it that means something to people. */
export function readableRow(section: StoredSection, row: StoredFields, reader: Reader): string {
  return Object.entries(withoutBookkeeping(row))
    .filter(([field]) => !ASIDE.has(`${section}.${field}`))
    .flatMap(([field, value]) => {
      const text = valueText(section, field, value, reader);
      if (text === '') return [];
      if (FLAGS.has(field)) return value ? [fieldLabel(field, reader)] : [];
      return [SPEAKS.has(field) ? text : `${fieldLabel(field, reader)}: ${text}`];
    })
    .join(' · ');
}

function valueText(section: StoredSection, field: string, value: StoredValue, reader: Reader): string {
  if (isEmpty(value)) return '';
  if (Array.isArray(value))
    return (value as readonly StoredValue[]).map((one) => valueText(section, field, one, reader)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value as StoredFields)
      .map(([name, one]) => valueText(section, name, one, reader))
      .filter((text) => text !== '')
      .join(' · ');
  return plainText(section, field, value, reader, 'day');
}

/** A row as people read it. */
export function withoutBookkeeping(row: StoredFields): StoredFields {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !BOOKKEEPING.has(name)));
}

/** Nothing to read. */
export function isEmpty(value: StoredValue | undefined): value is undefined | null | '' {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function displayName(type: 'region' | 'language', code: string, words: Messages): string {
  try {
    return new Intl.DisplayNames(words.locale, { type }).of(code) ?? code;
  } catch {
    // No code of ISO or BCP 47; the directory may hold anything.
    return code;
  }
}
