import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { OfferedFile } from '../privacy/export';
import type { Skill } from '../skills/skill';
import { card, execute, heading, line, openUrl, picture, run, type Action, type Element } from './elements';
import { hashtag } from './reason-line';

/** The role, for somebody who just became champion, or looks again. */
export function kitCard(
  words: Messages,
  skill: Skill,
  shown: { readonly fresh: boolean; readonly hidden: boolean; readonly channel?: string | undefined },
): Reply {
  const { kit, hiddenHint } = words.champions;
  const topic = hashtag(skill, words);
  const title = shown.fresh ? kit.heading(topic) : kit.already(topic);
  const body: Element[] = [
    heading(title),
    ...(shown.hidden ? [line([run(hiddenHint, { color: 'warning' })])] : []),
    ...part(kit.is, [kit.isText]),
    ...part(kit.isNot, [kit.isNotText]),
    ...part(
      kit.steps,
      kit.stepsText.map((step, n) => `${n + 1}. ${step}`),
    ),
    ...part(kit.say, kit.sayText),
  ];
  const actions: Action[] = [
    execute(kit.questions, 'open-questions', {}),
    execute(kit.badge, 'champion-badge', {}),
    ...(shown.channel ? [openUrl(kit.channel, shown.channel)] : []),
    execute(words.champions.all, 'champions', {}),
    ...(shown.fresh ? [execute(words.undo.button, 'undo', {})] : []),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function part(title: string, texts: readonly string[]): Element[] {
  return [
    line([run(title, { weight: 'bolder' })], { spacing: 'medium' }),
    ...texts.map((text) => line(text, { spacing: 'small' })),
  ];
}

/** The badge, to be used elsewhere. */
export function badgeCard(words: Messages, png: string): Reply {
  const { picture: say, all } = words.champions;
  const body: Element[] = [heading(say.heading), picture(png, say.alt), line(say.hint)];
  const actions: Action[] = [
    execute(say.png, 'badge-png', {}),
    execute(say.svg, 'badge-svg', {}),
    execute(all, 'champions', {}),
  ];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}

/** The badge is offered as a file. */
export function badgeGivenCard(words: Messages, png: string, file: OfferedFile): Reply {
  const { picture: say, all } = words.champions;
  const body: Element[] = [heading(say.given), picture(png, say.alt), line(say.givenHint)];
  return {
    card: card(words.locale, say.given, body, [execute(all, 'champions', {})]),
    summary: say.given,
    files: [file],
  };
}
