import { PROFILE_FIELDS, type Profile, type ProfileField } from '../people/person';
import { clean } from './words';

/** Characters of one skill, project and so on; a card shows no more. */
const LONGEST_ENTRY = 200;
/** Characters of "about me". */
const LONGEST_TEXT = 4000;
/** Entries of one list. */
const MOST_ENTRIES = 1000;

/**
 * A person's profile out of Graph's JSON. Missing fields, null and entries of the wrong type count as empty.
 *
 * @returns undefined when none of the fields is there: then nothing was learned, and nothing may be forgotten.
 */
export function toProfile(json: unknown): Profile | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  if (!PROFILE_FIELDS.some((field) => field in json)) return undefined;
  const told = json as Partial<Record<ProfileField, unknown>>;
  return {
    skills: entries(told.skills),
    interests: entries(told.interests),
    pastProjects: entries(told.pastProjects),
    responsibilities: entries(told.responsibilities),
    schools: entries(told.schools),
    aboutMe: typeof told.aboutMe === 'string' ? clean(withoutMarkup(told.aboutMe), LONGEST_TEXT) : '',
  };
}

function entries(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const texts = list
    .slice(0, MOST_ENTRIES)
    .filter((entry) => typeof entry === 'string')
    .map((entry) => clean(entry, LONGEST_ENTRY))
    .filter((entry) => entry !== '');
  return [...new Set(texts)];
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** SharePoint keeps "about me" as HTML. */
function withoutMarkup(text: string): string {
  return text
    .slice(0, LONGEST_TEXT * 4)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/&#(\d{1,6});/g, (entity, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : entity,
    );
}
