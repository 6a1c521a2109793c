import type { Clock } from '../clock';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';

interface Topic {
  readonly id: SkillId;
  readonly label: string;
}

/**
 * Topics that people made up and that have a name in the vocabulary by now become a part of that skill, so that what
 * people have is one topic. Called before the resolver has learned anything from the database, and only by the process
 * that answers people: another one may have read other words. The merges go on in the background.
 */
export function adoptTopics(
  db: Database,
  { resolver, clock }: { readonly resolver: Pick<SkillResolver, 'bearing'>; readonly clock: Clock },
): void {
  const topics = db
    .prepare<[], Topic>(
      `SELECT id, label FROM skill
       WHERE id GLOB 'org:*' AND label IS NOT NULL AND id NOT IN (SELECT topic FROM topic_merge)`,
    )
    .all();
  const named = topics.flatMap((topic) => {
    const [target, other] = resolver.bearing(topic.label).filter((id) => !id.startsWith('org:'));
    return target === undefined || other !== undefined ? [] : [{ ...topic, target, at: clock() }];
  });
  if (named.length === 0) return;
  const merge = db.prepare(
    `INSERT OR IGNORE INTO topic_merge (topic, label, target, at, phase) VALUES (@id, @label, @target, @at, 'moving')`,
  );
  db.transaction(() => named.forEach((one) => merge.run(one))).immediate();
}
