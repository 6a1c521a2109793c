import { feedbackAnswerCard, feedbackCard } from '../cards/feedback-cards';
import type { Renderers } from '../notices/render';
import type { CommunityManagers } from '../people/community-managers';
import type { PeopleStore } from '../people/people-store';
import type { FeedbackStore } from './feedback';

/** What is told about feedback: the word to community managers, and their answer to the author. */
export function feedbackNotices(deps: {
  readonly feedback: Pick<FeedbackStore, 'find'>;
  readonly communityManagers: CommunityManagers;
  readonly people: Pick<PeopleStore, 'find'>;
}): Renderers {
  const { people } = deps;
  return {
    feedback: async (id, recipient, words) => {
      const feedback = await deps.feedback.find(id);
      if (!feedback || !(await deps.communityManagers.isCommunityManager(recipient.id))) return undefined;
      return feedbackCard(words, feedback, await namedIn(feedback, people));
    },
    'feedback-answer': async (id, recipient, words) => {
      const feedback = await deps.feedback.find(id);
      if (feedback?.author !== recipient.id || !feedback.answer) return undefined;
      const answerer = await people.find(feedback.answer.by);
      return answerer && feedbackAnswerCard(words, feedback, answerer);
    },
  };
}

/** Who may be named on a manager's card: the author only where they wished it. */
export async function namedIn(
  feedback: NonNullable<Awaited<ReturnType<FeedbackStore['find']>>>,
  people: Pick<PeopleStore, 'find'>,
) {
  const [author, answerer] = await Promise.all([
    feedback.anonymous ? undefined : people.find(feedback.author),
    feedback.answer && people.find(feedback.answer.by),
  ]);
  return { author, answerer };
}
