import type { PersonId } from '../people/person';
import { TRUST } from './evidence';
import type { PartSupport } from './gather';
import { squeeze, wordsOf } from './normalize';
import type { Evidence, Reason, Resolver } from './skill';

const MOST_REASONS = 2;
const OF_RELATED = 0.35;
/** Thanks say more than a remark, and less than a skill that somebody lists. */
const OF_THANKS = 0.7;

interface Fact {
  readonly reason: Reason;
  readonly weight: number;
  /** The words it quotes; thanks quote nobody. */
  readonly quote?: string;
  /** What it shows: a skill, or thanks for one. */
  readonly shows: string;
}

/** Compared only where there are two: taking words apart costs more than reading them. */
function sameWords(one: string, other: string): boolean {
  return one === other || squeeze(wordsOf(one)) === squeeze(wordsOf(other));
}

/**
 * The strongest facts behind a result, read from where they are stored, so never more than was said. Each fact
 * once; where two skills were asked for, one fact of each comes before a second one of the same.
 */
export function explain(input: {
  person: PersonId;
  support: readonly PartSupport[];
  resolver: Resolver;
  /** Of this person among others. */
  evidence: readonly (Evidence & { readonly person: PersonId })[];
}): Reason[] {
  const parts = input.support.map((part) => factsOf(part, input));
  const told: Fact[] = [];
  // A quotation comes once, and a neighbouring skill only when nothing else shows it.
  const isTold = ({ reason, quote, shows }: Fact): boolean =>
    told.some(
      (had) =>
        (quote !== undefined && had.quote !== undefined && sameWords(quote, had.quote)) ||
        (reason.kind !== 'evidence' && had.shows === shows),
    );
  const tell = (facts: readonly Fact[]): void => {
    const next = facts.find((fact) => !isTold(fact));
    if (next && told.length < MOST_REASONS) told.push(next);
  };
  parts.sort((a, b) => (b[0]?.weight ?? 0) - (a[0]?.weight ?? 0)).forEach(tell);
  tell(parts.flat().sort((a, b) => b.weight - a.weight));
  return told.map(({ reason }) => reason);
}

/** What speaks for a person in one part, strongest first. */
function factsOf(
  { skill: asked, via, thanks }: PartSupport,
  {
    person,
    resolver,
    evidence,
  }: {
    person: PersonId;
    resolver: Resolver;
    evidence: readonly (Evidence & { readonly person: PersonId })[];
  },
): Fact[] {
  const skill = resolver.skill(via ?? asked);
  const wanted = resolver.skill(asked);
  if (!skill || !wanted) return [];
  const facts: Fact[] = [];
  for (const { person: whose, skill: shown, source, text, level } of evidence) {
    if (whose !== person || shown !== skill.id || level === 'learn') continue;
    facts.push({
      reason: via
        ? { kind: 'related', source, skill, asked: wanted, text }
        : { kind: 'evidence', source, skill, text, level: level ?? undefined },
      weight: TRUST[source] * (via ? OF_RELATED : 1),
      quote: text,
      shows: skill.id,
    });
  }
  if (thanks > 0) {
    const reason: Reason = { kind: 'thanks', skill: wanted, people: thanks };
    facts.push({ reason, weight: OF_THANKS, shows: `thanks ${asked}` });
  }
  return facts.sort((a, b) => b.weight - a.weight);
}
