import { type Clock, DAY } from '../clock';
import { AppError } from '../errors';
import { organisationSkill } from '../skills/evidence';
import { breathing } from '../breathe';
import { CAN_HELP } from '../skills/rank';
import type { SkillResolver } from '../skills/resolve';
import type { Evidence, Level, SkillId, Topic } from '../skills/skill';
import type { Companion, Learner, OwnSkill, SkillIndex, Statement } from '../skills/skill-index';
import { changeLog } from './change-log';
import type { Database } from './database';
import {
  FINDABLE,
  OPEN_EVIDENCE,
  OPEN_STATEMENT,
  OPEN_TEXT,
  shown,
  standsFor,
  type Visibility,
} from './findable';
import { createCompanions } from './companions';
import { createKnownTopics } from './known-topics';
import { createOfferedSkills } from './offered-skills';
import { createStandingCache } from './standing-cache';
import { createStandings } from './standings';
import { createOrganisationSkills, type OrganisationSkills } from './organisation-skills';
import { createPeopleNames } from './people-names';
import { createEvidenceWriter, type EvidenceWriter } from './profile-writer';
import { createReturns } from './returns';

const YEAR = 365 * DAY;
const MOST_QUOTE = 200;
/** From this confidence on words are the very name of a skill, whatever their writer says. */
const SAME_NAME = 0.93;

/** The index with its write side, for whoever stores profiles in a transaction of their own. */
export interface SqliteSkillIndex extends SkillIndex {
  readonly profiles: EvidenceWriter;
  readonly organisation: OrganisationSkills;
  /** The resolver for whoever asks: words of people who hide lead nowhere. */
  readonly asked: SkillResolver;
}

/** SQL's null is absent here. */
function present<Row extends { level?: Level | undefined; at?: number | undefined }>(row: Row): Row {
  row.level ??= undefined;
  row.at ??= undefined;
  return row;
}

