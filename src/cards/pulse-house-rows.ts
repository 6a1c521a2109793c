import type { Messages } from '../i18n/messages';
import { COUNTED, COURSE, LEVELS } from '../pulse/pulse';
import type { HousePulse } from '../pulse/read-pulse';
import { line, note, run, type Element } from './elements';
import { bars, courses, mondays, tenths, weeksText } from './pulse-charts';

/** The title of a part of the pulse. */
export const part = (title: string): Element =>
  line([run(title, { weight: 'bolder' })], { spacing: 'medium' });

/** A number of the pulse in words. */
export const fromFive = (words: Messages) => (people: number) =>
  people === 0 ? '<5' : words.pulse.people(people);

/** The house as a whole: the course of searches, what came of them, and how visible people are to each other. */
export function houseRows(words: Messages, house: HousePulse, until: number): Element[] {
  const { pulse, locale } = words;
  const { weeks, levels } = house;
  // Who found nobody close either stands beside who found nobody; a row of its own does not fit into one message.
  const flow = COUNTED.filter((what) => what !== 'without' && weeks[what].some((people) => people > 0));
  const without = weeks.without.some((people) => people > 0)
    ? `; ${pulse.counted.without}: ${weeksText(weeks.without)}`
    : '';
  const share = (level: (typeof LEVELS)[number]) => (levels ? tenths(levels[level] / levels.people) : 0);
  return [
    part(pulse.course),
    courses(pulse.course, mondays(until, COURSE, locale), [
      { name: pulse.counted.searched, weeks: house.course },
    ]),
    note(pulse.courseText(weeksText(house.course))),
    ...(flow.length > 0
      ? [
          part(pulse.flow),
          bars(
            pulse.lastWeek(pulse.flow),
            flow.map((what) => {
              const [x, y] = [pulse.counted[what], weeks[what].at(-1) ?? 0];
              return { x, y, label: `${fromFive(words)(y)} · ${x}` };
            }),
          ),
          ...flow.map((what) =>
            note(`${pulse.counted[what]}: ${weeksText(weeks[what])}${what === 'nothing' ? without : ''}`),
          ),
        ]
      : []),
    ...(house.answered === undefined ? [] : [note(pulse.answerRate(tenths(house.answered)))]),
    ...(house.solved === undefined ? [] : [note(pulse.solveRate(tenths(house.solved)))]),
    ...(levels
      ? [
          part(pulse.levels),
          bars(
            pulse.levels,
            // The words stand right below.
            LEVELS.map((level, n) => ({ x: pulse.level[level], y: share(level), label: String(n + 1) })),
            100,
          ),
          ...LEVELS.map((level) => note(`${pulse.level[level]}: ${pulse.percent(share(level))}`)),
        ]
      : []),
  ];
}
