import { z } from 'zod';
import { namesakeForm, offerForm } from '../../cards/offer-cards';
import { LONGEST_SKILLS } from '../../cards/offer-dialog';
import { levelsCard, offeredForm, takenBackCard } from '../../cards/offered-cards';
import type { Card } from '../../cards/elements';
import { entriesOf, LONGEST_ENTRY, MOST_ENTRIES } from '../../skills/entries';
import { knownSkill } from '../../skills/known-skill';
import type { Entry, Offered } from '../../skills/offer-skills';
import type { Level, Skill, SkillId } from '../../skills/skill';
import type { Dialog, DialogAnswer, Turn } from '../command';
import { readData } from '../read-data';
import type { AddDeps } from './add';

const levelSchema = z.enum(['start', 'solve', 'teach', 'learn']);
const idSchema = z.string().min(1).max(300);
const idsSchema = z
  .array(idSchema)
  .max(2 * MOST_ENTRIES)
  .optional()
  .catch(undefined);
const openData = z.object({
  skills: z
    .string()
    .max(LONGEST_SKILLS * 2)
    .catch(''),
});
/** So much is looked at; the form itself takes half of it. */
const cut = (text: string): string => text.slice(0, LONGEST_SKILLS * 2);
const submitData = z.looseObject({
  skills: z.string().transform(cut).catch(''),
  /** Ids of known skills, and words where the person found none; with commas between them. */
  picks: z.string().transform(cut).catch(''),
  level: levelSchema.catch('solve'),
  /** Entries the person was asked about; the answers are `as0`, `as1` and so on. */
  asked: z
    .array(z.string().max(LONGEST_ENTRY * 4))
    .max(MOST_ENTRIES)
    .optional(),
  /** What was stored before the question. */
  saved: idsSchema,
  /** What is stored; the levels are `level0`, `level1` and so on. */
  chosen: idsSchema,
  /** One more skill that goes with it. */
  more: idSchema.optional().catch(undefined),
  verb: z.literal('undo').optional().catch(undefined),
  /** Back to the empty form. */
  again: z.literal(true).optional().catch(undefined),
});
type Submitted = z.infer<typeof submitData>;

/** What many can do, to choose from while nothing else is known about somebody. */
const COMMON = ['excel', 'powerpoint', 'project-management', 'facilitation', 'public-speaking', 'english'];

/**
 * The dialog of `/add`. The first submit stores what is clear, at one level; then come questions about what looks
 * like a skill others have, and levels one by one. Whoever closes it keeps what was stored.
 */
