import { createHash } from 'node:crypto';
import type { DirectoryChange, DirectoryPage, SyncToken } from '../people/directory';
import { PROFILE_FIELDS, type PersonId, type ProfileField } from '../people/person';

/** Who is read and what of them. */
export interface ScopeSettings {
  /** Only members of this Entra group, by its object id; absent: everybody. */
  readonly group?: string | undefined;
  /** Object ids of people who are never read. */
  readonly excluded?: readonly string[] | undefined;
  /** Profile fields that are read; absent: all. */
  readonly fields?: readonly ProfileField[] | undefined;
  /** Read whom people report to. */
  readonly manager?: boolean | undefined;
  /** Read when people started, and for how many weeks it is news; absent: not at all. */
  readonly newcomerWeeks?: number | undefined;
}

/** Who belongs to what is read, and a word that changes when that does. */
export interface Scope {
  has(id: PersonId): boolean;
  /** Empty when nothing is limited. */
  readonly mark: string;
}

/** @param members those of the group, in lower case; absent without a group. */
export function scopeOf(settings: ScopeSettings, members?: ReadonlySet<PersonId>): Scope {
  const { group, fields = PROFILE_FIELDS, manager = false, newcomerWeeks } = settings;
  const excluded = new Set(settings.excluded?.map((id) => id.toLowerCase()));
  const allFields = PROFILE_FIELDS.every((field) => fields.includes(field));
  const limits = [
    group?.toLowerCase(),
    [...(members ?? [])].sort(),
    [...excluded].sort(),
    [...fields].sort(),
    ...(manager ? ['manager'] : []),
    ...(newcomerWeeks ? [`new ${newcomerWeeks}`] : []),
  ];
  return {
    has: (id) => !excluded.has(id.toLowerCase()) && (!members || members.has(id.toLowerCase())),
    mark:
      !members && excluded.size === 0 && allFields && !manager && !newcomerWeeks
        ? ''
        : createHash('sha256').update(JSON.stringify(limits)).digest('hex').slice(0, 16),
  };
}

/** A token that remembers which scope it was read with. */
export function markToken(token: SyncToken, { mark }: Scope): SyncToken {
  return mark === '' ? token : `${mark} ${token}`;
}

/**
 * The token without its mark; undefined when the scope was another one then. Delta does not name people who merely
 * joined the group, so everybody is listed again.
 */
export function unmarkToken(token: SyncToken | undefined, { mark }: Scope): SyncToken | undefined {
  const [, was = '', rest] = /^(?:([0-9a-f]{16}) )?(.*)$/s.exec(token ?? '') ?? [];
  return token !== undefined && was === mark ? rest : undefined;
}

/** Who is out of scope has left, as far as we are concerned. */
export function limited(page: DirectoryPage, scope: Scope): DirectoryPage {
  const changes = page.changes.map((change): DirectoryChange =>
    change.kind === 'removed' || scope.has(change.id)
      ? change
      : { kind: 'removed', id: change.id, restorable: true },
  );
  return { ...page, changes, token: markToken(page.token, scope) };
}
