import { z } from 'zod';
import { managerOf, type GraphPeople, type GraphUser } from './graph-people';

/** What a link's token stands for. Clients take it as it is. */
const state = z.object({
  /** Number of the last change that was told. */
  after: z.number().int().min(0),
  /** A listing from the beginning ends with this change. */
  until: z.number().int().min(0).optional(),
  select: z.string(),
  /** Tokens of an earlier generation have expired. */
  generation: z.number().int(),
});

export type DeltaState = z.infer<typeof state>;

export function writeToken(value: DeltaState): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Undefined for a token that nobody here wrote. */
export function readToken(token: string): DeltaState | undefined {
  try {
    return state.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/** What Graph answers on `/users/delta`: people, and either a link to the next page or one for next time. */
export interface DeltaPage {
  readonly value: readonly object[];
  readonly next: { readonly param: '$skiptoken' | '$deltatoken'; readonly state: DeltaState };
}

/**
 * One page. Somebody who changed twice comes once a page, in the newest state; who is gone again comes only as
 * removed, and not at all in a listing from the beginning.
 */
export function deltaPage(people: GraphPeople, from: DeltaState, size: number): DeltaPage {
  const until = from.until ?? people.newest();
  const entries = people.entries(from.after, Math.min(size, Math.max(0, until - from.after)));
  const after = entries.at(-1)?.number ?? from.after;
  const isWhole = from.until !== undefined;
  const seen = new Map(entries.map((entry) => [entry.id.toLowerCase(), entry]));
  const managed = new Map(
    entries.flatMap(({ id, managedBy }) =>
      managedBy ? [[id.toLowerCase(), managedBy.before] as const] : [],
    ),
  );
  const isManagerWanted = from.select.split(',').includes('manager');
  const value = [...seen.values()].flatMap((entry): object[] => {
    const user = people.get(entry.id);
    const id = entry.id.toLowerCase();
    if (user) {
      const told = isManagerWanted && (isWhole || managed.has(id));
      return [
        { ...selected(user, from.select), ...(told ? managerChange(user, isWhole, managed.get(id)) : {}) },
      ];
    }
    return isWhole ? [] : [{ id: entry.id, '@removed': { reason: entry.removed ?? 'changed' } }];
  });
  return after < until
    ? { value, next: { param: '$skiptoken', state: { ...from, after } } }
    : {
        value,
        next: { param: '$deltatoken', state: { after, select: from.select, generation: from.generation } },
      };
}

/** A navigation property in delta: links that came and went, and nothing at all when there is neither. */
function managerChange(user: GraphUser, isWhole: boolean, before: string | undefined): object {
  const link = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });
  const now = managerOf(user);
  const links = [
    ...(before === undefined || before === now || isWhole
      ? []
      : [{ ...link(before), '@removed': { reason: 'deleted' } }]),
    ...(now === undefined ? [] : [link(now)]),
  ];
  return links.length > 0 ? { 'manager@delta': links } : {};
}

const LISTS = ['skills', 'interests', 'pastProjects', 'responsibilities', 'schools'];

/** The asked fields, empty ones as Graph writes them. The id always comes. */
export function selected(user: GraphUser, select: string): Record<string, unknown> {
  const fields = select.split(',').map((field) => field.trim());
  const named = fields.filter((field) => !['', 'id', 'manager'].includes(field));
  const values = named.map((field): [string, unknown] => {
    const value = Reflect.get(user, field) as unknown;
    return [field, value ?? (LISTS.includes(field) ? [] : null)];
  });
  return { ...Object.fromEntries(values), id: user.id };
}
