import {
  championsCard,
  topicChampionsCard,
  whichTopicCard,
  type ShownTopic,
} from '../../src/cards/champion-cards';
import { badgeCard, badgeGivenCard, kitCard } from '../../src/cards/champion-kit-cards';
import { championSaidCard } from '../../src/cards/champion-said-card';
import type { Card } from '../../src/cards/elements';
import {
  feedbackAnswerCard,
  feedbackCard,
  feedbackForm,
  feedbackKeptCard,
} from '../../src/cards/feedback-cards';
import {
  championYesCard,
  nominatedCard,
  nominateForm,
  nominationCard,
} from '../../src/cards/nomination-cards';
import { openQuestionsCard } from '../../src/cards/open-questions-card';
import { readBadge } from '../../src/champions/badge';
import { MOST_TOPICS } from '../../src/champions/champion';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import type { Person } from '../../src/people/person';
import type { Skill } from '../../src/skills/skill';
import { objectId } from '../fakes/house';
import type { Foreign } from './every-card';

const AT = Date.UTC(2026, 0, 5);
const asReply = (card: Card): Reply => ({ card, summary: card.fallbackText });

/** The cards of champions, nominations and feedback, full to the brim. */
export function communityCards(
  words: Messages,
  skills: readonly Skill[],
  person: (n: number) => Person,
  foreign: Foreign,
): [string, Reply][] {
  const [skill] = skills as [Skill];
  const { locale } = words;
  const long = [...foreign.words].slice(0, 1000).join('');
  const many = Array.from({ length: MOST_TOPICS }, (_, n) => ({ ...skill, id: `org:${n}` }));
  const names = Array.from({ length: 9 }, () => foreign.name);
  const topic: ShownTopic = {
    skill,
    champions: Array.from({ length: 6 }, (_, n) => ({ person: person(n + 2), locale })),
    total: 20,
    offset: 6,
    isMine: true,
    mayNominate: true,
  };
  const nomination = { id: 3, person: objectId(1), skill: skill.id, by: objectId(2), at: AT };
  const feedback = { id: 4, author: objectId(1), text: long, anonymous: false, at: AT, answer: undefined };
  const answered = { ...feedback, answer: { text: long, by: objectId(2) } };
  const badge = readBadge();
  const file = { name: 'champion.png', type: 'image/png', description: 'badge', content: badge.png };
  const questions = Array.from({ length: 5 }, (_, n) => ({
    ...{ request: n + 1, skill: skill.id, topic: skill, question: long, since: AT },
  }));
  const when = { now: AT, zone: 'Europe/Berlin' };
  const none = { topics: [], mine: [], ideas: [], offset: 0, more: false };
  const { champions: say, feedback: sayFeedback } = words;
  return [
    [
      'champions',
      championsCard(words, {
        topics: many.slice(0, 8).map((one) => ({ skill: one, names })),
        mine: many,
        ideas: many.slice(0, 5),
        offset: 8,
        more: true,
      }),
    ],
    ['no champions', championsCard(words, none)],
    ['champions of a topic', topicChampionsCard(words, topic)],
    ['the only champion', topicChampionsCard(words, { ...topic, champions: [], total: 0, offset: 0 })],
    [
      'a topic without champions',
      topicChampionsCard(words, { ...topic, champions: [], total: 0, offset: 0, isMine: undefined }),
    ],
    ['which topic', whichTopicCard(words, foreign.words, skills, true)],
    ['no such topic', whichTopicCard(words, foreign.words, skills, false)],
    [
      'role kit',
      kitCard(words, skill, {
        fresh: true,
        hidden: true,
        channel: 'https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/Champions',
      }),
    ],
    ['role kit again', kitCard(words, skill, { fresh: false, hidden: false })],
    ['badge', badgeCard(words, badge.address)],
    [
      'badge given',
      { ...badgeGivenCard(words, badge.address, { kind: 'badge-png', ...file }), files: undefined },
    ],
    [
      'stepped down',
      championSaidCard(words, say.steppedDown(foreign.skill.slice(0, 60)), say.steppedDownHint, {
        undo: true,
        round: 'start',
      }),
    ],
    ['open questions', openQuestionsCard(words, questions, { wanted: true, ...when })],
    ['no open questions', openQuestionsCard(words, [], { wanted: false, ...when })],
    [
      'suggest a champion',
      asReply(nominateForm(words, skill, [1, 2, 3, 4, 5].map(person), say.nominate.missing)),
    ],
    ['suggested', asReply(nominatedCard(words, person(2), 'asked'))],
    ['is champion', asReply(nominatedCard(words, person(2), 'champion'))],
    ['nomination', nominationCard(words, { ...nomination, answer: undefined }, skill, person(2))],
    ['nomination after a yes', nominationCard(words, { ...nomination, answer: 'yes' }, skill, undefined)],
    ['nomination after a no', nominationCard(words, { ...nomination, answer: 'no' }, skill, undefined)],
    ['a yes', championYesCard(words, skill, { person: person(2), locale })],
    ['feedback', feedbackForm(words, long)],
    ['feedback without words', feedbackForm(words, '')],
    ['feedback kept', feedbackKeptCard(words, sayFeedback.nobody, sayFeedback.nobodyHint, long)],
    ['feedback to a manager', feedbackCard(words, feedback, { author: person(1) })],
    ['feedback answered', feedbackCard(words, answered, { answerer: person(2) })],
    ['answer to feedback', feedbackAnswerCard(words, answered, person(2))],
  ];
}
