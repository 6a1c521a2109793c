import { MOST_FOUND } from '../skills/skill';

/** So many people, in words. */
export const colleagues = (n: number) => (n === 1 ? '1 colleague' : `${n} colleagues`);

/** So many people that a search found, in words; it stops counting. */
export const found = (n: number) => (n >= MOST_FOUND ? `at least ${colleagues(MOST_FOUND)}` : colleagues(n));
