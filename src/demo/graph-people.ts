/** A Graph user object, with Graph's field names; what is missing, Graph would not have either. */
export type GraphUser =
  { readonly id: string } | (Readonly<Record<string, unknown>> & { readonly id: string });

/** A line of the change log; a person's newest state is read when the log is. */
interface Entry {
  readonly id: string;
  readonly removed?: 'changed' | 'deleted' | undefined;
  /** Who was the manager before, where that changed: undefined stands for nobody. */
  readonly managedBy?: { readonly before: string | undefined } | undefined;
}

/** The emulator's directory: who is there, and every change since the start under a growing number. */
export interface GraphPeople {
  get(id: string): GraphUser | undefined;
  all(): readonly GraphUser[];
  /** Number of the newest change. */
  newest(): number;
  /** Entries after number `after`, at most `limit`, each with its number. */
  entries(after: number, limit: number): readonly (Entry & { number: number })[];
  /** Adds somebody or replaces everything about them. */
  set(user: GraphUser): void;
  /** `changed`: can be restored by `set`; `deleted`: for good. False when there was nobody. */
  remove(id: string, reason?: 'changed' | 'deleted'): boolean;
}

/** A user's `manager` is the object id of another. */
export function managerOf(user: GraphUser | undefined): string | undefined {
  const manager = user && (Reflect.get(user, 'manager') as unknown);
  return typeof manager === 'string' ? manager : undefined;
}

export function graphPeople(people: readonly GraphUser[]): GraphPeople {
  const users = new Map<string, GraphUser>();
  const log: Entry[] = [];
  function set(user: GraphUser): void {
    const before = managerOf(users.get(user.id.toLowerCase()));
    users.set(user.id.toLowerCase(), user);
    log.push({ id: user.id, ...(before === managerOf(user) ? {} : { managedBy: { before } }) });
  }
  people.forEach(set);
  return {
    get: (id) => users.get(id.toLowerCase()),
    all: () => [...users.values()],
    newest: () => log.length,
    entries: (after, limit) =>
      log.slice(after, after + limit).map((entry, index) => ({ ...entry, number: after + index + 1 })),
    set,
    remove(id, reason = 'deleted') {
      const user = users.get(id.toLowerCase());
      if (!user) return false;
      users.delete(id.toLowerCase());
      log.push({ id: user.id, removed: reason });
      return true;
    },
  };
}
