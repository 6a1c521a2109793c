import type { Person } from '../people/person';
import type { Language } from './page/wire';

/** A fictional colleague; the time zone is an IANA name, by default that of this computer. */
export interface ChatPerson extends Person {
  readonly timeZone?: string | undefined;
}

/** The bot's own name and channel account. */
export const BOT = { id: '28:knowwho', name: 'KnowWho' } as const;

/** The person's channel account id, in Teams' form. */
export const accountId = (person: string): string => `29:${person}`;

/** The Entra object id behind a member id; Teams takes the bare object id as well. */
export const objectId = (member: string): string => member.replace(/^29:/, '').toLowerCase();

/** The page speaks German to people whose language is some German, English to all others. */
export const languageOf = (person: ChatPerson): Language =>
  /^de\b/i.test(person.language ?? '') ? 'de' : 'en';

/** BCP 47 tag the person's client sends; an empty choice means the language of their account. */
export function clientLocale(person: ChatPerson, choice?: Language): string {
  const own = person.language ?? 'en-US';
  if (choice === undefined || own.toLowerCase().startsWith(choice)) return own;
  return choice === 'de' ? 'de-DE' : 'en-US';
}

/** Looks people up by id in a list that may be replaced while the demo runs. */
export function createCompany(list: () => readonly ChatPerson[]) {
  let known: readonly ChatPerson[] | undefined;
  let byId = new Map<string, ChatPerson>();
  const all = (): readonly ChatPerson[] => {
    const people = list();
    if (people !== known) {
      known = people;
      byId = new Map(people.map((person) => [person.id, person]));
    }
    return people;
  };
  return {
    all,
    find: (id: string): ChatPerson | undefined => {
      all();
      return byId.get(id);
    },
  };
}
export type Company = ReturnType<typeof createCompany>;

/** A member as Teams describes them to a bot. */
export function memberOf(person: ChatPerson, tenantId: string) {
  const [givenName = person.name] = person.name.split(' ');
  return {
    id: accountId(person.id),
    name: person.name,
    aadObjectId: person.id,
    objectId: person.id,
    givenName,
    surname: person.name.slice(givenName.length).trim(),
    email: person.mail ?? person.upn,
    userPrincipalName: person.upn ?? person.mail,
    tenantId,
    userRole: 'user',
  };
}
