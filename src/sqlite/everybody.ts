import type { KnownPerson } from '../people/people-store';
import type { Database } from './database';
import { toPerson, type PersonRow } from './person-row';

/** Everybody who can sign in, in the order in which they came; for the demo's page, which lets anybody be anybody. */
export function everybody(db: Database): KnownPerson[] {
  return db
    .prepare<[], PersonRow>('SELECT * FROM person WHERE enabled = 1 AND forgotten = 0 ORDER BY key')
    .all()
    .map(toPerson);
}
