import { COUNTED, COURSE, LEVELS } from './pulse';
import type { HousePulse, PulseView } from './read-pulse';
import { mondays, peak, tenths, weeksText } from '../cards/pulse-charts';
import { hashtag } from '../cards/reason-line';
import { day, type Messages } from '../i18n/messages';

/** A4 upright, in CSS pixels. */
const PAGE = { width: 794, height: 1123, margin: 44 };
const INNER = PAGE.width - 2 * PAGE.margin;
const BAR = { x: 330, width: 340, height: 11 };
const INK = { text: '#242424', quiet: '#555555', demand: '#4f52b2', supply: '#237b4b', line: '#d1d1d1' };
/** Characters of the small print that fit side by side. */
const LINE = 122;
const TAG = 38;

const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[<>&"]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? '');
const cut = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;

/** Words into lines that fit. */
function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length < LINE) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  return lines;
}

/** Draws from top to bottom. */
function createPage() {
  const parts: string[] = [];
  let y = PAGE.margin;
  const text = (x: number, at: number, words: string, look = '') =>
    parts.push(`<text x="${x}" y="${at}" ${look}>${escape(words)}</text>`);
  const rect = (x: number, at: number, width: number, height: number, fill: string) =>
    parts.push(
      `<rect x="${x}" y="${at}" width="${Math.max(0, width).toFixed(1)}" height="${height}" fill="${fill}" rx="2"/>`,
    );
  const barAt = (at: number, value: number, full: number, label: string, fill: string): void => {
    rect(BAR.x, at, (BAR.width * value) / Math.max(full, 1), BAR.height, fill);
    text(BAR.x + (BAR.width * value) / Math.max(full, 1) + 6, at + 10, label, 'font-size="11"');
  };
  return {
    title(words: string, below: string): void {
      text(PAGE.margin, y + 16, words, 'font-size="24" font-weight="600"');
      text(PAGE.margin, y + 38, below, `font-size="13" fill="${INK.quiet}"`);
      y += 52;
    },
    /** @param key what the two colours of its bars stand for. */
    part(words: string, key?: readonly [demand: string, supply: string]): void {
      y += 10;
      rect(PAGE.margin, y, INNER, 1, INK.line);
      y += 20;
      text(PAGE.margin, y, words, 'font-size="15" font-weight="600"');
      if (key) {
        const [demand, supply] = key;
        text(BAR.x, y, `■ ${demand}`, `font-size="11" fill="${INK.demand}"`);
        text(
          PAGE.width - PAGE.margin,
          y,
          `■ ${supply}`,
          `font-size="11" fill="${INK.supply}" text-anchor="end"`,
        );
      }
      y += 8;
    },
    quiet(words: string): void {
      for (const line of wrap(words)) {
        y += 14;
        text(PAGE.margin, y, line, `font-size="11" fill="${INK.quiet}"`);
      }
    },
    /** Below a bar, and nearer to it than to the next one. */
    under(words: string): void {
      text(PAGE.margin, y + 8, words, `font-size="11" fill="${INK.quiet}"`);
      y += 16;
    },
    bar(name: string, value: number, full: number, label: string, fill = INK.demand): void {
      text(PAGE.margin, y + 12, cut(name, TAG), 'font-size="12"');
      barAt(y + 3, value, full, label, fill);
      y += 17;
    },
    columns(values: readonly number[], names: readonly string[]): void {
      const [full, wide, tall] = [peak(values), INNER / values.length, 58];
      values.forEach((value, n) => {
        const [x, height] = [PAGE.margin + n * wide, (tall * value) / Math.max(full, 1)];
        rect(x + wide * 0.2, y + 16 + tall - height, wide * 0.6, Number(height.toFixed(1)), INK.demand);
        const middle = `font-size="10" text-anchor="middle"`;
        text(x + wide / 2, y + 12 + tall - height, value === 0 ? '<5' : String(value), middle);
        text(x + wide / 2, y + 30 + tall, names[n] ?? '', `${middle} fill="${INK.quiet}"`);
      });
      y += tall + 34;
    },
    /** @param words the same in words, for who does not see it. */
    svg: (title: string, words: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}" ` +
      `viewBox="0 0 ${PAGE.width} ${PAGE.height}" role="img" aria-labelledby="title words" fill="${INK.text}" ` +
      `font-family="Segoe UI, system-ui, sans-serif"><title id="title">${escape(title)}</title>` +
      `<desc id="words">${escape(words)}</desc>` +
      `<rect width="${PAGE.width}" height="${PAGE.height}" fill="#ffffff"/>${parts.join('')}</svg>\n`,
  };
}

