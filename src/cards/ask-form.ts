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
  const value = (text: string) => (text ? { value: text } : {});
  const body: Element[] = [
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
    ...(request === undefined
      ? [
          choiceInput({
            id: 'anonymous',
            label: say.anonymous,
            style: 'expanded',
            value: typed.anonymous === 'yes' ? 'yes' : 'no',
            choices: [
              { title: say.withName, value: 'no' },
              { title: say.withoutName, value: 'yes' },
            ],
          }),
        ]
      : [note(say.cancelChange)]),
  ];
  const title = request === undefined ? say.send : say.change;
  return card(words.locale, say.title, body, [
    submit(title, request === undefined ? { dialog: ASK_DIALOG } : { dialog: CHANGE_DIALOG, request }),
  ]);
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
