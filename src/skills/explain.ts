import type { PersonId } from '../people/person';
import { TRUST } from './evidence';
import type { Support } from './rank';
import type { Reason, Resolver } from './skill';
import type { SkillIndex } from './skill-index';

const MOST_REASONS = 2;

/** The strongest facts behind a result, read from where they are stored, so never more than was said. */
export async function explain(input: {
  person: PersonId;
  support: readonly (Support & { skill: string; via?: string | undefined })[];
  resolver: Resolver;
  index: SkillIndex;
}): Promise<Reason[]> {
  const { person, support, resolver, index } = input;
  const reasons: { reason: Reason; weight: number }[] = [];
  for (const { skill: asked, via, thanks } of support) {
    const skill = resolver.skill(via ?? asked);
    const wanted = resolver.skill(asked);
    if (!skill || !wanted) continue;
    for (const { source, text, level } of await index.evidence([person], [skill.id])) {
      if (level === 'learn') continue;
      const reason: Reason = via
        ? { kind: 'related', source, skill, asked: wanted, text }
        : { kind: 'evidence', source, skill, text, level: level ?? undefined };
      reasons.push({ reason, weight: TRUST[source] * (via ? 0.35 : 1) });
    }
    if (thanks > 0) reasons.push({ reason: { kind: 'thanks', skill: wanted, people: thanks }, weight: 0.7 });
  }
  return reasons
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS)
    .map(({ reason }) => reason);
}
