import { breathing } from '../breathe';
import type { Clock } from '../clock';
import { CAN_HELP } from '../skills/rank';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { standsFor, type Visibility } from './findable';

/** Skills looked at in one piece. */
const PIECE = 100;

/** Which skills anybody can help with: for each the first one who may be found is enough, however many there are. */
export function createOfferedSkills(
  db: Database,
  { clock, visibility }: { readonly clock: Clock; readonly visibility: Visibility },
): (skills: readonly SkillId[]) => Promise<ReadonlySet<SkillId>> {
  const offered = db
    .prepare<[{ skills: string; now: number }], SkillId>(
      `SELECT k.id FROM json_each(@skills) j CROSS JOIN skill k ON k.id = j.value
       WHERE EXISTS (SELECT 1 FROM standing s JOIN person p ON p.key = s.person LEFT JOIN choice c ON c.person = p.key
                     WHERE s.skill = k.key AND s.score >= ${CAN_HELP} AND ${standsFor(visibility)})`,
    )
    .pluck();
  return async (skills) => {
    const breathe = breathing();
    const found = new Set<SkillId>();
    for (let n = 0; n < skills.length; n += PIECE) {
      const piece = skills.slice(n, n + PIECE);
      for (const id of offered.all({ skills: JSON.stringify(piece), now: clock() })) found.add(id);
      await breathe();
    }
    return found;
  };
}
