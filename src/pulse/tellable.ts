import { breathing } from '../breathe';
import type { SkillId } from '../skills/skill';
import { COUNTED, EVERYTHING, FEWEST, toldOf, type Counted } from './pulse';

/** How many distinct people a week had, of one topic and kind. */
export interface WeekCount {
  readonly skill: SkillId;
  readonly what: Counted;
  readonly people: number;
}

/** Two parts of a whole that may have people in common. */
const OVERLAPS: readonly (readonly [whole: Counted, one: Counted, other: Counted])[] = [
  ['searched', 'found', 'nothing'],
  ['searched', 'found', 'without'],
  ['asked', 'answered', 'solved'],
  ['asked', 'answered', 'declined'],
  ['asked', 'answered', 'unsolved'],
  ['asked', 'declined', 'unsolved'],
  ['asked', 'declined', 'solved'],
  ['asked', 'solved', 'unsolved'],
];

/** One number on its way to being told. */
interface Cell {
  readonly people: number;
  told: number;
}

/**
 * What may be told of a week: numbers of people rounded down to fives, of which no two can be subtracted to a group of
 * fewer than five. Where fewer than five lie between two kinds of a topic (searched and found, say), or between a topic
 * and everything together, both are told as the smaller one; that stays true, since every number means "at least so
 * many". How many belong to both parts of a whole is treated alike. Works in pieces, since a large house has thousands of
 * numbers.
 *
 * @returns only what is told; each a multiple of five.
 */
export async function tellable(counts: readonly WeekCount[]): Promise<WeekCount[]> {
  const breathe = breathing();
  const cells = new Map<string, Cell>();
  const key = (skill: SkillId, what: Counted) => `${what}\n${skill}`;
  for (const { skill, what, people } of counts) cells.set(key(skill, what), { people, told: toldOf(people) });
  const skills = new Set(counts.map(({ skill }) => skill));
  const of = (skill: SkillId, what: Counted) => cells.get(key(skill, what));

  const pairs: [Cell, Cell][] = [];
  const pair = (one: Cell | undefined, other: Cell | undefined): void => {
    if (one?.told && other?.told) pairs.push(one.people >= other.people ? [one, other] : [other, one]);
  };
  const overlaps: { readonly all: Cell; readonly one: Cell; readonly other: Cell }[] = [];
  for (const skill of skills) {
    // Whoever found somebody may all have found nobody as well, so any kind may be a part of any other.
    const kinds = COUNTED.map((what) => of(skill, what));
    kinds.forEach((cell, n) => {
      for (const other of kinds.slice(n + 1)) pair(cell, other);
    });
    for (const [whole, part, further] of OVERLAPS) {
      const [all, one, other] = [of(skill, whole), of(skill, part), of(skill, further)];
      if (all && one && other) overlaps.push({ all, one, other });
    }
    await breathe();
  }
  for (const { skill, what } of counts) if (skill !== EVERYTHING) pair(of(EVERYTHING, what), of(skill, what));

  // Numbers only ever get smaller, so this comes to an end.
  for (let changed = true; changed;) {
    changed = false;
    const lower = (cell: Cell, to: number): void => {
      if (cell.told <= to) return;
      cell.told = to;
      changed = true;
    };
    for (const [larger, smaller] of pairs) {
      if (larger.told === 0 || smaller.told === 0) continue;
      lower(smaller, larger.told);
      if (larger.people - smaller.people < FEWEST) lower(larger, smaller.told);
    }
    await breathe();
    for (const { all, one, other } of overlaps) {
      if (all.told === 0 || one.told === 0 || other.told === 0) continue;
      // At least so many belong to both.
      const both = one.people + other.people - all.people;
      if (both >= FEWEST || one.told + other.told <= all.told) continue;
      const fewer = one.told < other.told ? one : other;
      lower(fewer, fewer.told - FEWEST);
    }
    await breathe();
  }
  return counts.flatMap(({ skill, what }) => {
    const told = of(skill, what)?.told ?? 0;
    return told > 0 ? [{ skill, what, people: told }] : [];
  });
}
