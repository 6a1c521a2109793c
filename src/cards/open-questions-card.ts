import type { OpenQuestion } from '../champions/round';
import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import type { Skill } from '../skills/skill';
import {
  buttons,
  card,
  container,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { hashtag } from './reason-line';

/** So many are shown; the longest open ones first. */
export const SHOWN_QUESTIONS = 5;
const LONGEST = 300;

/** An open question as a champion sees it: never who asks. */
export interface ShownQuestion extends OpenQuestion {
  readonly topic: Skill;
}

/** Open questions in a champion's topics, each to be answered with a tap. */
export function openQuestionsCard(
  words: Messages,
  questions: readonly ShownQuestion[],
  shown: { readonly wanted: boolean; readonly now: number; readonly zone: string },
): Reply {
  const { round: say, all } = words.champions;
  const { wanted, now, zone } = shown;
  const round = wanted ? execute(say.stop, 'round-off', {}) : execute(say.start, 'round-on', {});
  const actions: Action[] = [execute(all, 'champions', {}), round];
  if (questions.length === 0) {
    const body = [heading(say.none), line(wanted ? say.noneHint : say.noneHintOff)];
    return { card: card(words.locale, say.none, body, actions), summary: say.none };
  }
  const title = say.heading(questions.length);
  const body: Element[] = [heading(title), note(say.hint)];
  for (const { request, topic, question, since } of questions.slice(0, SHOWN_QUESTIONS)) {
    body.push(
      container(
        [
          line([
            run(hashtag(topic, words), { color: 'accent' }),
            run(` · ${say.since(day(since, words.locale, now, zone))}`, { isSubtle: true }),
          ]),
          ...(question
            ? [line([run(words.quote(shorten(question, LONGEST)), { italic: true })], { spacing: 'none' })]
            : []),
          buttons([execute(words.requests.accept, 'accept', { request })], { spacing: 'small' }),
        ],
        { separator: true, spacing: 'medium' },
      ),
    );
  }
  return { card: card(words.locale, title, body, actions), summary: title };
}
