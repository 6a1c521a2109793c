import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import {
  fingerprint,
  type SentenceWish,
  type Testimonial,
  type TestimonialStore,
} from '../thanks/testimonial';
import type { Route } from '../notices/notice';
import { POSTED_THANKS, TOLD_OF_THANKS, type Thanks } from '../thanks/thanks';
import type { Database } from './database';
import { FINDABLE } from './findable';
import { noticeWriter } from './notice-store';
import { postWriter } from './post-store';
import { opens, SELECT_THANKS, toThanks, type ThanksRow } from './thanks-rows';

const findable = (side: 't.asker' | 't.helper') =>
  `EXISTS (SELECT 1 FROM person p LEFT JOIN choice c ON c.person = p.key WHERE p.key = ${side} AND ${FINDABLE})`;

/**
 * Which sentences others may read now, over `thanks t` and `@now`: both sides let them, both may be found, and the
 * helper keeps nothing of that skill to themselves. The one place where this rule stands.
 */
export const OPEN_SENTENCE = `(t.sentence IS NOT NULL AND ${opens('t.asker')} AND ${opens('t.helper')}
  AND ${findable('t.asker')} AND ${findable('t.helper')}
  AND NOT EXISTS (SELECT 1 FROM hidden_skill i JOIN skill k ON k.key = i.skill WHERE i.person = t.helper AND k.id = t.skill)
  AND NOT EXISTS (SELECT 1 FROM dropped_skill d JOIN skill k ON k.key = d.skill WHERE d.person = t.helper AND k.id = t.skill))`;

/** Testimonials in SQLite; who may read them is looked up whenever they are read. */
export function createTestimonialStore(db: Database, clock: Clock): TestimonialStore {
  const notices = noticeWriter(db);
  const posts = postWriter(db);
  const byKey = db.prepare<[number], ThanksRow>(`${SELECT_THANKS} WHERE t.key = ?`);
  const open = db.prepare<{ id: number; person: PersonId; at: number }>(
    `INSERT OR IGNORE INTO sentence_consent (thanks, person, at)
     SELECT @id, key, @at FROM person WHERE id = @person`,
  );
  const close = db.prepare<{ id: number; person: PersonId }>(
    'DELETE FROM sentence_consent WHERE thanks = @id AND person = (SELECT key FROM person WHERE id = @person)',
  );
  const about = db.prepare<{ helpers: string; skills: string; now: number }, ThanksRow & { asker: string }>(
    `${SELECT_THANKS}
     WHERE t.helper IN (SELECT key FROM person WHERE id IN (SELECT value FROM json_each(@helpers)))
       AND ${OPEN_SENTENCE}
     ORDER BY t.skill IN (SELECT value FROM json_each(@skills)) DESC, t.at DESC, t.key DESC`,
  );

  // What went from there may be put there again.
  const dropGone = db.prepare<[number]>(
    `DELETE FROM post WHERE kind = '${POSTED_THANKS}' AND subject = ? AND due_at IS NULL AND outcome IS NOT 'delivered'`,
  );
  const readable = db.prepare<{ id: number; now: number }, { sentence: string; skill: SkillId }>(
    `SELECT t.sentence, t.skill FROM thanks t WHERE t.key = @id AND ${OPEN_SENTENCE}`,
  );

  const post = db.transaction(
    (id: number, asker: PersonId, read: string | undefined, at: number, route: Route): Thanks | undefined => {
      const row = byKey.get(id);
      if (!row || row.sentence === null || row.asker !== asker) return undefined;
      if (read !== fingerprint(row.sentence) || !readable.get({ id, now: at })) return toThanks(row);
      dropGone.run(id);
      if (!posts.write({ kind: POSTED_THANKS, subject: id }, at, route)) return toThanks(row);
      notices.touch({ kind: 'sentence-given', subject: id }, at);
      const after = byKey.get(id);
      return after && toThanks(after);
    },
  );

  const wish = db.transaction(
    (id: number, person: PersonId, { open: isOpen, read }: SentenceWish, at: number): Thanks | undefined => {
      const row = byKey.get(id);
      if (!row || row.sentence === null || (row.asker !== person && row.helper !== person)) return undefined;
      if (isOpen && read !== fingerprint(row.sentence)) return toThanks(row);
      const changed = isOpen ? open.run({ id, person, at }) : close.run({ id, person });
      if (changed.changes === 0) return toThanks(row);
      for (const kind of TOLD_OF_THANKS) notices.touch({ kind, subject: id }, at);
      if (!isOpen) posts.withdraw({ kind: POSTED_THANKS, subject: id }, at);
      const after = byKey.get(id);
      return after && toThanks(after);
    },
  );

  return {
    wish: async (...args) => wish.immediate(...args),
    post: async (...args) => post.immediate(...args),
    ofPost: async (id) => {
      const row = readable.get({ id, now: clock() });
      return row && { sentence: row.sentence, skill: row.skill || undefined };
    },
    about: async (helpers: readonly PersonId[], skills: readonly SkillId[]) => {
      const found = new Map<PersonId, Testimonial>();
      if (helpers.length === 0) return found;
      const [ids, topics] = [JSON.stringify(helpers), JSON.stringify(skills)];
      for (const row of about.iterate({ helpers: ids, skills: topics, now: clock() })) {
        if (found.has(row.helper) || row.sentence === null) continue;
        const { helper, asker, skill, sentence, at } = row;
        found.set(helper, { helper, asker, skill: skill || undefined, sentence, at });
      }
      return found;
    },
  };
}
