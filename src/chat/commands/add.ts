import { z } from 'zod';
import {
  LONGEST_SKILLS,
  namesakeForm,
  offerCard,
  OFFER_DIALOG,
  offeredCard,
  offerForm,
} from '../../cards/offer-cards';
import { AppError } from '../../errors';
import { entriesOf, LONGEST_ENTRY, MOST_ENTRIES } from '../../skills/entries';
import type { Entry, OfferSkills } from '../../skills/offer-skills';
import type { Resolver, Skill } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Dialog, DialogAnswer, Reply, Turn } from '../command';
import { readData } from '../read-data';

const level = z.enum(['start', 'solve', 'teach', 'learn']).catch('solve');
const openData = z.object({
  skills: z
    .string()
    .max(LONGEST_SKILLS * 2)
    .catch(''),
});
const submitData = z.looseObject({
  skills: z.string().catch(''),
  level,
  /** Entries the person was asked about; the answers are `as0`, `as1` and so on. */
  asked: z
    .array(z.string().max(LONGEST_ENTRY * 4))
    .max(MOST_ENTRIES)
    .optional(),
});
const confirmData = z.object({ skill: z.string().min(1).max(300) });

/** Skills of the profile that are offered for confirmation. */
const SUGGESTIONS = 5;

/** `/add`: what could others ask you? In a dialog, or with a tap on what the profile says. */
export function createAddCommand(deps: {
  readonly offerSkills: OfferSkills;
  readonly index: Pick<SkillIndex, 'skillsOf'>;
  readonly resolver: Resolver;
}): Command {
  async function suggestions(turn: Turn): Promise<Skill[]> {
    if (!turn.private) return [];
    const known = await deps.index.skillsOf(turn.sender.id);
    const confirmed = new Set(known.flatMap(({ skill, source }) => (source === 'added' ? [skill] : [])));
    return known
      .filter(({ skill, source }) => source === 'profile' && !confirmed.has(skill))
      .flatMap(({ skill }) => deps.resolver.skill(skill) ?? [])
      .slice(0, SUGGESTIONS);
  }

  async function confirm(turn: Turn, data: unknown): Promise<Reply> {
    const skill = deps.resolver.skill(readData(confirmData, data).skill);
    if (!skill) throw new AppError('invalid', 'no such skill');
    const entry = { words: skill.labels[turn.locale], as: skill.id };
    const { offered } = await deps.offerSkills(turn.sender.id, [entry], 'solve', turn.locale);
    return offeredCard(turn.words, offered);
  }

  const dialog: Dialog = {
    open: async ({ words }, data) => {
      const { skills } = readData(openData, data);
      return { title: words.add.title, card: offerForm(words, { skills, level: 'solve' }) };
    },
    submit: async (turn, data) => {
      const typed = readData(submitData, data);
      return typed.asked ? answered(turn, typed.asked, typed) : first(turn, typed);
    },
  };

  /** Stores what is clear and asks about what looks like a skill that others have. */
  async function first(turn: Turn, typed: z.infer<typeof submitData>): Promise<DialogAnswer> {
    const { words, sender, locale } = turn;
    const stay = (problem: string): DialogAnswer => ({
      stay: { title: words.add.title, card: offerForm(words, typed, problem) },
    });
    const entries = entriesOf(typed.skills);
    if (entries.length === 0) return stay(words.add.missing);
    if (entries.length > MOST_ENTRIES) return stay(words.add.tooMany(MOST_ENTRIES));
    if (entries.some((entry) => [...entry].length > LONGEST_ENTRY))
      return stay(words.add.tooLong(LONGEST_ENTRY));
    const { offered, namesakes } = await deps.offerSkills(
      sender.id,
      entries.map((entry) => ({ words: entry })),
      typed.level,
      locale,
    );
    turn.log.info({ offered: offered.length, namesakes: namesakes.length }, 'add');
    const title = words.add.title;
    return namesakes.length > 0
      ? { stay: { title, card: namesakeForm(words, offered, namesakes, typed.level) } }
      : { done: { title, card: offeredCard(words, offered).card } };
  }

  async function answered(
    turn: Turn,
    asked: readonly string[],
    typed: z.infer<typeof submitData>,
  ): Promise<DialogAnswer> {
    const entries = asked.flatMap((entry, at): Entry[] => {
      const as = typed[`as${at}`];
      return typeof as === 'string' && as !== 'none' ? [{ words: entry, as }] : [];
    });
    const { offered } = await deps.offerSkills(turn.sender.id, entries, typed.level, turn.locale);
    return { done: { title: turn.words.add.title, card: offeredCard(turn.words, offered).card } };
  }

  return {
    name: 'add',
    aliases: { en: ['add', 'offer'], de: ['biete', 'anbieten'] },
    takesWords: true,
    run: async (turn, args) => offerCard(turn.words, args, await suggestions(turn)),
    actions: { confirm },
    dialogs: { [OFFER_DIALOG]: dialog },
  };
}
