import type { ChoiceChange, Choices } from '../people/people-store';
import type { Locale } from '../people/person';

/** What a person chose, as it is stored. */
export interface ChoiceRow {
  readonly locale: Locale | null;
  readonly hidden: number;
  readonly opted_in: number;
  readonly paused_until: number | null;
  readonly weekly_pings: number | null;
  readonly time_zone: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly digest: number;
  readonly badges: number;
  readonly first_week: number;
  readonly idea_noes: number;
}

/** Of a person who chose nothing. */
export const NO_CHOICE: ChoiceRow = {
  locale: null,
  hidden: 0,
  opted_in: 0,
  paused_until: null,
  weekly_pings: null,
  time_zone: null,
  quiet_from: null,
  quiet_to: null,
  digest: 0,
  badges: 0,
  first_week: 0,
  idea_noes: 0,
};

const COLUMNS = Object.keys(NO_CHOICE);

/** The columns in SQL: `locale, hidden, …`. */
export const CHOICE_COLUMNS = COLUMNS.join(', ');

/** Sets all columns of a row, named as `@locale, @hidden, …`. */
export const CHOICE_VALUES = COLUMNS.map((column) => `@${column}`).join(', ');
export const CHOICE_ASSIGNED = COLUMNS.map((column) => `${column} = @${column}`).join(', ');

export function toChoices(row: ChoiceRow): Choices {
  return {
    locale: row.locale ?? undefined,
    hidden: row.hidden === 1,
    optedIn: row.opted_in === 1,
    pausedUntil: row.paused_until ?? undefined,
    weeklyPings: row.weekly_pings ?? undefined,
    timeZone: row.time_zone ?? undefined,
    quietHours:
      row.quiet_from === null || row.quiet_to === null
        ? undefined
        : { from: row.quiet_from, to: row.quiet_to },
    digest: row.digest === 1,
    badges: row.badges === 1,
    firstWeek: row.first_week === 1 ? true : undefined,
    ideaNoes: row.idea_noes > 0 ? row.idea_noes : undefined,
  };
}

/** The row after a change; what the change does not name stays. */
export function changedRow(old: ChoiceRow, change: ChoiceChange): ChoiceRow {
  const given = <T>(wish: T | undefined, before: T): T => (wish === undefined ? before : wish);
  const flag = (wish: boolean | undefined, before: number) => (wish === undefined ? before : Number(wish));
  const quiet = change.quietHours;
  return {
    locale: given(change.locale, old.locale),
    hidden: flag(change.hidden, old.hidden),
    opted_in: flag(change.optedIn, old.opted_in),
    paused_until: given(change.pausedUntil, old.paused_until),
    weekly_pings: given(change.weeklyPings, old.weekly_pings),
    time_zone: given(change.timeZone, old.time_zone),
    quiet_from: quiet === undefined ? old.quiet_from : (quiet?.from ?? null),
    quiet_to: quiet === undefined ? old.quiet_to : (quiet?.to ?? null),
    digest: flag(change.digest, old.digest),
    badges: flag(change.badges, old.badges),
    first_week: flag(change.firstWeek, old.first_week),
    idea_noes: given(change.ideaNoes, old.idea_noes),
  };
}
