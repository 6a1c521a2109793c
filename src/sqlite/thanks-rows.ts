import { POSTED_THANKS, type Thanks } from '../thanks/thanks';

/** Thanks as they are stored, with the ids of the two. */
export interface ThanksRow {
  readonly key: number;
  readonly asker: string | null;
  readonly helper: string;
  readonly skill: string;
  readonly sentence: string | null;
  readonly at: number;
  readonly asker_opens: 0 | 1;
  readonly helper_opens: 0 | 1;
  readonly posted: 0 | 1;
}

/** Over `thanks t`: whether this side (a column of it) lets others read the sentence. */
export const opens = (side: 't.asker' | 't.helper') =>
  `EXISTS (SELECT 1 FROM sentence_consent s WHERE s.thanks = t.key AND s.person = ${side})`;

/** Reads thanks as `t`, with the asker as `a` and the helper as `h`. */
export const SELECT_THANKS = `
  SELECT t.key, a.id AS asker, h.id AS helper, t.skill, t.sentence, t.at,
    ${opens('t.asker')} AS asker_opens, ${opens('t.helper')} AS helper_opens,
    EXISTS (SELECT 1 FROM post o WHERE o.kind = '${POSTED_THANKS}' AND o.subject = t.key
            AND (o.due_at IS NOT NULL OR o.outcome = 'delivered')) AS posted
  FROM thanks t LEFT JOIN person a ON a.key = t.asker JOIN person h ON h.key = t.helper`;

export function toThanks(row: ThanksRow): Thanks {
  return {
    id: row.key,
    asker: row.asker ?? undefined,
    helper: row.helper,
    skill: row.skill || undefined,
    sentence: row.sentence ?? undefined,
    open:
      row.sentence === null ? undefined : { asker: row.asker_opens === 1, helper: row.helper_opens === 1 },
    ...(row.posted === 1 ? { posted: true } : {}),
    at: row.at,
  };
}
