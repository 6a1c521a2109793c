import type { Reply } from '../chat/command';
import { moment } from '../i18n/moment';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { HelpRequest, Ping } from '../requests/request';
import { isSeeking } from '../requests/states';
import type { Skill } from '../skills/skill';
import { chatLink } from './chat-link';
import {
  card,
  execute,
  heading,
  line,
  note,
  openUrl,
  run,
  shorten,
  showCard,
  type Action,
  type Element,
} from './elements';
import { hashtag } from './reason-line';

/** A ping as its helper sees it. */
export interface ShownPing {
  readonly request: HelpRequest;
  readonly ping: Ping;
  readonly skill: Skill | undefined;
  /** Absent as long as the helper must not know. */
  readonly asker: { readonly person: Person; readonly locale: Locale } | undefined;
  /** Where the asker works; absent where so few work there that it would tell who asks. */
  readonly department: string | undefined;
  /** Why this helper, one sentence. */
  readonly why: string;
  readonly now: number;
  /** IANA, of the helper. */
  readonly zone: string;
}

/** Who asks, as far as the helper may know. */
export function askerOf(words: Messages, { asker, department }: ShownPing): string {
  if (asker) return shorten(asker.person.name, 80);
  return department ? words.requests.somebodyOf(shorten(department, 60)) : words.requests.somebody;
}

/** The ping: what is asked, why you, and three answers; afterwards, what became of it. */
export function pingCard(words: Messages, shown: ShownPing, pressed?: string): Reply {
  const { title, lines } = headOf(words, shown);
  const { request } = shown;
  const body: Element[] = [
    heading(title),
    ...(request.question ? [line([run(words.quote(request.question), { italic: true })])] : []),
    ...lines,
  ];
  const actions = pingButtons(words, shown).filter(
    (action) => !('verb' in action) || action.verb !== pressed,
  );
  return {
    card: card(words.locale, title, body, actions),
    summary: title,
    stands: { kind: 'ping', subject: shown.ping.id },
  };
}

function headOf(words: Messages, shown: ShownPing): { title: string; lines: Element[] } {
  const { requests: say } = words;
  const { request, ping, skill } = shown;
  const who = askerOf(words, shown);
  const plain = (title: string, hint?: string) => ({ title, lines: hint ? [line(hint)] : [] });
  if (ping.answer === 'accept') {
    return request.state === 'solved'
      ? plain(say.itHelped(who), say.itHelpedHint)
      : request.state === 'expired'
        ? plain(say.noLonger)
        : plain(say.youHelp(who), say.youHelpHint);
  }
  if (ping.answer === 'tried') return plain(say.tried, say.triedHint);
  if (ping.answer === 'decline') {
    const title = skill ? say.declineSaid(hashtag(skill, words)) : say.declineSaidOpen;
    return plain(title, isSeeking(request.state) ? say.declineHint : undefined);
  }
  if (request.state === 'accepted' || request.state === 'solved') return plain(say.taken, say.takenHint);
  if (!isSeeking(request.state)) return plain(say.noLonger);
  if (ping.answer === 'later') return plain(say.laterSaid, say.laterHint);
  const title = request.question || !skill ? say.asks(who) : say.needs(who, hashtag(skill, words));
  const wait =
    ping.passedAt !== undefined || ping.until <= shown.now
      ? say.passed
      : say.noAnswer(moment(ping.until, shown.now, shown.zone, words));
  return {
    title,
    lines: [
      ...(shown.asker ? [] : [note(say.untilYes)]),
      ...(shown.why ? [line(shown.why)] : []),
      note(wait),
    ],
  };
}

/** What the helper can say now. */
export function pingButtons(words: Messages, { request, ping, asker, skill }: ShownPing): Action[] {
  const { requests: say } = words;
  const data = { request: request.id };
  const undo = execute(words.undo.button, 'undo', data);
  if (ping.answer === 'accept') {
    if (request.state !== 'accepted' && request.state !== 'solved') return [];
    const chat = chatWithAsker(words, asker, skill);
    return request.state === 'accepted' ? [...chat, undo] : chat;
  }
  if (ping.answer === 'tried' || !isSeeking(request.state)) return [];
  if (ping.answer === 'decline') return [undo];
  const accept = execute(say.accept, 'accept', data, { style: 'positive' });
  if (ping.answer === 'later') return [accept, undo];
  return [
    accept,
    execute(say.later, 'later', data),
    execute(say.decline, 'decline', data),
    showCard(
      say.more,
      [line(say.moreHint)],
      [execute(say.block, 'block-asker', data), execute(say.report, 'report', data)],
    ),
  ];
}

function chatWithAsker(words: Messages, asker: ShownPing['asker'], skill: Skill | undefined): Action[] {
  if (!asker) return [];
  const theirs = messages(asker.locale);
  const name = shorten(firstName(asker.person.name), 40);
  const draft = theirs.requests.draftToAsker(name, skill ? hashtag(skill, theirs) : '');
  const chat = chatLink(asker.person, draft);
  return chat ? [openUrl(words.requests.chat(name), chat)] : [];
}

/**
 * A text that a helper shows to a community manager.
 *
 * @param asker absent where even the manager must not know: the helper may be one.
 */
export function reportCard(words: Messages, question: string, asker: Person | undefined): Reply {
  const { requests: say } = words;
  const body: Element[] = [
    heading(say.reportCard),
    line([run(words.quote(question), { italic: true })]),
    note(asker ? say.reportHint(shorten(asker.name, 80)) : say.reportAnonymous),
  ];
  return { card: card(words.locale, say.reportCard, body), summary: say.reportCard };
}
