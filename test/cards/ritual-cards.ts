import { digestCard, noDigestCard } from '../../src/cards/digest-card';
import { firstWeekCard, firstWeekOverCard } from '../../src/cards/first-week-card';
import type { Card } from '../../src/cards/elements';
import { mentorForm, mentorsCard, newcomerCard } from '../../src/cards/mentor-cards';
import {
  noRoundCard,
  roundTakenBackCard,
  thankedInRoundCard,
  thankRoundCard,
  thankRoundForm,
} from '../../src/cards/thank-round-cards';
import { welcomeCard } from '../../src/cards/welcome-card';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import { STEPS } from '../../src/rituals/first-week';
import type { MentorTopic } from '../../src/rituals/mentors';
import type { Skill } from '../../src/skills/skill';
import { objectId } from '../fakes/house';
import type { Foreign } from './every-card';

const asReply = (card: Card): Reply => ({ card, summary: card.fallbackText });
const AT = Date.UTC(2026, 0, 5);

/** The cards of the habits of the house, full to the brim. */
export function ritualCards(words: Messages, skills: readonly Skill[], foreign: Foreign): [string, Reply][] {
  const [skill] = skills as [Skill];
  const person = { id: objectId(2), name: foreign.name, title: foreign.words, department: foreign.words };
  const question = [...foreign.words].slice(0, 1000).join('');
  const topics = Array.from({ length: 5 }, (_, n) => ({ ...skill, id: `org:${n}` }));
  const digest = {
    topics: topics.map((one) => ({ skill: one, helpers: 100 })),
    thankful: 15,
    thankedFor: topics,
    sentences: topics.slice(0, 3).map((one) => ({ sentence: foreign.words.slice(0, 500), skill: one })),
    questions: [1, 2, 3].map((request) => ({
      ...{ request, skill: skill.id, topic: skill, question, since: AT },
    })),
    ...{ tip: 2934, now: AT, zone: 'Europe/Berlin' },
  };
  const said: MentorTopic[] = topics.slice(0, 3).map((one) => ({
    ...{ kind: 'evidence', source: 'added', text: foreign.words, level: 'teach', skill: one },
  }));
  const mentors = [1, 2, 3].map((n) => ({
    person: { ...person, id: objectId(n), upn: `person${n}@x.example`, office: foreign.words },
    ...{ topics: said, availability: 'available' as const, locale: words.locale },
  }));
  const mentor = { mentors, missing: topics.slice(0, 3), picks: topics.slice(0, 3), start: true };
  return [
    ['weekly digest', digestCard(words, digest)],
    ['weekly digest of thanks', digestCard(words, { ...digest, topics: [], thankedFor: [], questions: [] })],
    ['no weekly digest', noDigestCard(words)],
    ...STEPS.map((step, n): [string, Reply] => [
      `first week: ${step}`,
      firstWeekCard(words, { step, last: n === 4, skills: topics.slice(0, 4), place: foreign.name }),
    ]),
    ['round of thanks', thankRoundCard(words)],
    ['no round of thanks', noRoundCard(words)],
    [
      'thank in a round',
      asReply(
        thankRoundForm(words, { person, topic: question, sentence: question }, words.rituals.round.gone),
      ),
    ],
    ['thanked in a round', asReply(thankedInRoundCard(words, person, true, 7))],
    ['taken back in a round', asReply(roundTakenBackCard(words, noDigestCard(words)))],
    ['first week over', firstWeekOverCard(words)],
    [
      'topics to be shown',
      mentorForm(words, {
        ...{ picks: topics, known: topics, start: true, turn: 1 },
        problem: words.rituals.mentors.tooMany(3),
      }),
    ],
    ['for who is new', newcomerCard(words, 26)],
    ['mentors', mentorsCard(words, person, mentor)],
    ['no mentors', mentorsCard(words, person, { ...mentor, mentors: [] })],
    ['welcome without a tour', welcomeCard(words, 'personal', false)],
  ];
}
