import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { MAX_REQUEST } from '../requests/request';
import {
  card,
  choiceInput,
  heading,
  line,
  note,
  openDialog,
  run,
  submit,
  textInput,
  type Card,
  type Element,
} from './elements';

/** The dialog in which people ask for help. */
export const ASK_DIALOG = 'ask-for-help';
/** The dialog in which an asker changes a request. */
export const CHANGE_DIALOG = 'change-request';

/** The same, opened by a message that somebody wrote. */
export const MESSAGE_DIALOG = 'ask-about-message';
/** Shows who can help with what was typed, and asks nobody. */
export const FIND_DIALOG = 'find-helpers';

/** Bytes of a card as JSON. */
const LARGEST = 25_000;

/** What is typed in the dialog. */
export interface TypedRequest {
  readonly question: string;
  readonly topic: string;
  /** `yes`: no name before somebody says yes. */
  readonly anonymous: string;
}

/** The dialog; with a request it changes that one. */
export function askForm(
  words: Messages,
  typed: TypedRequest,
  { request, problem }: { readonly request?: number | undefined; readonly problem?: string | undefined } = {},
): Card {
  const { requests: say } = words;
  const title = request === undefined ? say.send : say.change;
  const data = request === undefined ? { dialog: ASK_DIALOG } : { dialog: CHANGE_DIALOG, request };
  const last = request === undefined ? anonymousInput(words, typed) : note(say.cancelChange);
  return card(words.locale, say.title, [...fields(words, typed, problem), last], [submit(title, data)]);
}

/** The dialog that a message opens: ask, or see first who could help. */
export function messageForm(words: Messages, typed: TypedRequest, problem?: string): Card {
  const { requests: say, inserts } = words;
  const hint = typed.question ? inserts.messageHint : inserts.messageEmpty;
  const body = [
    ...(problem ? [] : [note(hint)]),
    ...fields(words, typed, problem),
    anonymousInput(words, typed),
  ];
  return card(words.locale, inserts.messageTitle, body, [
    submit(say.send, { dialog: ASK_DIALOG }),
    submit(inserts.search, { dialog: FIND_DIALOG }),
  ]);
}

/** A result inside that dialog; the button leads back to what was typed. */
export function withWayToAsk(words: Messages, made: Card, { question, topic }: Partial<TypedRequest>): Card {
  const back = openDialog(words.requests.title, MESSAGE_DIALOG, { question, topic });
  const whole = { ...made, actions: [...(made.actions ?? []), back] };
  return Buffer.byteLength(JSON.stringify(whole)) > LARGEST ? made : whole;
}

function fields(words: Messages, typed: TypedRequest, problem?: string): Element[] {
  const { requests: say } = words;
  const value = (text: string) => (text ? { value: text } : {});
  return [
    ...(problem ? [line([run(problem, { color: 'warning', weight: 'bolder' })])] : []),
    textInput({
      id: 'question',
      label: say.question,
      placeholder: say.questionExample,
      isMultiline: true,
      maxLength: MAX_REQUEST,
      ...value(typed.question),
    }),
    textInput({
      id: 'topic',
      label: say.topic,
      placeholder: say.topicExample,
      maxLength: 100,
      ...value(typed.topic),
    }),
  ];
}

function anonymousInput({ requests: say }: Messages, { anonymous }: TypedRequest): Element {
  return choiceInput({
    id: 'anonymous',
    label: say.anonymous,
    style: 'expanded',
    value: anonymous === 'yes' ? 'yes' : 'no',
    choices: [
      { title: say.withName, value: 'no' },
      { title: say.withoutName, value: 'yes' },
    ],
  });
}

/** Offers the dialog: after a command without words, or with what was typed. */
export function askOfferCard(
  words: Messages,
  typed: Partial<TypedRequest>,
  title?: string,
  hint?: string,
): Reply {
  const { requests: say } = words;
  const body: Element[] = [heading(title ?? say.title), line(hint ?? say.what)];
  const summary = title ?? say.title;
  return { card: card(words.locale, summary, body, [openDialog(say.title, ASK_DIALOG, typed)]), summary };
}
