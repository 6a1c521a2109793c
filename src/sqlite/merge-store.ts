import { breathing } from '../breathe';
import type { PersonId } from '../people/person';
import { squeeze, wordsOf } from '../skills/normalize';
import {
  UNDO_MERGE_WITHIN,
  type Merge,
  type Merged,
  type Parted,
  type Taught,
  type TaughtWord,
  type TopicMerges,
} from '../skills/merge-topics';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import type { OrganisationSkills } from './organisation-skills';
import type { EvidenceWriter } from './profile-writer';
import { createTopicMoves, type TopicRow } from './topic-moves';
import { createTopicRows } from './topic-rows';

const MERGE = 'SELECT key AS id, topic, label, target, at, phase AS state FROM topic_merge';

/**
 * Merges of topics in SQLite. The wish is one row, from which on every word leads to the target; what people have moves
 * one by one behind it. Whatever was not moved when a process ends is moved by the next.
 */
export function createMergeStore(
  db: Database,
  deps: {
    readonly resolver: SkillResolver;
    readonly organisation: OrganisationSkills;
    readonly profiles: EvidenceWriter;
  },
): TopicMerges {
  const { resolver, organisation } = deps;
  const moves = createTopicMoves(db, deps.profiles);
  const rows = createTopicRows(db);
  const byKey = db.prepare<[number], Merge>(`${MERGE} WHERE key = ?`);
  const under = db.prepare<[], Merge>(`${MERGE} WHERE phase <> 'merged' ORDER BY key`);
  const busy = db
    .prepare<{ topic: SkillId; target: SkillId }, number>(
      `SELECT count(*) FROM topic_merge WHERE phase <> 'merged'
         AND (topic IN (@topic, @target) OR target IN (@topic, @target))`,
    )
    .pluck();
  const merged = db.prepare<[SkillId], number>('SELECT count(*) FROM topic_merge WHERE topic = ?').pluck();
  const later = db.prepare<{ id: number; topic: SkillId; target: SkillId }, Merge>(
    `${MERGE} WHERE key > @id AND (target = @target OR topic = @target) ORDER BY key DESC LIMIT 1`,
  );
  const latest = db.prepare<{ all: number; targets: string; limit: number }, Merge>(
    `${MERGE} WHERE phase <> 'returning' AND by IS NOT NULL AND (@all OR target IN (SELECT value FROM json_each(@targets)))
     ORDER BY key DESC LIMIT @limit + 0`,
  );
  const insert = db.prepare<{ topic: SkillId; label: string; target: SkillId; by: PersonId; at: number }>(
    `INSERT INTO topic_merge (topic, label, target, by, at, phase)
     SELECT @topic, @label, @target, key, @at, 'moving' FROM person WHERE id = @by`,
  );
  const setState = db.prepare<[Merge['state'], number]>('UPDATE topic_merge SET phase = ? WHERE key = ?');
  const drop = db.prepare<[number]>('DELETE FROM topic_merge WHERE key = ?');
  const own = db.prepare<[SkillId], TopicRow & { label: string }>(
    'SELECT key, id, label FROM skill WHERE id = ? AND label IS NOT NULL',
  );
  const personKey = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  const wordOf = db.prepare<[string], TaughtWord>('SELECT words, skill, at FROM skill_alias WHERE words = ?');
  const forgetWord = db.prepare<[string]>('DELETE FROM skill_alias WHERE words = ?');
  const taught = db.prepare<{ all: number; skills: string; limit: number }, TaughtWord>(
    `SELECT DISTINCT a.words, coalesce(n.now, a.skill) AS skill, a.at FROM skill_alias a LEFT JOIN topic_now n ON n.topic = a.skill
     WHERE @all OR coalesce(n.now, a.skill) IN (SELECT value FROM json_each(@skills))
     ORDER BY a.at DESC, a.words LIMIT @limit + 0`,
  );

  const isTopic = (id: SkillId): boolean =>
    id.startsWith('org:') ? own.get(id) !== undefined && merged.get(id) === 0 : !!resolver.concept(id);

  function problem(topic: SkillId, target: SkillId): Exclude<Merged, { came: 'done' }> | undefined {
    if (topic === target) return { came: 'same' };
    if ((busy.get({ topic, target }) ?? 0) > 0) return { came: 'busy' };
    if (!topic.startsWith('org:') || !isTopic(topic) || !isTopic(target)) return { came: 'gone' };
    const means = resolver.bearing(own.get(topic)?.label ?? '').find((id) => id !== topic && id !== target);
    return means === undefined ? undefined : { came: 'means', skill: means };
  }

  const merge = db.transaction((topic: SkillId, target: SkillId, by: PersonId, at: number): Merged => {
    organisation.refresh();
    const why = problem(topic, target);
    if (why) return why;
    const label = own.get(topic)?.label ?? '';
    const { lastInsertRowid, changes } = insert.run({ topic, label, target, by, at });
    if (changes === 0) return { came: 'gone' };
    // So that it stays a topic, whoever lets go of it meanwhile.
    organisation.keyOf(target);
    organisation.learn();
    return { came: 'done', merge: Number(lastInsertRowid) };
  });

  const wishToPart = db.transaction((id: number, at: number): Parted => {
    const one = byKey.get(id);
    if (!one || one.state === 'returning') return { came: 'none' };
    if (at - one.at > UNDO_MERGE_WITHIN) return { came: 'late' };
    const first = later.get(one);
    if (first) return { came: 'first', merge: first };
    if (one.state === 'moving') return { came: 'busy' };
    setState.run('returning', id);
    organisation.keyOf(one.topic, one.label);
    organisation.learn();
    return { came: 'done', merge: one };
  });

  const rowsOf = (one: Merge): readonly [topic: TopicRow, target: TopicRow] => {
    const key = own.get(one.topic)?.key ?? -1;
    return [
      { id: one.topic, key },
      { id: one.target, key: organisation.keyOf(one.target) },
    ];
  };

  let stopped = false;
  /** Each person in a transaction of their own; `left` says who is left. */
  async function each(left: () => readonly number[], work: (person: number) => void): Promise<boolean> {
    const breathe = breathing();
    for (const person of left()) {
      if (stopped) return false;
      db.transaction(work).immediate(person);
      await breathe();
    }
    return true;
  }

  async function move(one: Merge): Promise<void> {
    const [topic, target] = db.transaction(rowsOf).immediate(one);
    // The target may have gone meanwhile, with the last one who had it.
    const stands = (): boolean => byKey.get(one.id) !== undefined;
    const join = (person: number): void => {
      if (stands()) moves.join(one.id, person, topic, target);
    };
    const had = moves.holders(topic);
    if (!(await each(() => had, join))) return;
    if (!(await rows.move(one, () => stopped))) return;
    db.transaction(() => {
      if (!stands()) return;
      // Whoever came in between.
      for (const person of moves.holders(topic)) join(person);
      rows.finish(one);
      setState.run('merged', one.id);
      organisation.prune([topic.key]);
      // Whoever had it may have been forgotten meanwhile.
      if (had.length > 0) organisation.pruneMerged();
    }).immediate();
  }

  async function bring(one: Merge): Promise<void> {
    const [topic, target] = db.transaction(rowsOf).immediate(one);
    const back = (person: number): void => moves.part(one.id, person, topic, target);
    if (!(await each(() => moves.moved(one.id), back))) return;
    if (!(await rows.bring(one, () => stopped))) return;
    db.transaction(() => {
      drop.run(one.id);
      organisation.learn();
      organisation.prune([topic.key, target.key]);
    }).immediate();
  }

  let running: Promise<void> = Promise.resolve();
  async function all(): Promise<void> {
    for (let one = under.get(); one && !stopped; one = under.get()) {
      await (one.state === 'moving' ? move(one) : bring(one));
    }
  }
  const settle = (): Promise<void> => (running = running.catch(() => undefined).then(all));
  /** Goes on behind the answer; what fails is tried again at night. */
  const begin = (): void => void settle().catch(() => undefined);

  const teach = db.transaction((words: string, skill: SkillId, by: PersonId, at: number): Taught => {
    organisation.refresh();
    if (!isTopic(skill)) return { came: 'gone' };
    const bearing = resolver.bearing(words);
    if (bearing.includes(skill)) return { came: 'same' };
    const [other] = bearing;
    if (other !== undefined) return { came: 'means', skill: other };
    const person = personKey.get(by);
    if (person === undefined || squeeze(wordsOf(words)) === '') return { came: 'gone' };
    organisation.teach(words, skill, 'en', { person, at });
    return { came: 'done' };
  });

  return {
    check: async (topic, target) => {
      organisation.refresh();
      return problem(topic, target);
    },
    merge: async (topic, target, by, at) => {
      const came = merge.immediate(topic, target, by, at);
      if (came.came === 'done') begin();
      return came;
    },
    part: async (id, at) => {
      const came = wishToPart.immediate(id, at);
      if (came.came === 'done') begin();
      return came;
    },
    find: async (id) => byKey.get(id),
    latest: async (limit, targets) =>
      latest.all({ all: targets ? 0 : 1, targets: JSON.stringify(targets ?? []), limit }),
    teach: async (...args) => teach.immediate(...args),
    unteach: async (words) =>
      db
        .transaction(() => {
          if (!wordOf.get(words)) return false;
          forgetWord.run(words);
          organisation.learn();
          return true;
        })
        .immediate(),
    taught: async (limit, skills) =>
      taught
        .all({ all: skills ? 0 : 1, skills: JSON.stringify(skills ?? []), limit })
        .map((row) => ({ ...row, at: row.at ?? undefined })),
    settle,
    stop: async () => {
      stopped = true;
      await running.catch(() => undefined);
    },
  };
}
