import { communityPostCard, thanksPostCard } from '../../src/cards/community-post-card';
import { postedCard } from '../../src/cards/request-cards';
import type { Reply } from '../../src/chat/command';
import type { Messages } from '../../src/i18n/messages';
import type { HelpRequest } from '../../src/requests/request';
import type { Skill } from '../../src/skills/skill';
import { objectId } from '../fakes/house';
import type { Foreign } from './every-card';

const AT = Date.UTC(2026, 0, 5);

/** What the community reads of a request, in every state, and what its asker hears of it. */
export function communityPosts(words: Messages, skill: Skill, foreign: Foreign): [string, Reply][] {
  const request: HelpRequest = {
    ...{ id: 1, asker: objectId(1), skill: skill.id, anonymous: false, champions: false, chosen: undefined },
    ...{
      question: [...foreign.words].slice(0, 1000).join(''),
      state: 'asking',
      helper: undefined,
      version: 3,
    },
    ...{
      madeAt: AT,
      unsolvedAt: undefined,
      movedAt: AT,
      acceptedAt: undefined,
      remindAt: undefined,
      postedAt: AT,
      doneAt: undefined,
    },
    ...{ asked: 3, waiting: 0, waitingUntil: undefined, owed: 0, dueAt: AT },
    route: { serviceUrl: 'http://127.0.0.1/', botId: '28:bot' },
  };
  const post = (change: Partial<HelpRequest>, how = { hasButtons: true, refused: true }) =>
    communityPostCard(words, { request: { ...request, ...change }, skill, department: foreign.name }, how);
  return [
    ['post', post({})],
    [
      'post without a topic',
      {
        ...communityPostCard(
          words,
          { request, skill: undefined, department: undefined },
          { hasButtons: false },
        ),
      },
    ],
    ['post, helped', post({ state: 'accepted' })],
    ['post, withdrawn', post({ state: 'withdrawn' })],
    ['thanks in the community', thanksPostCard(words, foreign.words.slice(0, 500), skill)],
    ['post, over', post({ state: 'unsolved' })],
    [
      'asker of a post',
      postedCard(words, { request, skill, hasCommunity: true, now: AT, zone: 'Europe/Berlin' }),
    ],
  ];
}
