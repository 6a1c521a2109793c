import type { PhraseIndex, Phrase } from './phrases';
import type { SkillId } from './skill';
import type { Unit } from './units';
import { likeness, trigramsOf } from './normalize';

/** A skill that a question may be about. */
export interface Guess {
  readonly skill: SkillId;
  /** 0 to 1, see `score`; not yet a probability. */
  readonly score: number;
  readonly clues: Clues;
}

/** What speaks for a guess; each 0 to 1. */
export interface Clues {
  /** Share of the question that the phrase covers. */
  readonly asked: number;
  /** Share of the phrase that the question covers. */
  readonly told: number;
  /** Likeness of the letters. */
  readonly letters: number;
  /** Share of the question that all phrases of the skill cover together. */
  readonly together: number;
}

/** Of so many phrases the rough score is taken; words that are in more only add to it. */
const MOST_TOUCHED = 8000;
/** From this nearness on a meaning is the word itself; its phrases come first. */
const LITERAL = 0.8;
const MOST_CANDIDATES = 100;
/** The rough scores are sorted into so many steps, and those under this share of the best left out. */
const STEPS = 64;
const LEAST = 0.4;
/** Looser meanings only add to phrases found by closer ones. */
const CLOSE = 0.25;
/** Letters are compared for so many phrases only. */
const MOST_SPELLED = 48;
const WEIGHTS = { both: 0.66, skill: 0.16, letters: 0.18 };
/** Between equals the label wins over an alias. */
const OF_LABEL = 0.002;

interface Compared {
  readonly phrase: Phrase;
  /** How far each unit of the question is found in it. */
  readonly covered: Float64Array;
  readonly asked: number;
  readonly told: number;
  readonly both: number;
}

/**
 * Finds the skills whose phrases share most with a question: first all phrases of its rarer words, roughly, then
 * the best of them exactly. What counts is how much of the question a phrase covers and how much of the phrase
 * is covered (their harmonic mean, by weight), how much all phrases of the skill cover together, and the letters.
 */
export function createRecogniser(
  phrases: PhraseIndex,
): (units: readonly Unit[], key: string, limit: number) => Guess[] {
  let sums = new Float64Array(1024);

  const candidates = (units: readonly Unit[], total: number): number[] => {
    if (sums.length < phrases.length) sums = new Float64Array(phrases.length * 2);
    const gains = new Map<number, number>();
    const said = new Set<number>();
    for (const unit of units) {
      if (unit.weight === 0) continue;
      for (const { atoms, nearness } of unit.meanings) {
        if (nearness < CLOSE) continue;
        const gain = (unit.weight * nearness) / atoms.length;
        for (const atom of atoms) {
          if ((gains.get(atom) ?? 0) < gain) gains.set(atom, gain);
          if (nearness >= LITERAL) said.add(atom);
        }
      }
    }
    const lists = [...gains].map(([atom, gain]) => ({ atom, gain, list: phrases.holding(atom) }));
    lists.sort(
      (a, b) => Number(said.has(b.atom)) - Number(said.has(a.atom)) || a.list.length - b.list.length,
    );
    const touched: number[] = [];
    for (const { gain, list } of lists) {
      const open = touched.length < MOST_TOUCHED;
      for (const number of list) {
        const sum = sums[number]!;
        if (sum > 0) sums[number] = sum + gain;
        else if (open) {
          sums[number] = gain;
          touched.push(number);
        }
      }
    }
    let best = 0;
    for (const number of touched) {
      const rough = (sums[number]! /= total + phrases.size(number));
      if (rough > best) best = rough;
    }
    const steps = new Uint32Array(STEPS + 1);
    const stepOf = (rough: number): number => Math.floor((rough / best) * STEPS);
    for (const number of touched) steps[stepOf(sums[number]!)]!++;
    let least = STEPS;
    for (let sum = 0; least > STEPS * LEAST; least--) if ((sum += steps[least]!) >= MOST_CANDIDATES) break;
    const chosen: number[] = [];
    for (const number of touched) {
      if (chosen.length < 2 * MOST_CANDIDATES && stepOf(sums[number]!) >= least) chosen.push(number);
      sums[number] = 0;
    }
    return chosen;
  };

  return (units, key, limit) => {
    let total = 0;
    for (const unit of units) total += unit.weight;
    if (total === 0) return [];
    const grams = trigramsOf(key);
    const share = (covered: Float64Array): number => {
      let sum = 0;
      for (let i = 0; i < units.length; i++) sum += covered[i]! * units[i]!.weight;
      return sum / total;
    };
    const meaning = new Map<number, { unit: number; nearness: number }[]>();
    const composed: { unit: number; atoms: readonly number[]; nearness: number }[] = [];
    units.forEach(({ meanings }, unit) => {
      for (const { atoms, nearness } of meanings) {
        if (atoms.length > 1) composed.push({ unit, atoms, nearness });
        for (const atom of atoms) {
          const list = meaning.get(atom);
          const one = { unit, nearness: nearness / atoms.length };
          if (list) list.push(one);
          else meaning.set(atom, [one]);
        }
      }
    });
    const compared: Compared[] = [];
    for (const number of candidates(units, total)) {
      const phrase = phrases.phrase(number);
      if (!phrase) continue;
      const covered = new Float64Array(units.length);
      let found = 0;
      const whole = composed.filter(({ atoms }) => atoms.every((atom) => phrase.atoms.includes(atom)));
      for (const { unit, nearness } of whole) covered[unit] = Math.max(covered[unit]!, nearness);
      for (const atom of phrase.atoms) {
        let most = 0;
        for (const { atoms, nearness } of whole) if (nearness > most && atoms.includes(atom)) most = nearness;
        for (const { unit, nearness } of meaning.get(atom) ?? []) {
          covered[unit] = Math.max(covered[unit]!, nearness);
          most = Math.max(most, nearness);
        }
        if (most > 0) found += most * phrases.weight(atom);
      }
      const told = found / phrases.size(number);
      const asked = share(covered);
      compared.push({ phrase, covered, asked, told, both: (2 * asked * told) / (asked + told) });
    }
    compared.sort((a, b) => b.both - a.both);
    const bySkill = new Map<
      SkillId,
      { best: number; clues: Omit<Clues, 'together'>; covered: Float64Array }
    >();
    compared.forEach(({ phrase, covered, asked, told, both }, rank) => {
      const letters = rank < MOST_SPELLED ? likeness(grams, phrase.key) : 0;
      const best = WEIGHTS.both * both + WEIGHTS.letters * letters + (phrase.label ? OF_LABEL : 0);
      const clues = { asked, told, letters };
      const entry = bySkill.get(phrase.skill);
      if (!entry) bySkill.set(phrase.skill, { best, clues, covered });
      else {
        for (let i = 0; i < units.length; i++) entry.covered[i] = Math.max(entry.covered[i]!, covered[i]!);
        if (best > entry.best) Object.assign(entry, { best, clues });
      }
    });
    const guesses: Guess[] = [];
    for (const [skill, { best, clues, covered }] of bySkill) {
      const together = share(covered);
      guesses.push({ skill, score: best + WEIGHTS.skill * together, clues: { ...clues, together } });
    }
    return guesses.sort((a, b) => b.score - a.score || (a.skill < b.skill ? -1 : 1)).slice(0, limit);
  };
}
