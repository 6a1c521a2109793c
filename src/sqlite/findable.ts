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

/** Which standings count, over `standing s` and `p`, `c` as above: of findable people, by what may be shown of them. */
export function standsFor(visibility: Visibility): string {
  return `(s.own = CASE WHEN ${profileCounts(visibility)} THEN 0 ELSE 1 END AND ${FINDABLE})`;
}

/**
 * Which of somebody's evidence others may see, over `evidence e`: of no skill and from no source that the person
 * hides. Standings sum up only this, so whoever reads those need not ask again.
 */
export const OPEN_EVIDENCE = `(NOT EXISTS (SELECT 1 FROM hidden_skill h WHERE h.person = e.person AND h.skill = e.skill)
  AND NOT EXISTS (SELECT 1 FROM hidden_source h WHERE h.person = e.person AND h.source = e.source))`;

/** Which sentences others may see, over `statement s`: from no hidden source, and naming no skill that is hidden or taken back. */
export const OPEN_STATEMENT = `(s.closed = 0
  AND NOT EXISTS (SELECT 1 FROM hidden_source h WHERE h.person = s.person AND h.source = s.source))`;

/**
 * The words of a piece of evidence, over `evidence e`: none where the same sentence names another skill that is
 * hidden or taken back.
 */
export const OPEN_TEXT = `CASE WHEN EXISTS (SELECT 1 FROM statement s
  WHERE s.person = e.person AND s.source = e.source AND s.text = e.text AND s.closed = 1) THEN '' ELSE e.text END`;
