import type { Post } from '../community/posts';
import type { Messages } from '../i18n/messages';
import type { HelpRequest } from '../requests/request';
import { isSeeking } from '../requests/states';
import type { Skill } from '../skills/skill';
import { card, execute, heading, line, note, run, shorten, type Element } from './elements';
import { hashtag } from './reason-line';

/** A request as the community reads it: never with a name. */
export interface ShownPost {
  readonly request: HelpRequest;
  readonly skill: Skill | undefined;
  /** Where the asker works; absent where so few work there that it would tell who asks. */
  readonly department: string | undefined;
}

/**
 * A request before the community, as it stands now. Everybody there reads it, whoever presses what, so it says the same
 * to all.
 *
 * @param hasButtons false for a place that knows words only; there people answer by the number.
 * @param refused the yes of whoever looks at this does not count.
 */
export function communityPostCard(
  words: Messages,
  { request, skill, department }: ShownPost,
  { hasButtons, refused = false }: { readonly hasButtons: boolean; readonly refused?: boolean },
): Post {
  const { community: say, requests } = words;
  const topic = skill ? hashtag(skill, words) : undefined;
  if (!isSeeking(request.state)) return closed(words, request, topic);
  const title = topic ? say.wanted(topic) : say.wantedOpen;
  const who = say.asks(department ? requests.somebodyOf(shorten(department, 60)) : requests.somebody);
  const quoted = request.question ? [words.quote(request.question)] : [];
  const body: Element[] = [
    heading(title),
    ...quoted.map((text) => line([run(text, { italic: true })])),
    line(who),
    note(say.names),
    ...(refused ? [note(say.refused)] : []),
  ];
  const accept = execute(requests.accept, 'accept', { request: request.id }, { style: 'positive' });
  return {
    card: card(words.locale, title, body, hasButtons ? [accept] : []),
    summary: title,
    plain: [title, ...quoted, who, ...(hasButtons ? [] : [say.byNumber(request.id)])].join('\n'),
  };
}

/** Words of thanks before the community, which both sides let stand there; never with a name. */
export function thanksPostCard(words: Messages, sentence: string, skill: Skill | undefined): Post {
  const { community: say } = words;
  const title = skill ? say.thanks(hashtag(skill, words)) : say.thanksOpen;
  const quoted = words.quote(sentence);
  const body: Element[] = [
    heading(title),
    line([run(quoted, { italic: true, size: 'medium' })]),
    note(say.thanksHint),
  ];
  return {
    card: card(words.locale, title, body),
    summary: title,
    plain: [title, quoted, say.thanksHint].join('\n'),
  };
}

/** What is left of a post once nobody is looked for: no word of the question. */
function closed(words: Messages, { state }: HelpRequest, topic: string | undefined): Post {
  const { community: say, requests } = words;
  const helped = state === 'accepted' || state === 'solved';
  const title = helped ? say.helped : state === 'withdrawn' ? say.over : say.timeOver;
  const body: Element[] = [
    heading(title),
    ...(topic ? [note(requests.about(topic))] : []),
    ...(helped ? [line(say.helpedHint)] : []),
  ];
  return { card: card(words.locale, title, body), summary: title, plain: title };
}