export function addDialog(deps: AddDeps): Dialog {
  const { offerSkills, resolver } = deps;

  async function known({ sender }: Turn): Promise<Skill[]> {
    const { listed, related } = await deps.ideasFor(sender.id);
    const ideas = [...listed, ...related];
    return ideas.length > 0 ? ideas : COMMON.flatMap((id) => resolver.skill(id) ?? []);
  }

  async function form(turn: Turn, typed: Partial<Submitted>, problem?: string): Promise<Card> {
    const { skills = '', picks = '', level = 'solve' } = typed;
    const { picked, rest } = await sorted(turn, picks);
    const all = [skills, ...rest].filter(Boolean).join(', ');
    const fits = [...all].slice(0, LONGEST_SKILLS).join('');
    const said = problem && fits !== all ? turn.words.add.tooMuch(LONGEST_SKILLS) : problem;
    const shown = { skills: fits, level, picks: picked };
    return offerForm(turn.words, shown, await known(turn), said);
  }

  /** Stores what is clear and asks about what looks like a skill that others have. */
  async function first(turn: Turn, typed: Submitted): Promise<DialogAnswer> {
    const { words, sender, locale } = turn;
    const stay = async (problem: string): Promise<DialogAnswer> => ({
      stay: { title: words.add.title, card: await form(turn, typed, problem) },
    });
    const entries = await entriesIn(turn, typed);
    if (entries.length === 0) return stay(words.add.missing);
    if (entries.length > MOST_ENTRIES) return stay(words.add.tooMany(MOST_ENTRIES));
    if (entries.some((entry) => [...entry.words].length > LONGEST_ENTRY))
      return stay(words.add.tooLong(LONGEST_ENTRY));
    const { offered, namesakes } = await offerSkills.add(sender.id, entries, typed.level, locale);
    turn.log.info({ offered: offered.length, namesakes: namesakes.length }, 'add');
    if (namesakes.length === 0) return stored(turn, offered);
    const card = namesakeForm(words, offered, namesakes, typed.level);
    return { stay: { title: words.add.title, card } };
  }

  /** Known skills among what was picked, and words of the person's own. */
  async function sorted({ sender }: Turn, picks: string): Promise<{ picked: Skill[]; rest: string[] }> {
    const chosen = idsOf(picks);
    const known = await Promise.all(chosen.map((id) => knownSkill(deps, id, sender.id)));
    return { picked: known.flatMap((one) => one ?? []), rest: chosen.filter((_, n) => !known[n]) };
  }

  async function entriesIn(turn: Turn, { skills, picks }: Submitted): Promise<Entry[]> {
    const { picked, rest } = await sorted(turn, picks);
    const typed = entriesOf([skills, ...rest].join('\n'));
    return [...typed.map((words) => ({ words })), ...picked.map(({ id }) => ({ words: id, as: id }))];
  }

  async function answered(turn: Turn, asked: readonly string[], typed: Submitted): Promise<DialogAnswer> {
    const entries = asked.flatMap((entry, at): Entry[] => {
      const as = typed[`as${at}`];
      return typeof as === 'string' && as !== 'none' ? [{ words: entry, as }] : [];
    });
    const { offered } = await offerSkills.add(turn.sender.id, entries, typed.level, turn.locale);
    const ids = [...(typed.saved ?? []), ...offered.map(({ skill }) => skill.id)];
    return stored(turn, await offerSkills.offered(turn.sender.id, ids));
  }

  /** Levels one by one, and with them perhaps one more skill. */
  async function levelled(turn: Turn, chosen: readonly SkillId[], typed: Submitted): Promise<DialogAnswer> {
    const { sender, locale, words } = turn;
    const levels = new Map<SkillId, Level>();
    chosen.forEach((id, at) => {
      const level = levelSchema.safeParse(typed[`level${at}`]);
      if (level.success) levels.set(id, level.data);
    });
    const before = await offerSkills.offered(sender.id, chosen);
    const changed = before.filter(({ skill, level }) => (levels.get(skill.id) ?? level) !== level);
    const chosenLevels = changed.map(({ skill }) => [skill.id, levels.get(skill.id)!] as const);
    await offerSkills.setLevels(sender.id, new Map(chosenLevels), locale);
    const more = await knownSkill(deps, typed.more, sender.id);
    if (more) {
      const [one] = levels.values();
      const entry = { words: more.labels[locale], as: more.id };
      await offerSkills.add(sender.id, [entry], one ?? 'solve', locale);
      return stored(turn, await offerSkills.offered(sender.id, [...chosen, more.id]));
    }
    const now = await deps.withPartners(await offerSkills.offered(sender.id, chosen));
    return { done: { title: words.add.title, card: levelsCard(words, now) } };
  }

  async function stored(turn: Turn, offered: readonly Offered[]): Promise<DialogAnswer> {
    const { words, sender } = turn;
    const [shown, ideas] = await Promise.all([deps.withPartners(offered), deps.ideasFor(sender.id)]);
    const more = offered.length > 0 ? [...ideas.listed, ...ideas.related] : [];
    return { done: { title: words.add.title, card: offeredForm(words, shown, more) } };
  }

  return {
    open: async (turn, data) => ({
      title: turn.words.add.title,
      card: await form(turn, readData(openData, data)),
    }),
    submit: async (turn, data) => {
      const typed = readData(submitData, data);
      const title = turn.words.add.title;
      if (typed.verb) {
        return { done: { title, card: takenBackCard(turn.words, await deps.undo(turn, {})) } };
      }
      if (typed.again) return { stay: { title, card: await form(turn, {}) } };
      if (typed.asked) return answered(turn, typed.asked, typed);
      return typed.chosen ? levelled(turn, typed.chosen, typed) : first(turn, typed);
    },
  };
}

const idsOf = (picks: string): string[] =>
  [...new Set(picks.split(',').map((id) => id.trim()))].filter((id) => id !== '').slice(0, 2 * MOST_ENTRIES);
