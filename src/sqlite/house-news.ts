import { breathing } from '../breathe';
import type { DigestStore, HouseNews } from '../rituals/digest';
import { SEVERAL, SHOWN_TOPICS } from '../rituals/digest';
import { EVERYTHING, FEWEST, startOf, weekOf } from '../pulse/pulse';
import { CAN_HELP } from '../skills/rank';
import type { SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import type { Database } from './database';

/** Rows that are read at once. */
const PAGE = 250;
/** News are kept for so many weeks. */
const KEPT_WEEKS = 3;
const NOTHING: HouseNews = { topics: [], thankful: 0, thankedFor: [] };

/** What the house can tell of a week that is over. Read in pieces, and written down once, so that nobody can subtract. */
export function createHouseNews(
  db: Database,
  index: Pick<SkillIndex, 'standing'>,
): Pick<DigestStore, 'prepare' | 'news'> {
  const prepared = db.prepare<[number], unknown>('SELECT 1 FROM house_week WHERE week = ?');
  const addWeek = db.prepare<[number]>('INSERT OR IGNORE INTO house_week (week) VALUES (?)');
  const dropWeeks = db.prepare<[number]>('DELETE FROM house_week WHERE week < ?');
  const begun = db.prepare<[], unknown>('SELECT 1 FROM house_week LIMIT 1');
  const known = db.prepare<[], unknown>('SELECT 1 FROM house_topic LIMIT 1');
  const candidates = db.prepare<{ after: number }, { key: number; id: SkillId }>(
    `SELECT k.key, k.id FROM skill k
     WHERE k.key > @after AND k.people >= ${SEVERAL} AND NOT EXISTS (SELECT 1 FROM house_topic t WHERE t.skill = k.id)
     ORDER BY k.key LIMIT ${PAGE}`,
  );
  const addTopic = db.prepare<[SkillId, number]>(
    'INSERT OR IGNORE INTO house_topic (skill, week) VALUES (?, ?)',
  );
  const thanks = db.prepare<
    { at: number; key: number; end: number },
    { at: number; key: number; asker: number; skill: SkillId }
  >(
    `SELECT at, key, asker, skill FROM thanks
     WHERE (at, key) > (@at, @key) AND at < @end AND asker IS NOT NULL ORDER BY at, key LIMIT ${PAGE}`,
  );
  const addThanks = db.prepare<[number, SkillId, number]>(
    'INSERT OR REPLACE INTO house_thanks (week, skill, people) VALUES (?, ?, ?)',
  );
  const newTopics = db.prepare<[number], SkillId>('SELECT skill FROM house_topic WHERE week = ?').pluck();
  const thanked = db.prepare<[number], { skill: SkillId; people: number }>(
    'SELECT skill, people FROM house_thanks WHERE week = ? ORDER BY skill',
  );

  const helpers = async (skill: SkillId, limit: number): Promise<number> =>
    (await index.standing([skill], limit)).filter(({ score }) => score >= CAN_HELP).length;

  /** Topics that by now several people can help with, and could not before. */
  async function risen(): Promise<SkillId[]> {
    const breathe = breathing();
    const found: SkillId[] = [];
    for (let after = 0; ;) {
      const page = candidates.all({ after });
      for (const { key, id } of page) {
        if ((await helpers(id, SEVERAL)) >= SEVERAL) found.push(id);
        after = key;
        await breathe();
      }
      if (page.length < PAGE) return found;
    }
  }

  /** Who thanked in that week, by topic; only as long as it takes to count them. */
  async function thankful(week: number): Promise<Map<SkillId, Set<number>>> {
    const breathe = breathing();
    const by = new Map<SkillId, Set<number>>();
    const end = startOf(week + 1);
    for (let last = { at: startOf(week) - 1, key: Number.MAX_SAFE_INTEGER }; ;) {
      const page = thanks.all({ ...last, end });
      for (const { asker, skill } of page) {
        for (const topic of new Set([EVERYTHING, skill]))
          by.set(topic, (by.get(topic) ?? new Set()).add(asker));
      }
      const final = page.at(-1);
      if (!final || page.length < PAGE) return by;
      last = { at: final.at, key: final.key };
      await breathe();
    }
  }

  const keep = db.transaction(
    (week: number, topics: readonly SkillId[], people: ReadonlyMap<SkillId, ReadonlySet<number>>) => {
      if (prepared.get(week)) return false;
      // Before the first people are read there is nothing that anything could be new beside.
      if (!begun.get() && topics.length === 0 && people.size === 0) return false;
      // Whatever there is when somebody looks for the first time is new to nobody.
      const since = known.get() ? week : 0;
      addWeek.run(week);
      for (const topic of topics) addTopic.run(topic, since);
      for (const [skill, { size }] of people) {
        if (size >= FEWEST) addThanks.run(week, skill, size - (size % FEWEST));
      }
      dropWeeks.run(week - KEPT_WEEKS);
      return true;
    },
  );

  return {
    prepare: async (now) => {
      const week = weekOf(now) - 1;
      if (prepared.get(week)) return false;
      return keep.immediate(week, await risen(), await thankful(week));
    },
    news: async (now) => {
      const week = weekOf(now) - 1;
      if (!prepared.get(week)) return NOTHING;
      const breathe = breathing();
      const topics: { skill: SkillId; people: number }[] = [];
      // People may have hidden since then.
      for (const skill of newTopics.all(week)) {
        const people = await helpers(skill, 100);
        if (people >= SEVERAL) topics.push({ skill, people });
        await breathe();
      }
      const rows = thanked.all(week);
      return {
        topics: topics
          .sort((a, b) => b.people - a.people || (a.skill < b.skill ? -1 : 1))
          .slice(0, SHOWN_TOPICS)
          .map(({ skill }) => skill),
        thankful: rows.find(({ skill }) => skill === EVERYTHING)?.people ?? 0,
        thankedFor: rows
          .map(({ skill }) => skill)
          .filter((skill) => skill !== EVERYTHING)
          .slice(0, SHOWN_TOPICS),
      };
    },
  };
}