type Page = ReturnType<typeof createPage>;

function drawHouse(page: Page, words: Messages, house: HousePulse, until: number): string[] {
  const { pulse, locale } = words;
  const said: string[] = [];
  page.part(pulse.course);
  page.columns(house.course, mondays(until, COURSE, locale));
  said.push(`${pulse.course}: ${weeksText(house.course)}.`);
  const last = COUNTED.map((what) => ({ what, people: house.weeks[what].at(-1) ?? 0 }));
  page.part(pulse.lastWeek(pulse.flow));
  for (const { what, people } of last) {
    const label = people === 0 ? '<5' : String(people);
    page.bar(pulse.counted[what], people, peak(last.map((one) => one.people)), label);
    said.push(`${pulse.counted[what]}: ${weeksText(house.weeks[what])}.`);
  }
  const rates = [
    ...(house.answered === undefined ? [] : [pulse.answerRate(tenths(house.answered))]),
    ...(house.solved === undefined ? [] : [pulse.solveRate(tenths(house.solved))]),
  ];
  if (rates.length > 0) page.quiet(rates.join(' '));
  const { levels } = house;
  if (levels) {
    page.part(pulse.levels);
    for (const level of LEVELS) {
      const percent = tenths(levels[level] / levels.people);
      page.bar(pulse.level[level], percent, 100, pulse.percent(percent), INK.supply);
      said.push(`${pulse.level[level]}: ${pulse.percent(percent)}.`);
    }
  }
  return [...said, ...rates];
}

/** The pulse as a picture of one page, for a noticeboard or a meeting: SVG, with the same in words inside. */
export function pulsePicture(words: Messages, view: PulseView): string {
  const { pulse, locale } = words;
  const page = createPage();
  const until = pulse.until(day(view.until - 1, locale));
  const said: string[] = [until];
  const say = (topic: string, text: string): void => {
    page.under(text);
    said.push(`${topic} ${text}.`);
  };
  page.title(pulse.heading, until);

  page.part(pulse.peak(pulse.gaps));
  if (view.gaps.length === 0) page.quiet(pulse.noGaps);
  const missed = peak(view.gaps.flatMap(({ weeks }) => weeks));
  for (const { skill, weeks, why, start } of view.gaps) {
    const tag = hashtag(skill, words);
    page.bar(tag, peak(weeks), missed, String(peak(weeks)));
    say(tag, `${pulse.missed[why](weeksText(weeks))}; ${pulse.start(start)}`);
  }
  page.part(pulse.peak(pulse.rising));
  if (view.rising.length === 0) page.quiet(pulse.noRising);
  const risen = peak(view.rising.flatMap(({ weeks }) => weeks));
  for (const { skill, weeks, before } of view.rising) {
    const tag = hashtag(skill, words);
    page.bar(tag, peak(weeks), risen, String(peak(weeks)));
    say(tag, pulse.rise(weeksText(weeks), weeksText(before)));
  }
  if (view.balance.length > 0) page.part(pulse.balance, [pulse.demand, pulse.supply]);
  const most = peak(view.balance.flatMap(({ weeks, helpers }) => [...weeks, helpers]));
  for (const { skill, weeks, helpers } of view.balance) {
    const tag = hashtag(skill, words);
    page.bar(tag, peak(weeks), most, String(peak(weeks)));
    page.bar('', helpers, most, words.colleagues(helpers), INK.supply);
    said.push(`${tag} ${pulse.balanced(weeksText(weeks), words.colleagues(helpers))}.`);
  }
  if (view.house) said.push(...drawHouse(page, words, view.house, view.until));
  page.part(pulse.howToRead);
  page.quiet(pulse.rule);
  return page.svg(pulse.heading, [...said, pulse.rule].join(' '));
}
