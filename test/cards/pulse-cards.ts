import {
  askMergeCard,
  askTeachCard,
  forgetWord,
  mergeSaidCard,
  mergesCard,
  takeBack,
  whatIsCard,
} from '../../src/cards/merge-cards';
import { aboutPulseCard, pulseCard, pulseFilesCard } from '../../src/cards/pulse-card';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import { TOPICS, WORDS, type PulseView } from '../../src/pulse/read-pulse';
import type { Skill } from '../../src/skills/skill';

const FOUR = [0, 95, 1_000, 95_000];

/** A pulse with as much in it as fits. */
export function fullPulse(skills: readonly Skill[]): PulseView {
  const topics = skills.slice(0, TOPICS);
  return {
    until: Date.UTC(2026, 0, 5),
    rising: topics.map((skill) => ({ skill, weeks: FOUR, before: [0, 0, 5, 10] })),
    gaps: topics.map((skill, n) => ({
      skill,
      weeks: FOUR,
      why: n % 2 === 0 ? 'nothing' : 'unsolved',
      start: n,
    })),
    balance: topics.map((skill, n) => ({ skill, weeks: FOUR, helpers: n })),
    unknown: topics.slice(0, WORDS).map((skill) => ({ words: skill.labels.en.slice(0, 40), weeks: FOUR })),
    house: {
      course: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 95],
      weeks: {
        ...{ searched: FOUR, found: FOUR, nothing: FOUR, without: FOUR, asked: FOUR },
        ...{ answered: FOUR, declined: FOUR, unsolved: FOUR, solved: FOUR },
      },
      answered: 0.82,
      solved: 0.6,
      levels: { people: 300, place: 300, interests: 120, goals: 0, skills: 200 },
    },
  };
}

/** Every card of the pulse. */
export function pulseCards(words: Messages, skills: readonly Skill[]): [string, Reply][] {
  const view = fullPulse(skills);
  const listed = skills.map((skill, n) => ({ skill, helpers: n + 1 }));
  return [
    ['pulse', pulseCard(words, view)],
    ['pulse of a champion', pulseCard(words, { ...view, gaps: [], rising: [], house: undefined })],
    ['pulse too early', pulseCard(words, undefined)],
    ['pulse as files', pulseFilesCard(words)],
    ['what the pulse is', aboutPulseCard(words, listed)],
    ...mergeCards(words, skills),
    ['what the pulse is, in a group', aboutPulseCard(words, [], 'alone')],
  ];
}

/** Every card of topics that become one, and of words that are taught; with as much in it as fits. */
function mergeCards(words: Messages, skills: readonly Skill[]): [string, Reply][] {
  const { merges: say } = words;
  const [first, last] = [skills[0]!, skills.at(-1)!];
  const label = first.labels.en.slice(0, 100);
  const at = Date.UTC(2026, 0, 5);
  const twelve = Array.from({ length: 12 }, (_, n) => skills[n % skills.length]!);
  const latest = twelve.slice(0, 6).map((into, n) => ({
    ...{ id: n + 1, topic: first.id, label, target: into.id, at, into },
    state: 'merged' as const,
  }));
  const taught = twelve.slice(0, 6).map((means) => ({ words: label, skill: means.id, means }));
  return [
    ['topics and words', mergesCard(words, { house: twelve, targets: twelve, latest, taught }, at)],
    ['topics and words, none yet', mergesCard(words, { house: [], targets: [], latest: [], taught: [] }, at)],
    ['merge?', askMergeCard(words, { skill: first, helpers: 3 }, { skill: last, helpers: 100 })],
    ['merged', mergeSaidCard(words, say.done(label, label), say.doneHint, [takeBack(words, 1)])],
    ['not merged', mergeSaidCard(words, say.means(label, label), say.meansHint)],
    ['what does it mean?', whatIsCard(words, label.slice(0, 80), twelve.slice(0, 3), twelve)],
    ['teach?', askTeachCard(words, label.slice(0, 80), { skill: last, helpers: 3 })],
    ['taught', mergeSaidCard(words, say.taught(label, label), say.taughtHint, [forgetWord(words, label)])],
  ];
}
