import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import { hashtag } from '../../cards/reason-line';
import type { Clock } from '../../clock';
import { day, messages } from '../../i18n/messages';
import type { ChoiceChange, PeopleStore } from '../../people/people-store';
import { pauseEnd } from '../../people/pause';
import { timeZoneOf } from '../../people/time-zone';
import { knownSkill } from '../../skills/known-skill';
import type { Resolver } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';
import { readData } from '../read-data';

const removeData = z.object({ skill: z.string().min(1).max(300) });
const languageData = z.object({ locale: z.enum(['en', 'de']) });
const pauseData = z
  .object({
    /** Until the next Monday, for two weeks, or until a day such as 2026-12-24. */
    until: z.union([z.enum(['monday', 'two-weeks']), z.iso.date()]).optional(),
  })
  .catch({});

/** The buttons of `/me`: what others see of me, and for how long. */
export function profileActions(deps: {
  readonly people: PeopleStore;
  readonly index: Pick<SkillIndex, 'removeSkill' | 'known'>;
  readonly resolver: Resolver;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly clock: Clock;
}): NonNullable<Command['actions']> {
  /** Changes choices and says what follows from it. */
  async function choose(turn: Turn, change: ChoiceChange, title: string, hint?: string): Promise<Reply> {
    // The answer to a pressed button may be read by a whole group.
    if (!turn.private) return errorCard(turn, turn.words.me.private, turn.words.me.privateHint);
    await deps.people.choose(turn.sender.id, change);
    return saidCard(turn.words, title, hint, { undo: true, profile: true });
  }

  async function remove(turn: Turn, data: unknown): Promise<Reply> {
    const { skill: id } = readData(removeData, data);
    const { me } = turn.words;
    if (!turn.private) return errorCard(turn, me.private, me.privateHint);
    const skill = await knownSkill(deps, id, turn.sender.id);
    if (!skill || !(await deps.index.removeSkill(turn.sender.id, skill.id))) {
      return saidCard(turn.words, me.notThere, me.notThereHint, { profile: true });
    }
    return saidCard(turn.words, me.removed(hashtag(skill, turn.words)), me.removedHint, {
      undo: true,
      profile: true,
    });
  }

  async function pause(turn: Turn, data: unknown): Promise<Reply> {
    const { me, locale } = turn.words;
    const now = deps.clock();
    const { timeZone: chosen } = await deps.people.choices(turn.sender.id);
    const zone = timeZoneOf(turn.sender, chosen, deps.timeZone);
    const pausedUntil = pauseEnd(readData(pauseData, data).until, now, zone);
    return choose(turn, { pausedUntil }, me.paused(day(pausedUntil, locale, now, zone)), me.pausedHint);
  }

  async function language(turn: Turn, data: unknown): Promise<Reply> {
    const { locale } = readData(languageData, data);
    const words = messages(locale);
    return choose({ ...turn, words, locale }, { locale }, words.me.languageSet);
  }

  return {
    remove,
    pause,
    language,
    resume: (turn) => choose(turn, { pausedUntil: null }, turn.words.me.resumed, turn.words.me.resumedHint),
    hide: (turn) =>
      choose(turn, { hidden: true, optedIn: false }, turn.words.me.hidden, turn.words.me.hiddenHint),
    show: (turn) =>
      choose(turn, { hidden: false, optedIn: true }, turn.words.me.shown, turn.words.me.shownHint),
  };
}
