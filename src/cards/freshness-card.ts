import type { Reply } from '../chat/command';
import { FRESHNESS, type AskedSkill, type FreshnessQuestion } from '../freshness/freshness';
import type { Messages } from '../i18n/messages';
import type { Resolver } from '../skills/skill';
import {
  buttons,
  card,
  container,
  execute,
  heading,
  line,
  note,
  run,
  type Action,
  type Element,
} from './elements';
import { hashtag } from './reason-line';

/** The verbs of the answers; only confirmations repeat theirs, so two pairs take turns. */
export const KEEP = ['keep', 'keep-also'] as const;
export const LET_GO = ['let-go', 'let-go-also'] as const;

/**
 * "Still yours?": what the person said long ago, with an answer a skill.
 *
 * @param turn which pair of verbs it carries.
 */
export function freshnessCard(
  words: Messages,
  { id, skills }: FreshnessQuestion,
  resolver: Resolver,
  turn: 0 | 1 = 0,
): Reply {
  const { fresh } = words;
  const open = skills.filter(({ now }) => now === 'open');
  const known = skills.flatMap((one): Element[] => {
    const skill = resolver.skill(one.skill);
    return skill ? [row(words, one, hashtag(skill, words), { question: id }, turn)] : [];
  });
  const title = open.length > 0 ? fresh.heading : fresh.done;
  const body: Element[] = [
    heading(title),
    line(open.length > 0 ? fresh.line : fresh.doneLine),
    ...known,
    ...(open.length > 0 ? [note(fresh.noAnswer, { spacing: 'medium' })] : []),
  ];
  const actions: Action[] = [
    ...(open.length > 1 ? [execute(fresh.keepAll, KEEP[turn], { question: id })] : []),
    ...(open.length < skills.length ? [execute(words.undo.button, 'undo', {})] : []),
    execute(words.thanksNotice.profile, 'profile', {}),
  ];
  return {
    card: card(words.locale, title, body, actions),
    summary: title,
    stands: { kind: FRESHNESS, subject: id },
  };
}

function row(
  words: Messages,
  { skill, level, at, now }: AskedSkill,
  topic: string,
  data: object,
  turn: 0 | 1,
): Element {
  const { fresh, reason } = words;
  const about = [
    level && reason.level[level],
    now === 'open' && at !== undefined ? fresh.since(month(at, words.locale)) : undefined,
  ].filter((text) => text !== undefined);
  const answered =
    now === 'open'
      ? []
      : [run(` · ${fresh[now]}`, { color: now === 'kept' ? ('good' as const) : ('warning' as const) })];
  const said = line([
    run(topic, { weight: 'bolder' }),
    ...(about.length > 0 ? [run(` · ${about.join(' · ')}`, { isSubtle: true })] : []),
    ...answered,
  ]);
  if (now !== 'open') return container([said], { spacing: 'medium' });
  const which = { ...data, skill };
  return container(
    [
      said,
      buttons([execute(fresh.keep, KEEP[turn], which), execute(fresh.letGo, LET_GO[turn], which)], {
        spacing: 'small',
      }),
    ],
    { spacing: 'medium' },
  );
}

/** Such as `March 2025`. */
function month(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}
