import { alternatives, MOST_SKILLS, SAME } from './alternatives';
import { confidenceOf, leastConfidence, type Manner, mannerOf } from './confidence';
import { withoutExclusions } from './exclusions';
import { squeeze, wordsOf } from './normalize';
import { isJoining, type PhraseIndex } from './phrases';
import { isMeant, writingOf } from './prose';
import { isDenied, isScaffold } from './scaffolding';
import { longForms } from './short-forms';
import type { RecognisedSkill, Resolution, Skill, SkillId } from './skill';
import { coreOf, createUnderstanding, type Reading, type Stretch } from './understand';
import type { WordKnowledge } from './word-knowledge';

/** What words mean: questions, names, sentences. */
export interface Reader {
  resolve(words: string): Resolution;
  /** Every skill that has exactly this name, gaps aside, whether or not the word is clear. */
  bearing(words: string): SkillId[];
  /** The one skill these words name, if they surely name one; for what people list about themselves. */
  name(words: string): RecognisedSkill | undefined;
  /**
   * Skills a sentence surely speaks of. Notes (a project, a title) are mostly about work; in talk about oneself a
   * single everyday word names a skill only where it stands like a name.
   */
  mentioned(sentence: string, manner: 'notes' | 'talk'): RecognisedSkill[];
}

/** A skill that is taken for another name of somebody's own word counts so much. */
const OF_OTHER = 0.6;
/** A question that one skill's name covers so well is about that one. */
const WELL_SAID = 0.9;
/** What people list about themselves gets another skill's name only where the words are this near. */
const NAMED = 0.78;
const MENTIONED = 0.82;
const CERTAIN = 0.97;
/** Skills that stand word for word in one question. */
const NAMED_EXACTLY = 0.95;
/** Who asks for a time or a place wants no helper, even if a skill is named: it is only offered. */
const OF_FACT = 0.4;
const ONE_LETTER = /^[^\p{L}\p{N}]*[\p{L}\p{N}]?[^\p{L}\p{N}]*$/u;
const MOST_NEAREST = 5;
const LIST =
  /\s*(?:[,;+&|?!]|(?<!\d)\/(?!\d)|\s[-–]\s|(?<!\p{L})(?:and|und|or|oder|sowie|plus|ideally|idealerweise|as well as|also|auch|both|sowohl|außerdem)(?!\p{L}))\s*/giu;

