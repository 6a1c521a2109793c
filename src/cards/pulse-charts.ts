import { WEEK } from '../clock';
import { messages } from '../i18n/messages';
import type { Locale } from '../people/person';
import { barChart, groupedChart, lineChart, type Bar, type Chart, type Series } from './charts';
import { container, line, run, shorten, type Element } from './elements';

/** Blocks of a full bar. */
const WIDTH = 10;
const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** Characters of a name in a chart; more of it stands beside. */
export const NAME = 20;

/** Numbers of weeks in words: `<5 · 10 · 15`. */
export function weeksText(weeks: readonly number[]): string {
  return weeks.map((people) => (people === 0 ? '<5' : String(people))).join(' · ');
}

/** Mondays as `9 Mar`, of `count` weeks up to the one that ends with `until`; oldest first. */
export function mondays(until: number, count: number, locale: Locale): string[] {
  const format = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: locale === 'de' ? 'numeric' : 'short',
    timeZone: 'UTC',
  });
  return Array.from({ length: count }, (_, n) => format.format(until - (count - n) * WEEK));
}

/** The largest number of a week; the only one of several that counts nobody twice. */
export function peak(weeks: readonly number[]): number {
  return Math.max(0, ...weeks);
}

/** A share in percent, rounded to tens, since both numbers are rounded themselves. */
export function tenths(share: number): number {
  return Math.min(100, Math.round(10 * share) * 10);
}

function letters(drawn: string, text: string): Element {
  return line([run(drawn, { color: 'accent' }), run(`  ${text}`, { isSubtle: true })], { spacing: 'small' });
}

const blocks = (value: number, most: number): string => {
  const full = most === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / most) * WIDTH));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
};

const course = (values: readonly number[], most: number): string =>
  values.map((value) => HEIGHTS[Math.round((value / Math.max(most, 1)) * (HEIGHTS.length - 1))]).join('');

/** A lying bar, and what stands beside it where it is drawn in letters. */
export interface NamedBar extends Bar {
  readonly label: string;
}

/** Lying bars; in letters where a client draws none. */
export function bars(title: string, list: readonly NamedBar[], full = peak(list.map(({ y }) => y))): Chart {
  const drawn = list.map(({ y, label }) => letters(blocks(y, full), label));
  return barChart(
    title,
    list.map(({ x, y }) => ({ x, y })),
    container(drawn, { spacing: 'small' }),
  );
}

/** Courses over weeks; in letters where a client draws none. */
export function courses(
  title: string,
  days: readonly string[],
  list: readonly { readonly name: string; readonly weeks: readonly number[] }[],
): Chart {
  const most = peak(list.flatMap(({ weeks }) => weeks));
  const series: Series[] = list.map(({ name, weeks }) => ({
    legend: shorten(name, NAME),
    values: weeks.map((y, n) => ({ x: days[n] ?? '', y })),
  }));
  const drawn = list.map(({ name, weeks }) => letters(course(weeks, most), shorten(name, NAME)));
  return lineChart(title, series, container(drawn, { spacing: 'small' }));
}

/** Two numbers a topic, side by side: how many search, how many can help. */
export function sideBySide(
  title: string,
  locale: Locale,
  list: readonly { readonly name: string; readonly searched: number; readonly helpers: number }[],
): Chart {
  const { demand, supply } = messages(locale).pulse;
  const full = peak(list.flatMap(({ searched, helpers }) => [searched, helpers]));
  const named = list.map((one) => ({ ...one, name: shorten(one.name, NAME) }));
  const drawn = named.map(({ name, searched, helpers }) =>
    line(
      [
        run(blocks(searched, full), { color: 'accent' }),
        run(` ${searched}  `, { isSubtle: true }),
        run(blocks(helpers, full), { color: 'good' }),
        run(` ${helpers} · ${name}`, { isSubtle: true }),
      ],
      { spacing: 'small' },
    ),
  );
  const series = [
    { legend: demand, values: named.map(({ name, searched }) => ({ x: name, y: searched })) },
    { legend: supply, values: named.map(({ name, helpers }) => ({ x: name, y: helpers })) },
  ];
  const key = line([run(`█ ${demand}  `, { color: 'accent' }), run(`█ ${supply}`, { color: 'good' })]);
  return groupedChart(title, series, container([key, ...drawn], { spacing: 'small' }));
}
