import type { Level } from '../skills/skill';

/** The dialog in which skills are offered. */
export const OFFER_DIALOG = 'add-skills';

/** The skills that a field of it offers while somebody types. */
export const SKILLS_DATASET = 'skills';

/** How far somebody can take others, in the order of the form. */
export const LEVELS: readonly Level[] = ['start', 'solve', 'teach', 'learn'];

/** The longest text of the skills field, in characters. */
export const LONGEST_SKILLS = 1000;
