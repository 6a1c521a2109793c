import type { Clock } from '../clock';
import type { Route } from '../notices/notice';
import type { Locale, PersonId } from '../people/person';
import type { SkillResolver } from '../skills/resolve';
import { wanted, type SkillId } from '../skills/skill';
import type { FreshRequest, HelpRequest, RequestStore } from './request';
import type { Seek } from './seek';

/** A question as somebody asks it. */
export interface Question {
  readonly asker: PersonId;
  /** In their words; may be empty where a skill is named. */
  readonly words: string;
  /** The topic in words, where one was typed. */
  readonly topic?: string | undefined;
  /** The topic, where a button knows it. */
  readonly skill?: SkillId | undefined;
  readonly chosen?: PersonId | undefined;
  readonly champions?: boolean | undefined;
  readonly anonymous: boolean;
  /** See {@link FreshRequest.told}. */
  readonly told?: boolean | undefined;
  readonly locale: Locale;
}

/**
 * Stores a request and takes its first step at once, so that the asker sees whether somebody was asked.
 *
 * @returns `limited` when the asker has asked too often today, `off` when the house has switched requests off; then
 *   nothing is stored.
 */
export type AskForHelp = (question: Question, route: Route) => Promise<HelpRequest | 'limited' | 'off'>;

export function createAskForHelp(deps: {
  readonly requests: RequestStore;
  readonly recognise: (words: string, locale: Locale) => SkillId | undefined;
  readonly seek: Seek;
  /** So many requests of one person a day. */
  readonly perDay: number;
  /** False: requests are switched off. */
  readonly pings: boolean;
  /** Something was written: deliver, and keep looking. */
  readonly written: () => void;
  readonly clock: Clock;
}): AskForHelp {
  const { requests, clock } = deps;
  return async ({ words, topic, locale, skill, ...question }, route) => {
    if (!deps.pings) return 'off';
    const fresh: FreshRequest = {
      ...question,
      question: words,
      skill: skill ?? deps.recognise(topic?.trim() ? topic : words, locale),
      at: clock(),
    };
    const asked = await requests.ask(fresh, route, deps.perDay);
    if (asked === 'limited') return asked;
    await deps.seek(asked.request.id);
    deps.written();
    return (await requests.find(asked.request.id)) ?? asked.request;
  };
}

/** The one skill a question is about; undefined where it is about none, or nobody can tell. */
export function createRecognise({
  resolver,
}: {
  readonly resolver: Pick<SkillResolver, 'resolve' | 'mentioned'>;
}) {
  return (words: string, locale: Locale): SkillId | undefined => {
    if (words.trim() === '') return undefined;
    const resolution = resolver.resolve(words, locale);
    if (resolution.ambiguous.length > 0) return undefined;
    // Whoever asks wants an answer: a skill that the question only speaks of is its topic, too.
    const [topic] = [...wanted(resolution), ...resolver.mentioned(words, 'notes')];
    return topic?.skill.id;
  };
}
