import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import {
  buttons,
  card,
  container,
  execute,
  heading,
  line,
  note,
  openDialog,
  run,
  shorten,
  type Element,
} from './elements';
import { isSeeking } from '../requests/states';
import type { Skill } from '../skills/skill';
import { askerOf, pingButtons, type ShownPing } from './ping-card';
import { ASK_DIALOG } from './ask-form';
import { requestButtons, type ShownRequest } from './request-cards';
import { hashtag } from './reason-line';

/** The longest part of a question that the list shows, in characters. */
const SHORT_QUESTION = 120;
/** So many of each kind fit on the card. */
export const REQUESTS_PAGE = 5;

/** Only confirmations repeat their verb, so pages take turns with two. */
function nextVerb(offset: number): string {
  return (offset / REQUESTS_PAGE) % 2 === 0 ? 'more-requests' : 'next-requests';
}

/** Where a page stands among all. */
export interface RequestsPage {
  /** So many of each kind stand before it. */
  readonly offset: number;
  /** So many of both kinds come after it. */
  readonly rest: number;
}

/**
 * `/requests`: mine, and those that wait for me, each with what can be done now; a page of each.
 *
 * @param hasBlocked questions of somebody do not reach them.
 */
export function requestsCard(
  words: Messages,
  mine: readonly ShownRequest[],
  forMe: readonly ShownPing[],
  hasBlocked = false,
  { offset, rest }: RequestsPage = { offset: 0, rest: 0 },
): Reply {
  const { requests: say, me } = words;
  const isEmpty = mine.length + forMe.length === 0;
  const body: Element[] = [heading(!isEmpty ? say.heading : offset > 0 ? me.noMore : say.none)];
  if (isEmpty && offset === 0) body.push(line(say.noneHint));
  if (forMe.length > 0) body.push(line([run(say.forYou, { weight: 'bolder' })], { spacing: 'medium' }));
  for (const shown of forMe) {
    const { request, skill } = shown;
    body.push(
      entry(
        [
          run(askerOf(words, shown), { weight: 'bolder' }),
          ` · ${shortQuestion(words, request.question, skill)}`,
        ],
        shown.ping.answer === 'accept' ? say.state.accepted : shown.why,
        // The menu behind "more" stays with the ping itself.
        pingButtons(words, shown).filter(({ type }) => type !== 'Action.ShowCard'),
      ),
    );
  }
  if (mine.length > 0) body.push(line([run(say.mine, { weight: 'bolder' })], { spacing: 'medium' }));
  for (const shown of mine) {
    const { request, skill, helper } = shown;
    const state =
      request.state === 'accepted' && helper
        ? say.accepted(helper.person.name)
        : shown.isHeld && isSeeking(request.state)
          ? say.held
          : isSeeking(request.state) && request.postedAt !== undefined && request.waiting === 0
            ? say.state.posted
            : say.state[request.state];
    body.push(entry([shortQuestion(words, request.question, skill)], state, requestButtons(words, shown)));
  }
  if (hasBlocked) {
    const all = execute(say.unblock, 'unblock-askers', {});
    body.push(
      container([note(say.hasBlocked), buttons([all], { spacing: 'small' })], {
        separator: true,
      }),
    );
  }
  return {
    card: card(words.locale, say.heading, body, [
      ...(rest > 0
        ? [execute(me.moreSkills(rest), nextVerb(offset), { offset: offset + REQUESTS_PAGE })]
        : []),
      openDialog(mine.length > 0 ? say.again : say.title, ASK_DIALOG),
    ]),
    summary: say.heading,
  };
}

function entry(
  text: Parameters<typeof line>[0],
  state: string,
  actions: Parameters<typeof buttons>[0],
): Element {
  return container(
    [
      line(text),
      note(state, { spacing: 'none' }),
      ...(actions.length > 0 ? [buttons(actions, { spacing: 'small' })] : []),
    ],
    { separator: true },
  );
}

/** The question as a list shows it. */
function shortQuestion(words: Messages, question: string, skill: Skill | undefined): string {
  if (question) return words.quote(shorten(question, SHORT_QUESTION));
  return skill ? hashtag(skill, words) : '…';
}
