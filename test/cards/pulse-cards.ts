import { aboutPulseCard, pulseCard, pulseFilesCard } from '../../src/cards/pulse-card';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import { TOPICS, type PulseView } from '../../src/pulse/read-pulse';
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
    house: {
      course: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 95],
      weeks: {
        ...{ searched: FOUR, found: FOUR, nothing: FOUR, asked: FOUR },
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
    ['what the pulse is, in a group', aboutPulseCard(words, [], 'alone')],
  ];
}
