import { z } from 'zod';
import {
  settingsForm,
  settingsSavedCard,
  timeText,
  type ShownSettings,
  type TypedSettings,
} from '../../cards/settings-cards';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { messages } from '../../i18n/messages';
import { pauseDay, pauseEnd } from '../../people/pause';
import type { ChoiceChange, Choices, PeopleStore } from '../../people/people-store';
import type { Person } from '../../people/person';
import { timeZone, timeZoneOf } from '../../people/time-zone';
import { MOST_NOES } from '../../rituals/give-first';
import type { DigestHour } from '../../rituals/digest-moment';
import type { Dialog, DialogCard, Turn } from '../command';
import { readData } from '../read-data';

/** A field that does not come stays as it is; an empty one is empty. */
const typedText = z.string().max(200).optional().catch(undefined);
const submitData = z.looseObject({
  locale: typedText,
  weeklyPings: typedText,
  pause: typedText,
  quietFrom: typedText,
  quietTo: typedText,
  timeZone: typedText,
  digest: typedText,
  ideas: typedText,
});

/** What the settings stand on. */
export interface SettingsDeps {
  readonly people: Pick<PeopleStore, 'choices' | 'choose'>;
  /** Help requests that reach one helper in seven days, unless that helper chose otherwise. */
  readonly weeklyPings: number;
  /** When the weekly digest comes; absent: the house sends none. */
  readonly digestHour?: DigestHour | undefined;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly clock: Clock;
}

/** How a person is asked now, be it by their own choice or by the house. */
export function settingsOf(
  {
    weeklyPings,
    digestHour,
    timeZone: fallback,
  }: Pick<SettingsDeps, 'weeklyPings' | 'timeZone' | 'digestHour'>,
  person: Person,
  choices: Choices,
): ShownSettings {
  return {
    weeklyPings: choices.weeklyPings ?? weeklyPings,
    quietHours: choices.quietHours,
    timeZone: timeZoneOf(person, choices.timeZone, fallback),
    digest: choices.digest,
    digestHour,
  };
}

/** The dialog in which people say how they want to be asked; all of it is one change, and can be taken back. */
export function createSettingsDialog(deps: SettingsDeps): Dialog {
  const { people, clock } = deps;

  const form = (turn: Turn, typed: TypedSettings, zone: string, problem?: string): DialogCard => ({
    title: turn.words.settings.title,
    card: settingsForm(
      turn.words,
      typed,
      { weeklyPings: deps.weeklyPings, digestHour: deps.digestHour, today: pauseDay(clock(), zone) },
      problem,
    ),
  });

  return {
    open: async (turn) => {
      const choices = await people.choices(turn.sender.id);
      const shown = settingsOf(deps, turn.sender, choices);
      return form(turn, asTyped(turn, choices, shown, clock()), shown.timeZone);
    },
    submit: async (turn, data) => {
      const came = readData(submitData, data);
      const before = await people.choices(turn.sender.id);
      const shown = settingsOf(deps, turn.sender, before);
      const typed = completed(came, asTyped(turn, before, shown, clock()));
      const read = readTyped(turn, typed, { before, shown, now: clock() });
      if ('problem' in read) return { stay: form(turn, typed, shown.timeZone, read.problem) };
      const after = await people.choose(turn.sender.id, read.change);
      const changed = JSON.stringify(after) !== JSON.stringify(before);
      turn.log.info({ changed }, 'settings');
      const words = messages(read.change.locale ?? turn.locale);
      const { card } = settingsSavedCard(words, settingsOf(deps, turn.sender, after), changed);
      return { done: { title: words.settings.title, card } };
    },
  };
}

/** The form as it is filled when the dialog opens. */
function asTyped(turn: Turn, choices: Choices, shown: ShownSettings, now: number): TypedSettings {
  const { pausedUntil = 0, quietHours: quiet } = choices;
  return {
    locale: turn.locale,
    weeklyPings: choices.weeklyPings === undefined ? 'house' : String(choices.weeklyPings),
    pause: pausedUntil > now ? pauseDay(pausedUntil, shown.timeZone) : '',
    quietFrom: quiet ? timeText(quiet.from) : '',
    quietTo: quiet ? timeText(quiet.to) : '',
    timeZone: shown.timeZone,
    digest: choices.digest ? 'yes' : 'no',
    ideas: (choices.ideaNoes ?? 0) < MOST_NOES ? 'yes' : 'no',
  };
}

function completed(
  came: Partial<Record<keyof TypedSettings, string | undefined>>,
  old: TypedSettings,
): TypedSettings {
  const fields = Object.keys(old) as (keyof TypedSettings)[];
  return Object.fromEntries(
    fields.map((field) => [field, came[field] ?? old[field]]),
  ) as unknown as TypedSettings;
}

/** The change that was typed, or what is wrong with it. Fields that are as they were change nothing. */
function readTyped(
  turn: Turn,
  typed: TypedSettings,
  known: { readonly before: Choices; readonly shown: ShownSettings; readonly now: number },
): { readonly change: ChoiceChange } | { readonly problem: string } {
  const { wrong } = turn.words.settings;
  const old = asTyped(turn, known.before, known.shown, known.now);
  const differs = (field: keyof TypedSettings) => typed[field].trim() !== old[field];
  const zone = timeZone(typed.timeZone.trim() || known.shown.timeZone);
  if (!zone) return { problem: wrong.zone(typed.timeZone.trim()) };
  const pings = typed.weeklyPings.trim();
  if (pings && pings !== 'house' && !/^\d{1,2}$/.test(pings)) return { problem: wrong.pings };
  const [from, to] = [minutesOf(typed.quietFrom), minutesOf(typed.quietTo)];
  if (from === undefined || to === undefined || (from === null) !== (to === null))
    return { problem: wrong.quiet };
  const pause = typed.pause.trim();
  if (differs('pause') && pause && !isToCome(pause, zone, known.now)) return { problem: wrong.pause };
  if (typed.locale && typed.locale !== 'de' && typed.locale !== 'en')
    throw new AppError('invalid', 'no such language');
  return {
    change: {
      ...(differs('locale') && typed.locale ? { locale: typed.locale as 'de' | 'en' } : {}),
      ...(differs('weeklyPings') && pings ? { weeklyPings: pings === 'house' ? null : Number(pings) } : {}),
      ...(differs('pause') ? { pausedUntil: pause ? pauseEnd(pause, known.now, zone) : null } : {}),
      ...(differs('quietFrom') || differs('quietTo')
        ? { quietHours: from === null || to === null ? null : { from, to } }
        : {}),
      ...(zone === known.shown.timeZone ? {} : { timeZone: zone }),
      ...(typed.digest ? { digest: typed.digest === 'yes' } : {}),
      ...(differs('ideas') ? { ideaNoes: typed.ideas === 'yes' ? 0 : MOST_NOES } : {}),
    },
  };
}

/** Minutes since midnight of a time such as 7:05 or 07:05; null for nothing, undefined for no time. */
function minutesOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** True for a day after today, within a year. */
function isToCome(day: string, zone: string, now: number): boolean {
  if (!z.iso.date().safeParse(day).success) return false;
  return day > pauseDay(now, zone) && day <= pauseDay(pauseEnd('9999-01-01', now, zone), zone);
}
