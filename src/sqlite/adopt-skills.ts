import type { Clock } from '../clock';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';

interface Row {
  readonly key: number;
  readonly id: SkillId;
  readonly label: string | null;
}

/**
 * Brings the skills in the database in step with a vocabulary that is another one than last time. Skills that are not in
 * it any more become topics of the house under the words most people have for them, and the vocabulary's again when they
 * are back; topics of the house that have a name in it by now are merged into it. So what people added stays theirs.
 *
 * Called before the resolver has learned anything from the database. The merges go on in the service.
 */
export function adoptSkills(
  db: Database,
  { resolver, clock }: { resolver: Pick<SkillResolver, 'concept' | 'bearing'>; clock: Clock },
): void {
  const rows = db
    .prepare<[], Row>('SELECT key, id, label FROM skill WHERE id NOT IN (SELECT topic FROM topic_merge)')
    .all();
  const ours = rows.filter(({ id }) => id.startsWith('org:'));
  const others = rows.filter(({ id }) => !id.startsWith('org:'));
  const gone = others.filter(({ id, label }) => label === null && !resolver.concept(id));
  const back = others.filter(({ id, label }) => label !== null && resolver.concept(id));
  const named = ours.flatMap((row) => {
    const [target, other] = resolver.bearing(row.label ?? '').filter((id) => !id.startsWith('org:'));
    return target === undefined || other !== undefined ? [] : [{ ...row, target }];
  });
  if (gone.length + back.length + named.length === 0) return;

  // Titles and sentences are somebody's own; only what was given as a skill names a topic.
  const adopt = db.prepare(
    `UPDATE skill SET label = (SELECT text FROM evidence WHERE skill = @key AND source IN ('added', 'profile') AND text <> ''
       GROUP BY text ORDER BY count(*) DESC, text LIMIT 1) WHERE key = @key`,
  );
  const giveBack = db.prepare('UPDATE skill SET label = NULL WHERE key = @key');
  const merge = db.prepare(
    `INSERT OR IGNORE INTO topic_merge (topic, label, target, at, phase) VALUES (@id, @label, @target, @at, 'moving')`,
  );
  db.transaction(() => {
    for (const { key } of gone) adopt.run({ key });
    for (const { key } of back) giveBack.run({ key });
    for (const { id, label, target } of named) merge.run({ id, label, target, at: clock() });
  }).immediate();
}
