import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import { SPAN } from '../pulse/pulse';
import type { PulseView } from '../pulse/read-pulse';
import type { Skill, Topic } from '../skills/skill';
import {
  buttons,
  card,
  columns,
  execute,
  heading,
  line,
  note,
  openDialog,
  run,
  shorten,
  type Element,
} from './elements';
import { NOMINATE_DIALOG } from './nomination-cards';
import { bars, courses, mondays, NAME, peak, sideBySide, weeksText } from './pulse-charts';
import { fromFive, houseRows, part } from './pulse-house-rows';
import { hashtag } from './reason-line';

/** Characters of a tag: fifteen of them and their charts have to fit into one message. */
const TAG = 34;

const tagOf = (skill: Skill, words: Messages): string => shorten(hashtag(skill, words), TAG);

/** One topic: its tag, and its numbers in words; a tap looks who can help. */
function topicRow(words: Messages, skill: Skill, text: string): Element {
  const tag = tagOf(skill, words);
  const items = [
    line([run(tag, { color: 'accent' })]),
    line([run(text, { isSubtle: true })], { spacing: 'none' }),
  ];
  return columns([{ width: 'stretch', items }], {
    spacing: 'small',
    selectAction: execute(tag, 'choose', { skills: [skill.id] }),
  });
}

function gapRows(words: Messages, gaps: PulseView['gaps']): Element[] {
  const { pulse } = words;
  if (gaps.length === 0) return [note(pulse.noGaps)];
  const chart = bars(
    pulse.peak(pulse.gaps),
    gaps.map(({ skill, weeks }) => {
      const name = shorten(tagOf(skill, words), NAME);
      return { x: name, y: peak(weeks), label: `${fromFive(words)(peak(weeks))} · ${name}` };
    }),
  );
  const rows = gaps.flatMap(({ skill, weeks, why, start }) => [
    topicRow(words, skill, `${pulse.missed[why](weeksText(weeks))}; ${pulse.start(start)}`),
    buttons([openDialog(words.champions.nominate.button, NOMINATE_DIALOG, { skill: skill.id })], {
      spacing: 'small',
    }),
  ]);
  return [chart, ...rows];
}

function risingRows(words: Messages, { rising, until }: PulseView): Element[] {
  const { pulse } = words;
  if (rising.length === 0) return [note(pulse.noRising)];
  const list = rising.map(({ skill, weeks, before }) => ({
    name: tagOf(skill, words),
    weeks: [...before, ...weeks],
  }));
  return [
    courses(pulse.rising, mondays(until, 2 * SPAN, words.locale), list),
    ...rising.map(({ skill, weeks, before }) =>
      topicRow(words, skill, pulse.rise(weeksText(weeks), weeksText(before))),
    ),
  ];
}

function balanceRows(words: Messages, balance: PulseView['balance']): Element[] {
  const { pulse } = words;
  if (balance.length === 0) return [];
  const list = balance.map(({ skill, weeks, helpers }) => ({
    name: tagOf(skill, words),
    searched: peak(weeks),
    helpers,
  }));
  return [
    part(pulse.balance),
    sideBySide(pulse.balance, words.locale, list),
    ...balance.map(({ skill, weeks, helpers }) =>
      topicRow(words, skill, pulse.balanced(weeksText(weeks), words.colleagues(helpers))),
    ),
  ];
}

function unknownRows(words: Messages, unknown: PulseView['unknown']): Element[] {
  const { merges: say } = words;
  if (unknown.length === 0) return [];
  return [
    part(say.unknown),
    note(say.unknownHint),
    ...unknown.map(({ words: word, weeks }) => {
      const text = [run(word, { color: 'accent' }), run(` · ${say.unknownRow(weeksText(weeks))}`)];
      return columns([{ width: 'stretch', items: [line(text)] }], {
        selectAction: execute(shorten(word, 20), 'what-is', { words: word }),
      });
    }),
  ];
}

/** What the organisation asks for and lacks; for who looks after it. */
export function pulseCard(words: Messages, view: PulseView | undefined): Reply {
  const { pulse } = words;
  if (!view) {
    const body = [heading(pulse.heading), line(pulse.tooEarly), note(pulse.rule)];
    return { card: card(words.locale, pulse.heading, body), summary: pulse.heading };
  }
  const body: Element[] = [
    heading(pulse.heading),
    note(pulse.until(day(view.until - 1, words.locale))),
    note(pulse.rule),
    part(pulse.gaps),
    ...gapRows(words, view.gaps),
    part(pulse.rising),
    ...risingRows(words, view),
    ...balanceRows(words, view.balance),
    ...unknownRows(words, view.unknown),
    ...(view.house ? houseRows(words, view.house, view.until) : []),
  ];
  const actions = [execute(pulse.asFiles, 'pulse-files', {}), execute(words.merges.open, 'merges', {})];
  return { card: card(words.locale, pulse.heading, body, actions), summary: pulse.heading };
}

/** Picture and table are offered beside this card. */
export function pulseFilesCard({ pulse, locale }: Messages): Reply {
  const body = [heading(pulse.files), line(pulse.filesHint), note(pulse.rule)];
  const made = card(locale, pulse.files, body, [execute(pulse.back, 'pulse', {})]);
  return { card: made, summary: pulse.files };
}

/** What the pulse is and who sees it, with what everybody may know: how many can help with what. */
export function aboutPulseCard(words: Messages, topics: readonly Topic[], why?: 'alone'): Reply {
  const { pulse } = words;
  const body: Element[] = [
    heading(pulse.about),
    line(why === 'alone' ? pulse.alone : pulse.aboutLine),
    note(pulse.who),
    ...(topics.length > 0
      ? [
          part(words.topics.heading),
          ...topics.map(({ skill, helpers }) => topicRow(words, skill, words.colleagues(helpers))),
        ]
      : []),
  ];
  const actions = topics.length > 0 ? [execute(pulse.allTopics, 'topics', {})] : [];
  return { card: card(words.locale, pulse.about, body, actions), summary: pulse.about };
}
