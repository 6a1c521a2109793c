import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { QuietHours } from '../people/people-store';
import type { DigestHour } from '../rituals/digest-moment';
import {
  card,
  choiceInput,
  container,
  dateInput,
  execute,
  heading,
  line,
  note,
  run,
  submit,
  textInput,
  timeInput,
  type Card,
  type Element,
} from './elements';

/** The dialog in which people say how they want to be asked. */
export const SETTINGS_DIALOG = 'settings';

/** The fields of the dialog, as they are typed; all of them may be empty. */
export interface TypedSettings {
  readonly locale: string;
  /** A number, or `house`. */
  readonly weeklyPings: string;
  /** A day such as 2026-12-24. */
  readonly pause: string;
  /** Times such as 20:00. */
  readonly quietFrom: string;
  readonly quietTo: string;
  /** IANA. */
  readonly timeZone: string;
  /** `yes` or `no`. */
  readonly digest: string;
  /** `yes` or `no`. */
  readonly ideas: string;
}

/** How a person is asked now. */
export interface ShownSettings {
  readonly weeklyPings: number;
  readonly quietHours: QuietHours | undefined;
  readonly timeZone: string;
  readonly digest: boolean;
  /** When the weekly digest comes; absent: the house sends none. */
  readonly digestHour?: DigestHour | undefined;
}

const USUAL = [0, 1, 2, 3, 5, 10];

/** The dialog; `problem` says why it could not be saved. */
export function settingsForm(
  words: Messages,
  typed: TypedSettings,
  house: Pick<ShownSettings, 'weeklyPings' | 'digestHour'> & { readonly today: string },
  problem?: string,
): Card {
  const { settings: say } = words;
  const own = /^\d{1,2}$/.test(typed.weeklyPings) ? [Number(typed.weeklyPings)] : [];
  const counts = [...new Set([...USUAL, ...own])].sort((a, b) => a - b);
  const value = (text: string) => (text ? { value: text } : {});
  const body: Element[] = [
    ...(problem
      ? [
          container([line([run(problem, { color: 'warning', weight: 'bolder' })]), note(say.kept)], {
            style: 'warning',
          }),
        ]
      : [note(say.hint)]),
    choiceInput({
      id: 'weeklyPings',
      label: say.pings,
      style: 'compact',
      value: typed.weeklyPings || 'house',
      choices: [
        { title: say.pingsHouse(house.weeklyPings), value: 'house' },
        ...counts.map((n) => ({ title: n === 0 ? say.pingsNone : say.pingsSome(n), value: String(n) })),
      ],
    }),
    dateInput({ id: 'pause', label: say.pause, min: house.today, ...value(typed.pause) }),
    timeInput({ id: 'quietFrom', label: say.quietFrom, ...value(typed.quietFrom) }),
    timeInput({ id: 'quietTo', label: say.quietTo, ...value(typed.quietTo) }),
    note(say.quietHint),
    textInput({
      id: 'timeZone',
      label: say.zone,
      placeholder: say.zoneExample,
      maxLength: 60,
      ...value(typed.timeZone),
    }),
    ...(house.digestHour
      ? [yesOrNo(words, 'digest', say.digest(digestTime(words, house.digestHour)), typed.digest)]
      : []),
    yesOrNo(words, 'ideas', say.ideas, typed.ideas),
    choiceInput({
      id: 'locale',
      label: say.language,
      style: 'expanded',
      value: typed.locale === 'de' ? 'de' : 'en',
      choices: [
        { title: say.german, value: 'de' },
        { title: say.english, value: 'en' },
      ],
    }),
  ];
  return card(words.locale, say.heading, body, [submit(say.save, { dialog: SETTINGS_DIALOG })]);
}

function yesOrNo(words: Messages, id: 'digest' | 'ideas', label: string, typed: string): Element {
  const { settings: say } = words;
  return choiceInput({
    id,
    label,
    style: 'expanded',
    value: typed === 'yes' ? 'yes' : 'no',
    choices: [
      { title: say.yes, value: 'yes' },
      { title: say.no, value: 'no' },
    ],
  });
}

/** Such as `Monday 09:00`. */
function digestTime(words: Messages, { weekday, minutes }: DigestHour): string {
  // 5 January 1970 was a Monday.
  const day = new Intl.DateTimeFormat(words.locale === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(1970, 0, 5 + weekday));
  return `${day} ${timeText(minutes)}`;
}

/** The settings are stored, or were so before. */
export function settingsSavedCard(words: Messages, shown: ShownSettings, changed: boolean): Reply {
  const title = changed ? words.settings.saved : words.settings.same;
  const actions = [
    ...(changed ? [execute(words.undo.button, 'undo', {})] : []),
    ...(shown.digest && shown.digestHour ? [execute(words.rituals.digest.show, 'digest', {})] : []),
    execute(words.thanksNotice.profile, 'profile', {}),
  ];
  return {
    card: card(words.locale, title, [heading(title), ...settingsLines(words, shown)], actions),
    summary: title,
  };
}

/** How a person is asked, a line each. */
export function settingsLines(words: Messages, shown: ShownSettings): Element[] {
  const { line: say } = words.settings;
  const { quietHours: quiet, timeZone: zone, digestHour } = shown;
  return [
    say.pings(shown.weeklyPings),
    quiet ? say.quiet(timeText(quiet.from), timeText(quiet.to), zone) : say.noQuiet(zone),
    ...(digestHour ? [shown.digest ? say.digest(digestTime(words, digestHour)) : say.noDigest] : []),
  ].map((text) => note(text, { spacing: 'none' }));
}

/** Minutes since midnight as 07:05. */
export function timeText(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
