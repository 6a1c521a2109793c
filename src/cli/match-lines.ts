import type { Locale, Profile } from '../people/person';

/** A query of `npm run match`; `problem` says what is wrong with the line. */
export function readQuery(line: string): { id?: unknown; words?: string; locale: Locale; problem?: string } {
  let query: unknown;
  try {
    query = JSON.parse(line);
  } catch {
    return { locale: 'en', problem: 'this is no JSON.' };
  }
  if (typeof query !== 'object' || query === null || !('id' in query)) {
    return { locale: 'en', problem: 'expected an object with id and query.' };
  }
  const { id, query: words, locale } = query as { id: unknown; query?: unknown; locale?: unknown };
  const language: Locale = typeof locale === 'string' && /^de\b/i.test(locale) ? 'de' : 'en';
  if (typeof words !== 'string') return { id, locale: language, problem: 'the query is no text.' };
  return { id, words, locale: language };
}

/** A person in Graph's own names; undefined where the line is none. Missing fields are fine. */
export function readPerson(line: string) {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  if (typeof entry !== 'object' || entry === null || typeof entry['id'] !== 'string') return undefined;
  const text = (key: string): string | undefined => (typeof entry[key] === 'string' ? entry[key] : undefined);
  const list = (key: string): string[] =>
    Array.isArray(entry[key]) ? entry[key].filter((item): item is string => typeof item === 'string') : [];
  const profile: Profile = {
    skills: list('skills'),
    interests: list('interests'),
    pastProjects: list('pastProjects'),
    responsibilities: list('responsibilities'),
    schools: list('schools'),
    aboutMe: text('aboutMe') ?? '',
  };
  return {
    id: entry['id'],
    name: text('displayName') ?? '',
    title: text('jobTitle'),
    department: text('department'),
    office: text('officeLocation'),
    enabled: entry['accountEnabled'] !== false,
    guest: entry['userType'] === 'Guest',
    profile,
  };
}
