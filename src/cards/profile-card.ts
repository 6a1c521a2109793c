import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import {
  buttons,
  card,
  container,
  execute,
  facts,
  heading,
  line,
  note,
  openDialog,
  run,
  shorten,
  type Action,
  type Element,
} from './elements';
import { skillsSection, type ShownSkill } from './my-skills-cards';
import { OFFER_DIALOG } from './offer-dialog';
import { SETTINGS_DIALOG, settingsLines, type ShownSettings } from './settings-cards';

/** A sentence somebody wrote with their thanks. */
export interface ReceivedSentence {
  readonly from: Person | undefined;
  readonly sentence: string;
  readonly at: number;
}

/** What others see of me. */
export interface ShownVisibility {
  readonly hidden: boolean;
  /** ms since 1970; absent while not paused. */
  readonly pausedUntil?: number | undefined;
  /** False where the Microsoft 365 profile counts only after a yes that was not given yet. */
  readonly profileUsed: boolean;
  readonly settings: ShownSettings;
}

const SHOWN_SENTENCES = 3;

/** `/me`: my skills with their source, and the thanks I got. */
export function profileCard(
  words: Messages,
  person: Person,
  skills: readonly ShownSkill[],
  thanks: number,
  sentences: readonly ReceivedSentence[],
  visible: ShownVisibility,
): Reply {
  const { me } = words;
  const place = [person.title, person.department, person.office].filter(Boolean).join(' · ');
  const body: Element[] = [
    heading(me.heading),
    line([run(shorten(person.name, 80), { weight: 'bolder' })]),
    ...(place ? [note(shorten(place, 140), { spacing: 'none' })] : []),
    facts([{ title: me.thanks, value: String(thanks) }]),
    buttons([execute(words.gratitude.mine.button, 'my-thanks', {})], { spacing: 'small' }),
    ...skillsSection(words, skills),
  ];
  if (sentences.length > 0) {
    body.push(line([run(me.sentences, { weight: 'bolder' })], { spacing: 'medium' }));
    for (const { from, sentence, at } of sentences.slice(0, SHOWN_SENTENCES)) {
      const who = [from?.name, day(at, words.locale)].filter(Boolean).join(', ');
      body.push(
        container([
          line([run(words.quote(shorten(sentence, 300)), { italic: true })]),
          note(who, { spacing: 'none' }),
        ]),
      );
    }
  }
  const summary = `${me.heading}: ${me.thanks} ${thanks}, ${me.skills} ${skills.length}`;
  body.push(
    ...visibilityLines(words, visible),
    line([run(words.settings.heading, { weight: 'bolder' })], { spacing: 'medium' }),
    ...settingsLines(words, visible.settings),
  );
  return { card: card(words.locale, summary, body, profileButtons(words, visible)), summary };
}

function visibilityLines(words: Messages, visible: ShownVisibility): Element[] {
  const { hidden, pausedUntil, profileUsed, settings } = visible;
  const { me } = words;
  const say = (text: string) => line([run(text, { color: 'warning' })], { spacing: 'medium' });
  if (hidden) return [say(`${me.hidden}. ${me.hiddenHint}`)];
  if (pausedUntil !== undefined)
    return [say(`${me.paused(day(pausedUntil, words.locale, pausedUntil, settings.timeZone))}.`)];
  return profileUsed ? [] : [say(me.notYet)];
}

function profileButtons(words: Messages, { hidden, pausedUntil, profileUsed }: ShownVisibility): Action[] {
  const { me } = words;
  const other = words.locale === 'de' ? 'en' : 'de';
  const pause =
    pausedUntil === undefined
      ? [
          execute(me.pause, 'pause', { until: 'monday' }),
          execute(me.pauseLonger, 'pause', { until: 'two-weeks' }),
        ]
      : [execute(me.resume, 'resume', {})];
  const show = hidden ? me.show : profileUsed ? undefined : me.showProfile;
  return [
    openDialog(me.offer, OFFER_DIALOG),
    ...(hidden ? [] : pause),
    show === undefined ? execute(me.hide, 'hide', {}) : execute(show, 'show', {}),
    execute(me.language, 'language', { locale: other }),
    openDialog(words.settings.open, SETTINGS_DIALOG),
  ];
}
