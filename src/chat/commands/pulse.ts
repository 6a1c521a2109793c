import { aboutPulseCard, pulseCard } from '../../cards/pulse-card';
import type { Clock } from '../../clock';
import type { PersonId } from '../../people/person';
import type { ReadPulse } from '../../pulse/read-pulse';
import type { SkillId } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';

/** Topics in the list that everybody sees. */
const LISTED = 8;

/** Who sees what of the pulse. */
export interface PulseReaders {
  /** Sees all topics and the house as a whole. */
  readonly isCommunityManager: (person: PersonId) => Promise<boolean>;
  /** Topics of which somebody is champion; those they see. */
  readonly championedBy: (person: PersonId) => Promise<readonly SkillId[]>;
}

/** `/pulse`: what the organisation asks for and lacks, without anybody in it. */
export function createPulseCommand(
  deps: PulseReaders & {
    readonly readPulse: ReadPulse;
    readonly index: Pick<SkillIndex, 'topics'>;
    readonly clock: Clock;
  },
): Command {
  async function show(turn: Turn): Promise<Reply> {
    const { sender, words } = turn;
    const all = await deps.isCommunityManager(sender.id);
    const mine = all ? [] : await deps.championedBy(sender.id);
    if (!all && mine.length === 0) return aboutPulseCard(words, await deps.index.topics(LISTED));
    // In a group everybody reads along.
    if (!turn.private) return aboutPulseCard(words, await deps.index.topics(LISTED), 'alone');
    return pulseCard(words, await deps.readPulse(deps.clock(), all ? undefined : mine));
  }
  return {
    name: 'pulse',
    aliases: { en: ['pulse'], de: ['puls'] },
    takesWords: false,
    run: show,
    actions: { pulse: show },
  };
}
