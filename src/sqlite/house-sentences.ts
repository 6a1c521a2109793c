import { createHash } from 'node:crypto';
import { breathing } from '../breathe';
import { WEEK, type Clock } from '../clock';
import { startOf, weekOf } from '../pulse/pulse';
import { SHOWN_SENTENCES, type DigestStore } from '../rituals/digest';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { OPEN_SENTENCE } from './testimonial-store';
import { opens } from './thanks-rows';

/** Rows that are read at once. */
const PAGE = 250;
/** So many are drawn, because some may not be read any more when it is time. */
const DRAWN = 20;
/** Thanks older than this, in weeks, are not those of the week, whenever the second yes came. */
const OLDEST = 4;

interface Row {
  readonly at: number;
  readonly key: number;
  readonly asker: number | null;
  readonly helper: number;
  /** When the second of both said yes. */
  readonly open_at: number | null;
}

/**
 * Sentences of thanks that became readable in the week before. Which, is drawn by lot once a week and kept in memory;
 * whether they may be read is asked each time.
 */
export function createHouseSentences(db: Database, clock: Clock): DigestStore['sentences'] {
  const page = db.prepare<{ at: number; key: number; end: number }, Row>(
    `SELECT t.at, t.key, t.asker, t.helper,
       CASE WHEN t.sentence IS NOT NULL AND ${opens('t.asker')} AND ${opens('t.helper')}
            THEN (SELECT max(s.at) FROM sentence_consent s WHERE s.thanks = t.key) END AS open_at
     FROM thanks t WHERE (t.at, t.key) > (@at, @key) AND t.at < @end ORDER BY t.at, t.key LIMIT ${PAGE}`,
  );
  const readable = db.prepare<
    { keys: string; now: number },
    { sentence: string; skill: SkillId; helper: number; asker: number }
  >(
    `SELECT t.sentence, t.skill, t.helper, t.asker FROM json_each(@keys) j JOIN thanks t ON t.key = j.value
     WHERE ${OPEN_SENTENCE} ORDER BY j.key`,
  );

  /** In an order that says nothing about anybody, one for each helper and each asker. */
  async function draw(week: number): Promise<readonly number[]> {
    const breathe = breathing();
    const [since, end] = [startOf(week), startOf(week + 1)];
    const found: { readonly row: Row; readonly lot: string }[] = [];
    for (let last = { at: since - OLDEST * WEEK, key: 0 }; ;) {
      const rows = page.all({ ...last, end });
      for (const row of rows) {
        if (row.open_at === null || row.open_at < since || row.open_at >= end) continue;
        found.push({ row, lot: createHash('sha256').update(`${week}\n${row.key}`).digest('hex') });
      }
      const final = rows.at(-1);
      if (!final || rows.length < PAGE) break;
      last = { at: final.at, key: final.key };
      await breathe();
    }
    const drawn: Row[] = [];
    const taken = new Set<number | null>();
    for (const { row } of found.sort((a, b) => (a.lot < b.lot ? -1 : 1))) {
      if (drawn.length >= DRAWN || taken.has(row.helper) || taken.has(row.asker)) continue;
      drawn.push(row);
      taken.add(row.helper).add(row.asker);
    }
    return drawn.map(({ key }) => key);
  }

  let kept: { readonly week: number; readonly keys: Promise<readonly number[]> } | undefined;
  return async (now) => {
    const week = weekOf(now) - 1;
    if (kept?.week !== week) {
      const keys = draw(week);
      kept = { week, keys };
      // What could not be read is read again.
      keys.catch(() => (kept = undefined));
    }
    const rows = readable.all({ keys: JSON.stringify(await kept.keys), now: clock() });
    return rows
      .slice(0, SHOWN_SENTENCES)
      .map(({ sentence, skill }) => ({ sentence, skill: skill || undefined }));
  };
}
