import { digestCard, noDigestCard } from '../../src/cards/digest-card';
import { firstWeekCard, firstWeekOverCard } from '../../src/cards/first-week-card';
import { welcomeCard } from '../../src/cards/welcome-card';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import { STEPS } from '../../src/rituals/first-week';
import type { Skill } from '../../src/skills/skill';
import type { Foreign } from './every-card';

const AT = Date.UTC(2026, 0, 5);

/** The cards of the habits of the house, full to the brim. */
export function ritualCards(words: Messages, skills: readonly Skill[], foreign: Foreign): [string, Reply][] {
  const [skill] = skills as [Skill];
  const question = [...foreign.words].slice(0, 1000).join('');
  const topics = Array.from({ length: 5 }, (_, n) => ({ ...skill, id: `org:${n}` }));
  const digest = {
    topics: topics.map((one) => ({ skill: one, helpers: 100 })),
    thankful: 15,
    thankedFor: topics,
    questions: [1, 2, 3].map((request) => ({
      ...{ request, skill: skill.id, topic: skill, question, since: AT },
    })),
    ...{ tip: 2934, now: AT, zone: 'Europe/Berlin' },
  };
  return [
    ['weekly digest', digestCard(words, digest)],
    ['weekly digest of thanks', digestCard(words, { ...digest, topics: [], thankedFor: [], questions: [] })],
    ['no weekly digest', noDigestCard(words)],
    ...STEPS.map((step, n): [string, Reply] => [
      `first week: ${step}`,
      firstWeekCard(words, { step, last: n === 4, skills: topics.slice(0, 4), place: foreign.name }),
    ]),
    ['first week over', firstWeekOverCard(words)],
    ['welcome without a tour', welcomeCard(words, 'personal', false)],
  ];
}
