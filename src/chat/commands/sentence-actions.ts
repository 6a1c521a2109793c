import { z } from 'zod';
import { shownBadges } from '../../cards/badge-text';
import { shorten } from '../../cards/elements';
import { errorCard } from '../../cards/error-card';
import { myThanksCard, SENTENCES_PAGE } from '../../cards/my-thanks-card';
import { saidCard } from '../../cards/said-card';
import {
  CLOSE_SENTENCE_VERB,
  OPEN_SENTENCE_VERB,
  POST_VERB,
  REWORD_VERB,
  sentenceGivenCard,
} from '../../cards/sentence-cards';
import { thanksNoticeCard } from '../../cards/thanks-cards';
import type { Clock } from '../../clock';
import type { Community } from '../../community/posts';
import { AppError } from '../../errors';
import type { PeopleStore } from '../../people/people-store';
import type { Resolver } from '../../skills/skill';
import type { BadgeStore } from '../../thanks/badges';
import type { TestimonialStore } from '../../thanks/testimonial';
import { MAX_SENTENCE, type Thanks, type ThanksStore } from '../../thanks/thanks';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';

const thanksId = z.number().int().positive();
const wishData = z.object({ thanks: thanksId, read: z.string().max(40).optional().catch(undefined) });
const sentenceData = z.object({
  thanks: thanksId,
  sentence: z.string().max(MAX_SENTENCE * 4),
  question: questionSchema.optional().catch(undefined),
});
const pageData = z.object({ offset: z.number().int().min(0).max(100_000).optional() }).catch({});

export interface SentenceDeps {
  readonly thanks: ThanksStore;
  readonly testimonials: Pick<TestimonialStore, 'wish' | 'post'>;
  /** Where the community reads; absent where there is no such place. */
  readonly community?: Community | undefined;
  readonly badges: Pick<BadgeStore, 'mine'>;
  readonly people: Pick<PeopleStore, 'find' | 'choices' | 'choose'>;
  readonly resolver: Pick<Resolver, 'skill'>;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
}

/** Sentences with thanks: adding one, other words for it, who may read it, and all of mine. */
export function sentenceActions(deps: SentenceDeps): NonNullable<Command['actions']> {
  const { thanks: store, testimonials, people, clock } = deps;
  const hasCommunity = deps.community !== undefined;

  /** What was typed, without blanks around it. */
  function readSentence(data: unknown) {
    const read = readData(sentenceData, data);
    const sentence = read.sentence.trim();
    if (!sentence || [...sentence].length > MAX_SENTENCE)
      throw new AppError('invalid', 'sentence empty or too long');
    return { ...read, sentence };
  }

  async function add(turn: Turn, data: unknown): Promise<Reply> {
    const { thanks: id, sentence, question } = readSentence(data);
    const { words, sender } = turn;
    const { thank: say } = words;
    const given = await store.find(id);
    const helper = given && (await people.find(given.helper));
    // Of others' thanks nobody learns that there are any.
    if (!given || !helper || given.asker !== sender.id)
      return saidCard(words, say.sentenceGone, say.nothingToUndoHint, { question });
    if (given.sentence !== undefined && given.sentence !== sentence) {
      return saidCard(words, say.sentenceTwice, undefined, { question });
    }
    const now = await store.addSentence(id, sender.id, sentence, clock(), turn.route);
    deps.noticesWritten();
    const title = say.sentenceSent(shorten(helper.name, 80));
    // In a group everybody would read the words.
    if (!turn.private) return saidCard(words, title, undefined, { question });
    return sentenceGivenCard(words, helper, now, { title, question });
  }

  const alone =
    (work: ActionHandler): ActionHandler =>
    async (turn, data) => {
      const { mine: say } = turn.words.gratitude;
      return turn.private ? work(turn, data) : errorCard(turn, say.private, say.privateHint);
    };
  const gone = ({ words: { gratitude }, words }: Turn) =>
    saidCard(words, gratitude.sentence.gone, gratitude.sentence.goneHint, { profile: true });

  const reword = alone(async (turn, data) => {
    const { thanks: id, sentence } = readSentence(data);
    const before = await store.find(id);
    if (before?.asker !== turn.sender.id || before.sentence === undefined) return gone(turn);
    const after = await store.rewordSentence(id, turn.sender.id, sentence, clock());
    deps.noticesWritten();
    return cardOf(turn, after, { title: turn.words.gratitude.sentence.changed, pressed: REWORD_VERB });
  });

  const wish = (open: boolean): ActionHandler =>
    alone(async (turn, data) => {
      const { thanks: id, read } = readData(wishData, data);
      const after = await testimonials.wish(id, turn.sender.id, { open, read }, clock());
      turn.log.info({ open, gone: !after }, 'sentence');
      if (!after) return gone(turn);
      deps.noticesWritten();
      return cardOf(turn, after);
    });

  const post = alone(async (turn, data) => {
    const { thanks: id, read } = readData(wishData, data);
    if (!hasCommunity) return gone(turn);
    const after = await testimonials.post(id, turn.sender.id, read, clock(), turn.route);
    if (!after) return gone(turn);
    deps.noticesWritten();
    return cardOf(turn, after, { pressed: POST_VERB });
  });

  /** The sender's own card of these thanks, be it as asker or as helper. */
  async function cardOf(
    turn: Turn,
    thanks: Thanks,
    look: { readonly title?: string; readonly pressed?: string } = {},
  ): Promise<Reply> {
    const { words, sender } = turn;
    const isMine = thanks.asker === sender.id;
    const id = isMine ? thanks.helper : thanks.asker;
    const other = id === undefined ? undefined : await people.find(id);
    if (!other) return gone(turn);
    if (isMine) return sentenceGivenCard(words, other, thanks, { ...look, hasCommunity });
    const skill = thanks.skill === undefined ? undefined : deps.resolver.skill(thanks.skill);
    const stands = { kind: 'thanks', subject: thanks.id };
    return { ...thanksNoticeCard(words, other, skill, thanks, 'thanks'), stands };
  }

  const mine = alone(async ({ words, sender }, data) => {
    const { offset = 0 } = readData(pageData, data);
    const [received, given, badges, choices] = await Promise.all([
      store.received(sender.id),
      store.given(sender.id, 0),
      deps.badges.mine(sender.id),
      people.choices(sender.id),
    ]);
    const all = [...received, ...given]
      .filter(({ sentence }) => sentence !== undefined)
      .sort((a, b) => b.at - a.at || b.id - a.id);
    const sentences = await Promise.all(
      all.slice(offset, offset + SENTENCES_PAGE).map(async (thanks) => {
        const isMine = thanks.asker === sender.id;
        const id = isMine ? thanks.helper : thanks.asker;
        return { thanks, mine: isMine, other: id === undefined ? undefined : await people.find(id) };
      }),
    );
    return myThanksCard(
      words,
      {
        count: received.length,
        people: new Set(received.map(({ asker }) => asker)).size,
        sentences,
        offset,
        more: offset + SENTENCES_PAGE < all.length,
        badges: shownBadges(badges, deps.resolver),
        badgesShown: choices.badges,
        hasCommunity,
      },
      clock(),
    );
  });

  return {
    'add-sentence': add,
    [REWORD_VERB]: reword,
    [OPEN_SENTENCE_VERB]: wish(true),
    [CLOSE_SENTENCE_VERB]: wish(false),
    [POST_VERB]: post,
    'my-thanks': mine,
    'more-thanks': mine,
    'next-thanks': mine,
  };
}
