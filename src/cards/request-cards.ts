import type { Reply } from '../chat/command';
import { moment } from '../i18n/moment';
import { UNDO_REQUEST_WITHIN } from '../changes/change';
import { messages, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Locale, Person } from '../people/person';
import type { HelpRequest } from '../requests/request';
import { isSeeking } from '../requests/states';
import type { Skill } from '../skills/skill';
import { ASK_DIALOG, CHANGE_DIALOG } from './ask-form';
import { chatLink } from './chat-link';
import {
  card,
  execute,
  heading,
  line,
  note,
  openDialog,
  openUrl,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { hashtag, label } from './reason-line';

/** A request as its asker sees it. */
export interface ShownRequest {
  readonly request: HelpRequest;
  readonly skill: Skill | undefined;
  /** Who said yes, and the language they are written to. */
  readonly helper?: { readonly person: Person; readonly locale: Locale } | undefined;
  /** The community will be asked when nobody else is left. */
  readonly hasCommunity?: boolean;
  /** Requests are switched off, so nobody is asked now. */
  readonly isHeld?: boolean;
  readonly now: number;
  /** IANA, of the asker. */
  readonly zone: string;
}

/** Said in a group: the rest happens in the asker's own chat. */
export function askedInGroupCard(words: Messages): Reply {
  const { requests: say } = words;
  const body: Element[] = [heading(say.asking), line(say.wherever)];
  return { card: card(words.locale, say.asking, body), summary: say.asking };
}

/**
 * The asker's card, as it stands now.
 *
 * @param pressed the verb that it answers to; it does not offer that one again at once.
 */
export function requestCard(words: Messages, shown: ShownRequest, pressed?: string): Reply {
  const { request, skill } = shown;
  const { title, lines } = stateOf(words, shown);
  const body: Element[] = [
    heading(title),
    ...(request.question ? [line([run(words.quote(request.question), { italic: true })])] : []),
    ...(skill ? [note(words.requests.about(hashtag(skill, words)))] : []),
    ...lines.map((text) => line(text, { spacing: 'small' })),
  ];
  const actions = requestButtons(words, shown).filter(
    (action) => !('verb' in action) || action.verb !== pressed,
  );
  return {
    card: card(words.locale, title, body, actions),
    summary: title,
    stands: { kind: 'request', subject: request.id },
  };
}

/** Somebody said yes: told once, and left as it is when the request has gone on. */
export function yesCard(words: Messages, shown: ShownRequest): Reply {
  const { request, skill, helper } = shown;
  const { requests: say } = words;
  const title = say.saidYes(shorten(helper?.person.name ?? say.somebody, 80));
  const body: Element[] = [
    heading(title),
    ...(request.question ? [line([run(words.quote(request.question), { italic: true })])] : []),
    ...(skill ? [note(say.about(hashtag(skill, words)))] : []),
    line(say.acceptedHint),
  ];
  const actions =
    request.state === 'accepted' ? requestButtons(words, shown) : chatWith(words, helper, skill);
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** Nobody was free, so the community is asked. */
export function postedCard(words: Messages, shown: ShownRequest): Reply {
  const { request } = shown;
  const reply = requestCard(words, shown);
  if (!isSeeking(request.state) || request.postedAt === undefined) return reply;
  const { postedTitle, postedHint } = words.community;
  const [, ...rest] = reply.card.body;
  const body: Element[] = [heading(postedTitle), ...rest, note(postedHint)];
  return { card: card(words.locale, postedTitle, body, reply.card.actions), summary: postedTitle };
}

/** Whoever said yes is gone: nobody's name, and not why. The time of the request may be over with it. */
export function leftCard(words: Messages, shown: ShownRequest): Reply {
  const reply = requestCard(words, shown);
  const { state, acceptedAt } = shown.request;
  const hasEnded = state === 'expired' && acceptedAt === undefined;
  if (!isSeeking(state) && !hasEnded) return reply;
  const { leftTitle, leftHint, leftNext, isExpired } = words.requests;
  const title = hasEnded ? isExpired : leftTitle;
  const hint = shown.isHeld || hasEnded ? leftHint : `${leftHint} ${leftNext}`;
  const [, ...rest] = reply.card.body;
  const body: Element[] = [heading(title), line(hint), ...rest];
  return { card: card(words.locale, title, body, reply.card.actions), summary: title };
}

/** Asks the asker whether it helped. */
export function helpedCard(words: Messages, shown: ShownRequest): Reply {
  const name = shorten(shown.helper?.person.name ?? words.requests.somebody, 80);
  const title = words.requests.helped(name);
  const reply = requestCard(words, shown);
  if (shown.request.state !== 'accepted') return reply;
  const [, ...rest] = reply.card.body;
  return {
    card: card(
      words.locale,
      title,
      [heading(title), ...rest, note(words.requests.helpedHint)],
      reply.card.actions,
    ),
    summary: title,
  };
}

function stateOf(words: Messages, shown: ShownRequest) {
  const { request, skill, helper, now, zone } = shown;
  const { requests: say } = words;
  switch (request.state) {
    case 'open':
    case 'asking': {
      const asked =
        request.asked > 0
          ? say.asked(request.asked, request.waiting)
          : request.dueAt !== undefined && request.dueAt > now
            ? say.first(moment(request.dueAt, now, zone, words))
            : say.soon;
      const isPosted = request.postedAt !== undefined;
      const place = isPosted ? [words.community.posted] : [];
      const ahead = !isPosted && shown.hasCommunity ? [words.community.ifNobody] : [];
      return {
        title: shown.isHeld ? say.heldTitle : say.asking,
        lines: [
          ...(shown.isHeld ? [say.held] : [asked, ...place]),
          ...(skill ? [] : [say.noTopic]),
          ...(isPosted && request.waiting === 0 ? [] : [request.anonymous ? say.hidden : say.shown]),
          ...(shown.isHeld ? [] : ahead),
        ],
      };
    }
    case 'accepted':
      return {
        title: say.accepted(shorten(helper?.person.name ?? say.somebody, 80)),
        lines: [say.acceptedHint],
      };
    case 'solved':
      return { title: say.isSolved, lines: [say.isSolvedHint] };
    case 'unsolved':
      return {
        title: say.isUnsolved,
        lines: [say.isUnsolvedHint(request.asked, request.postedAt !== undefined)],
      };
    case 'withdrawn':
      return { title: say.isWithdrawn, lines: [say.isWithdrawnHint] };
    case 'expired':
      return { title: say.isExpired, lines: [say.isExpiredHint] };
  }
}

/** What the asker can do with a request now. */
export function requestButtons(words: Messages, { request, skill, helper, now }: ShownRequest): Action[] {
  const { requests: say } = words;
  const data = { request: request.id };
  if (isSeeking(request.state)) {
    const typed = { question: request.question, topic: skill ? label(skill, words) : '' };
    const isFresh = now - (request.unsolvedAt ?? -Infinity) < UNDO_REQUEST_WITHIN;
    return [
      ...(request.waiting > 0 ? [execute(say.forward, 'forward', { ...data, asked: request.asked })] : []),
      execute(say.withdraw, 'withdraw', data),
      openDialog(say.edit, CHANGE_DIALOG, { ...data, ...typed }),
      // A finger that meant "it helped".
      ...(isFresh ? [execute(words.undo.button, 'undo', data)] : []),
    ];
  }
  switch (request.state) {
    case 'accepted':
      return [
        ...chatWith(words, helper, skill),
        execute(say.solved, 'solved', data, { style: 'positive' }),
        execute(say.unsolved, 'unsolved', data),
      ];
    case 'solved':
      return [
        ...(helper
          ? [
              execute(
                say.thank(shorten(firstName(helper.person.name), 40)),
                'thank',
                { helper: helper.person.id, skill: skill?.id },
                { style: 'positive' },
              ),
            ]
          : []),
        execute(words.undo.button, 'undo', data),
      ];
    case 'withdrawn':
      return [execute(words.undo.button, 'undo', data)];
    default:
      return [
        openDialog(say.again, ASK_DIALOG, { question: request.question }),
        ...(skill ? [execute(say.search, 'choose', { skills: [skill.id] })] : []),
      ];
  }
}

function chatWith(words: Messages, helper: ShownRequest['helper'], skill: Skill | undefined): Action[] {
  if (!helper) return [];
  const theirs = messages(helper.locale);
  const name = shorten(firstName(helper.person.name), 40);
  const draft = theirs.requests.draftToHelper(name, skill ? hashtag(skill, theirs) : '');
  const chat = chatLink(helper.person, draft);
  return chat ? [openUrl(words.requests.chat(name), chat)] : [];
}
