import { aboutPulseCard, pulseCard, pulseFilesCard } from '../../cards/pulse-card';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import type { CommunityManagers } from '../../people/community-managers';
import type { PersonId } from '../../people/person';
import type { OfferedFile } from '../../privacy/export';
import { startOf, weekOf, type PulseStore } from '../../pulse/pulse';
import { pulsePicture } from '../../pulse/pulse-picture';
import { createPulseTable } from '../../pulse/pulse-table';
import { createReadPulse, type PulseView } from '../../pulse/read-pulse';
import type { SkillResolver } from '../../skills/resolve';
import type { SkillId } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { TopicMerges } from '../../skills/merge-topics';
import type { Command, Reply, Turn } from '../command';
import { mergeActions, tidies, type MergeDeps } from './merge-actions';

/** Topics in the list that everybody sees. */
const LISTED = 8;

export interface PulseDeps {
  /** Community managers see all topics and the house as a whole. */
  readonly communityManagers: Pick<CommunityManagers, 'isCommunityManager'>;
  /** Champions see theirs. */
  readonly champions: MergeDeps['champions'];
  readonly merges: TopicMerges;
  readonly pulse: PulseStore;
  readonly resolver: SkillResolver;
  readonly index: SkillIndex;
  readonly clock: Clock;
}

type PulseFile = Extract<OfferedFile['kind'], 'pulse-picture' | 'pulse-table'>;

/** `/pulse`: what the organisation asks for and lacks, without anybody in it; and the same as files. */
export function createPulse(deps: PulseDeps): {
  readonly command: Command;
  readonly files: Readonly<Record<PulseFile, (turn: Turn) => Promise<OfferedFile>>>;
} {
  const readPulse = createReadPulse(deps);
  const merging = mergeActions(deps);
  const table = createPulseTable(deps);

  /** What this person may see; `only` are a champion's topics. */
  const seenBy = (person: PersonId) => tidies(deps, person);

  async function show(turn: Turn): Promise<Reply> {
    const { sender, words } = turn;
    const seen = await seenBy(sender.id);
    if (!seen) return aboutPulseCard(words, await deps.index.topics(LISTED));
    // In a group everybody reads along.
    if (!turn.private) return aboutPulseCard(words, await deps.index.topics(LISTED), 'alone');
    return pulseCard(words, await readPulse(deps.clock(), seen.only));
  }

  async function mustSee({
    sender,
  }: Turn): Promise<{ only: readonly SkillId[] | undefined; view: PulseView }> {
    const seen = await seenBy(sender.id);
    if (!seen) throw new AppError('forbidden', 'neither community manager nor champion');
    const view = await readPulse(deps.clock(), seen.only);
    if (!view) throw new AppError('not_found', 'no week with numbers');
    return { only: seen.only, view };
  }

  const named = (turn: Turn, ending: string): string => {
    const monday = new Date(startOf(weekOf(deps.clock()))).toISOString().slice(0, 10);
    return `${turn.words.commands.pulse.title}-${monday}.${ending}`;
  };
  const files = {
    'pulse-picture': async (turn: Turn): Promise<OfferedFile> => ({
      kind: 'pulse-picture',
      name: named(turn, 'svg'),
      description: turn.words.pulse.picture,
      type: 'image/svg+xml',
      content: pulsePicture(turn.words, (await mustSee(turn)).view),
    }),
    'pulse-table': async (turn: Turn): Promise<OfferedFile> => ({
      kind: 'pulse-table',
      name: named(turn, 'csv'),
      description: turn.words.pulse.table,
      type: 'text/csv; charset=utf-8',
      content: await table(turn.words, (await mustSee(turn)).only),
    }),
  };

  async function handOver(turn: Turn): Promise<Reply> {
    if (!turn.private || !(await seenBy(turn.sender.id))) return show(turn);
    const offered = [await files['pulse-picture'](turn), await files['pulse-table'](turn)];
    return { ...pulseFilesCard(turn.words), files: offered };
  }

  return {
    files,
    command: {
      name: 'pulse',
      aliases: { en: ['pulse'], de: ['puls'] },
      takesWords: false,
      run: show,
      actions: { pulse: show, 'pulse-files': handOver, ...merging.actions },
      searches: merging.searches,
    },
  };
}
