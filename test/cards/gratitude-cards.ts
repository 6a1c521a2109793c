import { ambassadorCard } from '../../src/cards/ambassador-cards';
import { myThanksCard } from '../../src/cards/my-thanks-card';
import { recordCard } from '../../src/cards/record-card';
import { sentenceGivenCard } from '../../src/cards/sentence-cards';
import type { Question } from '../../src/cards/helpers-card';
import { thanksNoticeCard } from '../../src/cards/thanks-cards';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import type { Person } from '../../src/people/person';
import type { Skill } from '../../src/skills/skill';
import { BADGES } from '../../src/thanks/badges';
import type { Thanks } from '../../src/thanks/thanks';

const AT = Date.UTC(2026, 0, 5);

/** The cards of sentences and of what people see of their thanks, full to the brim. */
export function gratitudeCards(
  words: Messages,
  person: (n: number) => Person,
  told: Thanks,
  question: Question,
  skill: Skill,
): [string, Reply][] {
  const open = (asker: boolean, helper: boolean): Thanks => ({ ...told, open: { asker, helper } });
  const title = words.thank.sentenceSent([...person(2).name].slice(0, 80).join(''));
  const badges = BADGES.map((name) => ({ name, skill }));
  const bare = (reply: Reply): Reply => ({ ...reply, stands: undefined });
  const blank = { id: 3, person: person(1).id, answer: undefined, told: true, findable: true };
  const asks = (['start', 'champion', 'mover'] as const).flatMap((kind): [string, Reply][] =>
    ([undefined, 'yes', 'no'] as const).map((answer) => [
      `${kind} ${answer ?? 'asked'}`,
      bare(
        ambassadorCard(words, { ...blank, kind, skill: skill.id, answer }, skill, {
          person: person(2),
          locale: words.locale,
        }),
      ),
    ]),
  );
  return [
    ...asks,
    ['record', recordCard(words, { person: person(1), lines: [], people: 9, at: AT }, '×'.repeat(6000))],
    ['sentence given', bare(sentenceGivenCard(words, person(2), open(false, false), { title, question }))],
    ['sentence open', bare(sentenceGivenCard(words, person(2), open(true, false)))],
    ['sentence read', bare(sentenceGivenCard(words, person(2), open(true, true), { hasCommunity: true }))],
    [
      'sentence posted',
      bare(
        sentenceGivenCard(words, person(2), { ...open(true, true), posted: true }, { hasCommunity: true }),
      ),
    ],
    ['may others read it', thanksNoticeCard(words, person(1), undefined, open(true, false), 'thanks')],
    ['others read it', thanksNoticeCard(words, person(1), undefined, open(true, true), 'sentence')],
    [
      'my thanks',
      myThanksCard(
        words,
        {
          count: 1200,
          people: 300,
          sentences: [open(true, true), open(true, false), open(false, false), open(true, true), told].map(
            (thanks, n) => ({ thanks, mine: n > 2, other: n === 4 ? undefined : person(n + 2) }),
          ),
          offset: 5,
          more: true,
          badges,
          badgesShown: false,
          hasCommunity: true,
        },
        AT,
      ),
    ],
    [
      'no thanks',
      myThanksCard(
        words,
        { count: 0, people: 0, sentences: [], offset: 0, more: false, badges: [], badgesShown: false },
        AT,
      ),
    ],
  ];
}
