import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import { hashtag } from '../../cards/reason-line';
import { type Clock, DAY } from '../../clock';
import { day, messages } from '../../i18n/messages';
import type { ChoiceChange, PeopleStore } from '../../people/people-store';
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

/** The longest pause, in ms: a year. Who wants to be left alone for longer hides. */
const LONGEST_PAUSE = 365 * DAY;

/** The buttons of `/me`: what others see of me, and for how long. */
export function profileActions(deps: {
  readonly people: PeopleStore;
  readonly index: Pick<SkillIndex, 'removeSkill'>;
  readonly resolver: Resolver;
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
    const skill = deps.resolver.skill(id);
    if (!(await deps.index.removeSkill(turn.sender.id, id))) {
      return saidCard(turn.words, me.notThere, me.notThereHint, { profile: true });
    }
    return saidCard(turn.words, me.removed(skill ? hashtag(skill, turn.words) : id), me.removedHint, {
      undo: true,
      profile: true,
    });
  }

  async function pause(turn: Turn, data: unknown): Promise<Reply> {
    const { me, locale } = turn.words;
    const pausedUntil = pauseEnd(readData(pauseData, data).until, deps.clock());
    return choose(turn, { pausedUntil }, me.paused(day(pausedUntil, locale, deps.clock())), me.pausedHint);
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

/** When a pause ends, in ms since 1970; two weeks unless told, at most a year, never in the past. */
export function pauseEnd(until: string | undefined, now: number): number {
  if (until === 'monday') {
    const midnight = Math.floor(now / DAY) * DAY;
    // 1970-01-01 was a Thursday, so day 4 was a Monday.
    const days = (((4 - midnight / DAY) % 7) + 7) % 7 || 7;
    return midnight + days * DAY;
  }
  if (until === undefined || until === 'two-weeks') return now + 14 * DAY;
  return Math.min(Math.max(Date.parse(until), now + DAY), now + LONGEST_PAUSE);
}