/** Reads words by these phrases; what is known about single words is the same for all readers. */
export function createReader({
  words,
  phrases,
  ambiguous,
  skill,
  broaderOf,
}: {
  readonly words: WordKnowledge;
  readonly phrases: PhraseIndex;
  /** Words that mean several things, without gaps. */
  readonly ambiguous: ReadonlyMap<string, readonly SkillId[]>;
  readonly skill: (id: SkillId) => Skill | undefined;
  readonly broaderOf: (id: SkillId) => readonly SkillId[];
}): Reader {
  const { exactly, near, readings, stretches } = createUnderstanding(words, phrases);

  const recognised = (found: readonly Reading[], part: number): RecognisedSkill[] =>
    found.flatMap(({ skill: id, score }) => {
      const known = skill(id);
      return known ? [{ skill: known, confidence: score, part }] : [];
    });

  /** Several skills in one question, each said for sure; undefined when it is rather about one. */
  const several = (text: string, one: number): RecognisedSkill[] | undefined => {
    const pieces = text
      .split(LIST)
      .map(wordsOf)
      .filter((piece) => coreOf(piece).length > 0);
    if (pieces.length < 2 || pieces.length > 6) return undefined;
    const found = pieces
      .map((piece) => readings(piece)[0])
      .filter((top) => top !== undefined && top.score >= NAMED);
    if (found.length < 2 || found.length < Math.min(pieces.length, MOST_SKILLS)) return undefined;
    const weakest = Math.min(...found.map((top) => top!.score));
    if (weakest <= one) return undefined;
    const distinct = new Map(found.map((top) => [top!.skill, top!]));
    return [...distinct.values()].slice(0, MOST_SKILLS).flatMap((top, part) => recognised([top], part));
  };

  /** Several skills named letter for letter, with nothing else between them: "contract negotiation in French". */
  const named = (core: readonly string[], one: number): RecognisedSkill[] | undefined => {
    const found = stretches(core);
    const distinct = [...new Set(found.map(({ skills: [first] }) => first!))];
    if (
      one >= WELL_SAID ||
      distinct.length < 2 ||
      found.length > MOST_SKILLS ||
      restOf(core, found).length > 0
    )
      return undefined;
    return distinct.flatMap((id, part) => recognised([{ skill: id, score: NAMED_EXACTLY }], part));
  };

  const resolve = (question: string): Resolution => {
    const text = withoutExclusions(question);
    const all = wordsOf(text);
    const core = coreOf(all);
    for (const form of [all, core]) {
      const ids = ambiguous.get(squeeze(form));
      if (ids)
        return { skills: [], ambiguous: ids.map(skill).filter((one) => one !== undefined), nearest: [] };
    }
    // One letter is a name (`R`) or nothing: as a part of other names it says too little.
    const found = within(all, core) ?? (ONE_LETTER.test(text) ? [] : readings(all));
    const best = found[0]?.score ?? 0;
    const parts = best < CERTAIN ? (several(text, best) ?? named(core, best)) : undefined;
    if (parts) return { skills: parts, ambiguous: [], nearest: [] };
    const manner = mannerOf(all);
    const confidence = trust(found[0], found[1], manner);
    const sure = confidence < leastConfidence(manner) ? [] : alternatives(found, confidence, broaderOf);
    if (sure.length === 1 && sure[0]!.skill.startsWith('org:'))
      sure.push(...otherThan(sure[0]!, near(core), manner));
    const nearest = sure.length > 0 ? [] : found.slice(0, MOST_NEAREST);
    return {
      skills: recognised(sure, 0),
      ambiguous: [],
      nearest: nearest.map(({ skill: id }) => skill(id)).filter((one) => one !== undefined),
    };
  };

  /** The calibrated confidence of a reading, given the next best one. */
  const trust = (reading: Reading | undefined, next: Reading | undefined, manner: Manner): number => {
    if (!reading) return 0;
    const share = manner.fact ? OF_FACT : 1;
    if (!reading.clues) return reading.score * share;
    const margin = next ? reading.score - next.score : 1;
    return confidenceOf({ score: reading.score, clues: reading.clues, margin }, manner) * share;
  };
  /** Somebody's own word may hide a skill that others know by another name. */
  const otherThan = ({ skill: own }: Reading, found: readonly Reading[], manner: Manner): Reading[] => {
    const others = found.filter((reading) => reading.skill !== own);
    const confidence = trust(others[0], others[1], manner);
    return confidence < SAME ? [] : [{ skill: others[0]!.skill, score: confidence * OF_OTHER }];
  };

  /** An exact name within the words, if nothing else there says anything: "company law" is not only about law. */
  const within = (all: readonly string[], core: readonly string[]): Reading[] | undefined => {
    const [only, ...more] = stretches(all);
    if (!only || more.length > 0 || restOf(all, [only]).length > 0) return undefined;
    if (only.to - only.from < core.length && exactly(core).length > 0) return undefined;
    return only.skills.slice(0, 3).map((id, i) => ({ skill: id, score: CERTAIN - i * 0.1 }));
  };
  /** Words outside the stretches that say something. */
  const restOf = (core: readonly string[], found: readonly Stretch[]): string[] =>
    core.filter(
      (word, at) =>
        !found.some(({ from, to }) => at >= from && at < to) &&
        !(isScaffold(word) || isJoining(word) || isDenied(core, at)) &&
        longForms(word)[0]?.every(isJoining) !== true,
    );

  return {
    resolve,
    bearing: (text) =>
      [wordsOf(text)].flatMap((all) => [...(ambiguous.get(squeeze(all)) ?? []), ...exactly(all)]),
    name(text) {
      const [top] = readings(wordsOf(text));
      return top && top.score >= NAMED ? recognised([top], 0)[0] : undefined;
    },
    mentioned(sentence, manner) {
      const all = wordsOf(sentence);
      const writing = writingOf(sentence);
      const exact = stretches(all)
        .filter(({ from, to, label }) => to - from > 1 || isMeant(writing, all[from]!, { label, manner }))
        .map(({ skills }) => ({ skill: skills[0]!, score: NAMED_EXACTLY }));
      if (exact.length > 0) return recognised(exact, 0);
      if (manner === 'talk') return [];
      const [top] = readings(all);
      return top && top.score >= MENTIONED ? recognised([top], 0) : [];
    },
  };
}
