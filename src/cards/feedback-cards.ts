import type { Reply } from '../chat/command';
import { aboutFeedback, MAX_FEEDBACK, type Feedback } from '../feedback/feedback';
import type { Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import {
  card,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  showCard,
  textInput,
  type Element,
} from './elements';

/** Before it is sent: with a name or without, and the words still to be changed. */
export function feedbackForm(words: Messages, text: string): Reply {
  const { feedback: say } = words;
  const body: Element[] = [
    heading(say.heading),
    ...(text ? [note(say.hint)] : []),
    textInput({
      id: 'feedback',
      label: say.text,
      placeholder: say.example,
      isMultiline: true,
      isRequired: true,
      errorMessage: say.empty,
      maxLength: MAX_FEEDBACK,
      ...(text ? { value: text } : {}),
    }),
    note(say.anonymousHint),
  ];
  const actions = [
    execute(say.named, 'feedback-named', {}),
    execute(say.anonymous, 'feedback-anonymous', {}),
  ];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

/** It was not sent; what was written stands here, so that nothing is lost. */
export function feedbackKeptCard(words: Messages, title: string, hint: string, text: string): Reply {
  const body: Element[] = [
    heading(title),
    line(hint),
    ...(text ? [line([run(cut(text), { italic: true })])] : []),
  ];
  return { card: card(words.locale, title, body), summary: title };
}

/** To a community manager: the words as they were written, and a field for the answer until somebody has answered. */
export function feedbackCard(
  words: Messages,
  feedback: Feedback,
  people: { readonly author?: Person | undefined; readonly answerer?: Person | undefined },
): Reply {
  const { feedback: say } = words;
  const { author, answerer } = people;
  const title = author ? say.from(shorten(author.name, 80)) : say.fromSomebody;
  const body: Element[] = [heading(title), line([run(cut(feedback.text), { italic: true })])];
  const field = textInput({
    id: 'answer',
    label: say.answerLabel,
    isMultiline: true,
    isRequired: true,
    errorMessage: say.empty,
    maxLength: MAX_FEEDBACK,
  });
  const { answer } = feedback;
  if (answer) {
    body.push(
      note(answerer ? say.answeredBy(shorten(answerer.name, 80)) : say.answered, { spacing: 'medium' }),
      line([run(cut(answer.text))], { spacing: 'none' }),
    );
  }
  const send = execute(say.send, 'answer-feedback', { feedback: feedback.id });
  const actions = answer ? [] : [showCard(say.answer, [field, note(say.answerHint)], [send])];
  return {
    card: card(words.locale, title, body, actions),
    summary: title,
    stands: aboutFeedback('feedback', feedback.id),
  };
}

/** To the author: what a community manager answers. */
export function feedbackAnswerCard(words: Messages, feedback: Feedback, answerer: Person): Reply {
  const { feedback: say } = words;
  const title = say.reply(shorten(answerer.name, 80));
  const body: Element[] = [
    heading(title),
    line([run(cut(feedback.answer?.text ?? ''))]),
    note(say.yours, { spacing: 'medium' }),
    line([run(cut(feedback.text), { italic: true, isSubtle: true })], { spacing: 'none' }),
  ];
  return { card: card(words.locale, title, body), summary: title };
}

/** Line breaks stay; more than fits into a card was never stored. */
function cut(text: string): string {
  return [...text].slice(0, MAX_FEEDBACK).join('');
}
