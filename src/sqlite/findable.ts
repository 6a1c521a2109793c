/** Whether Microsoft 365 profiles count before the person has said yes. */
export type Visibility = 'opt-out' | 'opt-in';

/**
 * Who may be found at all, over `person p LEFT JOIN choice c ON c.person = p.key` and the parameter `@now` (ms):
 * no leavers, no guests, nobody hidden or paused, nobody who was forgotten and only wrote again. The one place where this rule stands.
 */
export const FINDABLE = `(p.enabled = 1 AND p.guest = 0 AND p.forgotten = 0
  AND coalesce(c.hidden, 0) = 0 AND coalesce(c.paused_until, 0) <= @now)`;

/** Whose Microsoft 365 profile counts: people the directory lists, with opt-in only after their yes. */
export function profileCounts(visibility: Visibility): string {
  return visibility === 'opt-in' ? '(p.listed = 1 AND coalesce(c.opted_in, 0) = 1)' : '(p.listed = 1)';
}

/**
 * Which evidence may be shown, over `p`, `c` as above and a column `own` (1: added in the chat by the person).
 * What somebody added themselves counts even where their profile does not.
 */
export function shown(visibility: Visibility, own: string): string {
  return `(${FINDABLE} AND (${own} = 1 OR ${profileCounts(visibility)}))`;
}
