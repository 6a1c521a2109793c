import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import {
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
  showCard,
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

/** Sentences on `/me`; all of them stand with the thanks. */
export const SHOWN_SENTENCES = 2;

/** `/me`: my skills with their source, the number of thanks, and what else there is in sections that start closed. */
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
    ...visibilityLines(words, visible),
    facts([{ title: me.thanks, value: String(thanks) }]),
    ...skillsSection(words, skills),
  ];
  const summary = `${me.heading}: ${me.thanks} ${thanks}, ${me.skills} ${skills.length}`;
  const actions = [
    openDialog(me.offer, OFFER_DIALOG),
    ...foremost(words, visible),
    thanksSection(words, thanks, sentences),
    visibilitySection(words, visible),
    settingsSection(words, visible.settings),
  ];
  return { card: card(words.locale, summary, body, actions), summary };
}

/** What keeps somebody from being found or asked, so that nobody forgets it. */
function visibilityLines(words: Messages, visible: ShownVisibility): Element[] {
  const { hidden, pausedUntil, profileUsed, settings } = visible;
  const { me } = words;
  const say = (text: string) => line([run(text, { color: 'warning' })], { spacing: 'medium' });
  if (hidden) return [say(`${me.hidden}. ${me.hiddenHint}`)];
  if (pausedUntil !== undefined)
    return [say(`${me.paused(day(pausedUntil, words.locale, pausedUntil, settings.timeZone))}.`)];
  return profileUsed ? [] : [say(me.notYet)];
}

/** The taps that must not wait behind a section: be found, or have quiet. */
function foremost({ me }: Messages, visible: ShownVisibility): Action[] {
  if (visible.hidden) return [execute(me.show, 'show', {})];
  // A card has room for five buttons.
  return visible.profileUsed ? [pause(me, visible)] : [execute(me.showProfile, 'show', {})];
}

function pause(me: Messages['me'], { pausedUntil }: ShownVisibility): Action {
  return pausedUntil === undefined
    ? execute(me.pause, 'pause', { until: 'monday' })
    : execute(me.resume, 'resume', {});
}

/** Sections start closed: one look tells what there is, one tap opens it. */
function thanksSection(words: Messages, thanks: number, sentences: readonly ReceivedSentence[]): Action {
  const { me, gratitude } = words;
  const body: Element[] = sentences.slice(0, SHOWN_SENTENCES).map(({ from, sentence, at }) => {
    const who = [from?.name, day(at, words.locale)].filter(Boolean).join(', ');
    return container([
      line([run(words.quote(shorten(sentence, 300)), { italic: true })]),
      note(who, { spacing: 'none' }),
    ]);
  });
  const opening = body.length > 0 ? line([run(me.sentences, { weight: 'bolder' })]) : note(me.thanksHint);
  const said = thanks === 0 ? note(gratitude.mine.none) : opening;
  return showCard(
    `${me.thanks} · ${thanks}`,
    [said, ...body],
    [execute(gratitude.mine.button, 'my-thanks', {})],
  );
}

function visibilitySection(words: Messages, visible: ShownVisibility): Action {
  const { me } = words;
  const { hidden, pausedUntil, profileUsed } = visible;
  const found = !hidden && pausedUntil === undefined && profileUsed;
  const quiet = [
    ...(profileUsed ? [] : [pause(me, visible)]),
    ...(pausedUntil === undefined ? [execute(me.pauseLonger, 'pause', { until: 'two-weeks' })] : []),
    execute(me.hide, 'hide', {}),
  ];
  return showCard(
    me.whoFinds,
    [note(found ? me.shownHint : me.unseenHint)],
    [...(hidden ? [execute(me.show, 'show', {})] : quiet), execute(me.sources, 'sources', {})],
  );
}

function settingsSection(words: Messages, shown: ShownSettings): Action {
  const { me, settings } = words;
  return showCard(settings.open, settingsLines(words, shown), [
    openDialog(settings.change, SETTINGS_DIALOG),
    execute(me.language, 'language', { locale: words.locale === 'de' ? 'en' : 'de' }),
  ]);
}
