import { badgeCard, badgeGivenCard, kitCard } from '../../cards/champion-kit-cards';
import { errorCard } from '../../cards/error-card';
import { openQuestionsCard } from '../../cards/open-questions-card';
import { championSaidCard } from '../../cards/champion-said-card';
import { hashtag } from '../../cards/reason-line';
import type { Badge } from '../../champions/badge';
import { MOST_TOPICS, type ChampionStore } from '../../champions/champion';
import type { QuestionsFor } from '../../champions/questions-for';
import type { RoundStore } from '../../champions/round';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { OfferedFile } from '../../privacy/export';
import type { KnownSkillDeps } from '../../skills/known-skill';
import type { Skill } from '../../skills/skill';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { readTopic } from './topic-data';

export interface ChampionActionDeps extends KnownSkillDeps {
  readonly champions: ChampionStore;
  readonly rounds: RoundStore;
  readonly questionsFor: QuestionsFor;
  readonly badge: Badge;
  readonly people: Pick<PeopleStore, 'choices'>;
  /** A link to the channel in which champions are among themselves. */
  readonly championsChannel?: string | undefined;
  readonly clock: Clock;
}

/** The badge as files, for whoever is champion. */
export function badgeFiles(deps: Pick<ChampionActionDeps, 'badge'>) {
  const file =
    (kind: 'badge-png' | 'badge-svg') =>
    async (turn: Turn): Promise<OfferedFile> => ({
      kind,
      name: kind === 'badge-png' ? 'champion.png' : 'champion.svg',
      type: kind === 'badge-png' ? 'image/png' : 'image/svg+xml',
      description: turn.words.champions.picture.file,
      content: kind === 'badge-png' ? deps.badge.png : deps.badge.svg,
    });
  return { 'badge-png': file('badge-png'), 'badge-svg': file('badge-svg') };
}

/** The role kit, short where others read along. */
export async function kitReply(
  deps: Pick<ChampionActionDeps, 'people' | 'championsChannel'>,
  turn: Turn,
  skill: Skill,
  fresh: boolean,
): Promise<Reply> {
  const { words, sender } = turn;
  const { kit } = words.champions;
  const topic = hashtag(skill, words);
  if (!turn.private)
    return championSaidCard(words, fresh ? kit.heading(topic) : kit.already(topic), kit.isText);
  const { hidden } = await deps.people.choices(sender.id);
  return kitCard(words, skill, { fresh, hidden, channel: deps.championsChannel });
}

/** The buttons of champions about themselves. */
export function championActions(deps: ChampionActionDeps): NonNullable<Command['actions']> {
  const { champions, rounds } = deps;

  /** What concerns the sender alone is not told to a group. */
  const alone =
    (work: (turn: Turn) => Promise<Reply>): ActionHandler =>
    async (turn) =>
      turn.private ? work(turn) : errorCard(turn, turn.words.me.private, turn.words.champions.privateHint);

  async function become(turn: Turn, data: unknown): Promise<Reply> {
    const { words, sender } = turn;
    const skill = await readTopic(deps, turn, data);
    const came = await champions.signUp(sender.id, skill.id, deps.clock());
    turn.log.info({ came }, 'champion');
    const { champions: say } = words;
    if (came === 'full') return championSaidCard(words, say.full(MOST_TOPICS), say.fullHint);
    return kitReply(deps, turn, skill, came === 'done');
  }

  async function stepDown(turn: Turn, data: unknown): Promise<Reply> {
    const { words, sender } = turn;
    const skill = await readTopic(deps, turn, data);
    const { champions: say } = words;
    if (!(await champions.stepDown(sender.id, skill.id)))
      return championSaidCard(words, say.wasNone, say.wasNoneHint);
    return championSaidCard(words, say.steppedDown(hashtag(skill, words)), say.steppedDownHint, {
      undo: true,
    });
  }

  const questions = alone(async ({ words, sender }) => {
    const [{ questions: open, zone }, wanted] = await Promise.all([
      deps.questionsFor(sender),
      rounds.wanted(sender.id),
    ]);
    return openQuestionsCard(words, open, { wanted, now: deps.clock(), zone });
  });

  const round = (wanted: boolean): ActionHandler =>
    alone(async ({ words, sender }) => {
      const { round: say, wasNone, wasNoneHint } = words.champions;
      if (!(await rounds.want(sender.id, wanted))) return championSaidCard(words, wasNone, wasNoneHint);
      return wanted
        ? championSaidCard(words, say.started, say.startedHint, { round: 'stop' })
        : championSaidCard(words, say.stopped, say.stoppedHint, { round: 'start' });
    });

  /** Only who is champion of something shows the badge. */
  const badge = (reply: (turn: Turn) => Reply | Promise<Reply>): ActionHandler =>
    alone(async (turn) => {
      const { picture: say } = turn.words.champions;
      const topics = await champions.topicsOf(turn.sender.id);
      return topics.length > 0 ? reply(turn) : championSaidCard(turn.words, say.only, say.onlyHint);
    });
  const files = badgeFiles(deps);
  const given = (kind: keyof typeof files) =>
    badge(async (turn) => badgeGivenCard(turn.words, deps.badge.address, await files[kind](turn)));

  return {
    'become-champion': become,
    'step-down': stepDown,
    'open-questions': questions,
    'round-off': round(false),
    'round-on': round(true),
    'champion-badge': badge(({ words }) => badgeCard(words, deps.badge.address)),
    'badge-png': given('badge-png'),
    'badge-svg': given('badge-svg'),
  };
}
