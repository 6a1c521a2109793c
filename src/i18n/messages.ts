import type { Locale } from '../people/person';
import { de } from './de';
import { en } from './en';

/** Every text KnowWho says, in one language. A text that is missing in a language does not compile. */
export type Messages = typeof en;

const languages: Readonly<Record<Locale, Messages>> = { en, de };

export function messages(locale: Locale): Messages {
  return languages[locale];
}

/**
 * The language of a reply: the first wish that we speak. Wishes are BCP 47 tags, most important first:
 * the person's choice, their Microsoft 365 language, the client's.
 */
export function pickLocale(wishes: readonly (string | null | undefined)[], fallback: Locale): Locale {
  for (const wish of wishes) {
    const language = wish?.trim().toLowerCase().split(/[-_]/, 1)[0];
    if (language === 'de' || language === 'en') return language;
  }
  return fallback;
}

/** Names in a row: `Ben, Chloe and David`, `Ben, Chloe und David`. */
export function listed(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale === 'de' ? 'de-DE' : 'en-GB', { type: 'conjunction' }).format(names);
}

/** A day in words: `3 November`, `3. November`; with the year when it is not that of `now`. */
export function day(at: number, locale: Locale, now = at, timeZone = 'UTC'): string {
  const tag = locale === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    ...(new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear() ? {} : { year: 'numeric' as const }),
    timeZone,
  }).format(at);
}