/** Who has which skill, over better-sqlite3. The only place that knows the tables of `002-skills.sql`. */
export function createSkillIndex(
  db: Database,
  { resolver, clock, visibility }: { resolver: SkillResolver; clock: Clock; visibility: Visibility },
): SqliteSkillIndex {
  const changes = changeLog(db);
  const organisation = createOrganisationSkills(db, resolver);
  const profiles = createEvidenceWriter({ db, resolver, organisation, clock });
  const standings = createStandings(db, { clock, visibility });
  const companions = createCompanions(db, { clock, visibility });
  const returns = createReturns(db);
  const names = createPeopleNames(db, clock);
  organisation.refresh();
  const topics = createKnownTopics(db, { clock, visibility });
  const asked = resolver.openly((id) => topics.isOpen(id));

  const people = 'JOIN person p ON p.key = s.person LEFT JOIN choice c ON c.person = p.key';
  const counted = standsFor(visibility);
  const personKey = db.prepare<[string], { key: number }>('SELECT key FROM person WHERE id = ?');
  const skillKey = db.prepare<[string], { key: number; people: number }>(
    'SELECT key, people FROM skill WHERE id = ?',
  );
  const both = db.prepare<
    [{ one: number; other: number; now: number; limit: number }],
    { person: string; first: number; second: number }
  >(
    `SELECT p.id AS person, s.score AS first, o.score AS second FROM standing s
     JOIN standing o ON o.person = s.person AND o.own = s.own AND o.skill = @other ${people}
     WHERE s.skill = @one AND ${counted} ORDER BY s.score + o.score DESC, s.person LIMIT @limit + 0`,
  );
  // A page of people is read at once: each call costs more than what it reads. By the table itself, not by way of an index.
  const evidence = db.prepare<
    [{ persons: string; skills: string; now: number }],
    Evidence & { person: string }
  >(
    `SELECT p.id AS person, k.id AS skill, e.source, ${OPEN_TEXT} AS text, e.level, e.at
     FROM json_each(@persons) pj CROSS JOIN person p ON p.id = pj.value CROSS JOIN json_each(@skills) kj
     CROSS JOIN skill k ON k.id = kj.value CROSS JOIN evidence e INDEXED BY sqlite_autoindex_evidence_1 ON e.person = p.key AND e.skill = k.key
     LEFT JOIN choice c ON c.person = p.key WHERE ${shown(visibility, `(e.source = 'added')`)} AND ${OPEN_EVIDENCE}`,
  );
  const thanks = db.prepare<
    [{ persons: string; skills: string; since: number }],
    { person: string; skill: string; people: number }
  >(
    // Whether nameless thanks came from several people, nobody can tell any more: together they count as one.
    `SELECT p.id AS person, t.skill, count(DISTINCT coalesce(t.asker, 0)) AS people
     FROM json_each(@persons) pj CROSS JOIN person p ON p.id = pj.value CROSS JOIN json_each(@skills) kj
     CROSS JOIN thanks t ON t.helper = p.key AND t.skill = kj.value AND t.at > @since GROUP BY p.key, t.skill`,
  );
  const isThanked = db.prepare<[string, number]>('SELECT 1 FROM thanks WHERE skill = ? AND at > ? LIMIT 1');
  const saying = db.prepare<[{ words: string; now: number; limit: number }], Statement>(
    `SELECT p.id AS person, s.source, s.text FROM statement_stem f JOIN statement s ON s.key = f.rowid ${people}
     WHERE statement_stem MATCH @words AND ${shown(visibility, '0')} AND ${OPEN_STATEMENT} ORDER BY bm25(statement_stem), s.key LIMIT @limit + 0`,
  );
  const learners = db.prepare<[{ skill: string; now: number; limit: number }], Learner>(
    `SELECT p.id AS person, e.text, e.at FROM evidence e JOIN person p ON p.key = e.person
     LEFT JOIN choice c ON c.person = p.key
     WHERE e.skill = (SELECT key FROM skill WHERE id = @skill) AND e.level = 'learn' AND ${FINDABLE} AND ${OPEN_EVIDENCE}
     ORDER BY e.at DESC, e.person LIMIT @limit + 0`,
  );
  const mine = db.prepare<[string], OwnSkill>(
    `SELECT p.id AS person, k.id AS skill, e.source, e.text, e.level, e.at,
       CASE WHEN EXISTS (SELECT 1 FROM hidden_skill h WHERE h.person = e.person AND h.skill = e.skill) THEN 'skill'
            WHEN NOT ${OPEN_EVIDENCE} THEN 'source' END AS hidden,
       (SELECT group_concat(m.label, ', ') FROM topic_moved t JOIN topic_merge m ON m.key = t.merge
        JOIN topic_now n ON n.topic = m.topic WHERE t.person = p.key AND n.now = k.id) AS once
     FROM person p JOIN evidence e ON e.person = p.key
     JOIN skill k ON k.key = e.skill WHERE p.id = ? ORDER BY k.id, e.source`,
  );
  const common = db.prepare<[number], { id: string; key: number }>(
    'SELECT id, key FROM skill WHERE people > 0 ORDER BY people DESC, id LIMIT ? + 0',
  );
  const helpers = db.prepare<[{ skill: number; now: number }], { helpers: number }>(
    `SELECT count(*) AS helpers FROM standing s ${people}
     WHERE s.skill = @skill AND s.score >= ${CAN_HELP} AND ${counted}`,
  );

  const keptCompanions = createStandingCache<readonly Companion[]>(db, clock);
  /** Which skill these words are; their own tag only if nothing has exactly this name. */
  const idOf = (words: string, own: boolean): SkillId => {
    const named = asked.name(words);
    return named && (!own || named.confidence >= SAME_NAME) ? named.skill.id : organisationSkill(words);
  };
  const keyOf = (person: string): number => {
    const row = personKey.get(person);
    if (!row) throw new AppError('not_found', `No person ${person}`);
    return row.key;
  };
  return {
    profiles,
    organisation,
    asked,
    refresh: async () => organisation.refresh(),
    async standing(skills, limit) {
      const lists = skills.map((skill) => standings(skill, limit));
      return lists.length === 1 ? lists[0]! : lists.flat();
    },
    offered: createOfferedSkills(db, { clock, visibility }),
    async standingOfBoth(one, other, limit) {
      const rows = [skillKey.get(one), skillKey.get(other)] as const;
      if (!rows[0] || !rows[1]) return [];
      // Read along the rarer skill.
      const swap = rows[0].people > rows[1].people;
      const keys = swap ? { one: rows[1].key, other: rows[0].key } : { one: rows[0].key, other: rows[1].key };
      return both.all({ ...keys, now: clock(), limit }).map(({ person, first, second }) => ({
        person,
        scores: swap ? ([second, first] as const) : ([first, second] as const),
      }));
    },
    companions: async (skill, limit) =>
      keptCompanions(`${skill}\n${limit}`, () => companions(skill, limit)).slice(),
    async evidence(persons, skills) {
      return evidence
        .all({ persons: JSON.stringify(persons), skills: JSON.stringify(skills), now: clock() })
        .map(present);
    },
    async thanks(persons, skills) {
      const since = clock() - YEAR;
      const thanked = skills.filter((skill) => isThanked.get(skill, since));
      if (thanked.length === 0) return [];
      return thanks.all({ persons: JSON.stringify(persons), skills: JSON.stringify(thanked), since });
    },
    learners: async (skill, limit) =>
      learners.all({ skill, now: clock(), limit }).map((row) => ({ ...row, at: row.at ?? undefined })),
    async saying(stems, limit) {
      if (stems.length === 0) return [];
      const words = stems.map((stem) => `"${stem.replaceAll('"', '')}"`).join(' AND ');
      return saying.all({ words, now: clock(), limit });
    },
    named: async (words, limit) => names.named(words.join(' '), limit),
    nearlyNamed: async (words) => names.nearlyNamed(words.join(' ')),
    skillsOf: async (person) =>
      mine.all(person).map((row) => ({
        ...present(row),
        hidden: row.hidden ?? undefined,
        once: row.once ?? undefined,
      })),
    async addSkills(person, skills) {
      return db
        .transaction(() => {
          organisation.refresh();
          const key = keyOf(person);
          const named = skills.flatMap(({ words, level, skill, own = false }) => {
            const id = skill ?? idOf(words, own);
            return id === 'org:' ? [] : [{ id, words, level }];
          });
          const forgotten = named.length > 0 && returns.isAway(key);
          changes.recordSkills(
            key,
            named.map(({ id, level }) => ({ skill: id, level: level ?? null })),
            { reveals: true, forgotten },
          );
          if (forgotten) returns.comeBack(key);
          return named.map(({ id, words, level }) => {
            const text = words.trim().replace(/^#/, '').slice(0, MOST_QUOTE);
            // Whoever hides it wrote it in their own way, which is nobody's business.
            const now = organisation.nowOf(id);
            if (!topics.isOpen(now)) organisation.relabel(now, text);
            const skill = organisation.keyOf(id, text);
            profiles.hideSkill(key, skill, false);
            profiles.add(key, skill, { text, level, at: clock() });
            return id;
          });
        })
        .immediate();
    },
    async removeSkill(person, skill) {
      return db
        .transaction(() => {
          const key = keyOf(person);
          const row = skillKey.get(skill);
          if (!row) return false;
          const before = changes.snapshot(key, [skill]);
          const had = profiles.drop(key, row.key);
          if (had) changes.record(key, before);
          return had;
        })
        .immediate();
    },
    known: async (skills, person) => new Set(skills.filter((id) => topics.isKnown(id, person))),
    async topics(limit) {
      organisation.refresh();
      const now = clock();
      const breathe = breathing();
      const listed: Topic[] = [];
      for (const { id, key } of common.all(2 * limit)) {
        const skill = resolver.skill(id);
        if (skill) listed.push({ skill, helpers: helpers.get({ skill: key, now })!.helpers });
        await breathe();
      }
      return listed
        .filter((topic) => topic.helpers > 0)
        .sort((a, b) => b.helpers - a.helpers || (a.skill.id < b.skill.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}
