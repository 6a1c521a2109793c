import type { Person } from '../people/person';

/**
 * A link that opens a 1:1 chat with a draft, or undefined for people whom Teams cannot address.
 *
 * Teams takes the user principal name only; the draft is sent by nobody but the person who reads it.
 */
export function chatLink(person: Person, draft: string): string | undefined {
  const address = person.upn ?? person.mail;
  if (!address) return undefined;
  const encode = (text: string) => encodeURIComponent(text.toWellFormed());
  return `https://teams.microsoft.com/l/chat/0/0?users=${encode(address)}&message=${encode(draft)}`;
}
