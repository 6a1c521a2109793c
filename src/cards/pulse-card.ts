import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import { LEVELS } from '../pulse/pulse';
import type { PulseView } from '../pulse/read-pulse';
import type { Skill, Topic } from '../skills/skill';
import { card, columns, execute, heading, line, note, run, type Element } from './elements';
import { hashtag } from './reason-line';

/** Blocks of a full bar. */
const WIDTH = 10;
const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar of letters, which every client shows; the number always stands beside it. */
function bar(value: number, most: number): string {
  const full = most === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / most) * WIDTH));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

function course(values: readonly number[]): string {
  const most = Math.max(...values, 1);
  return values.map((value) => HEIGHTS[Math.round((value / most) * (HEIGHTS.length - 1))]).join('');
}

/** One topic: its tag, a bar, and the number in words; a tap looks who can help. */
function topicRow(words: Messages, skill: Skill, filled: string, text: string): Element {
  const tag = hashtag(skill, words);
  return columns(
    [
      {
        width: 'stretch',
        items: [
          line([run(tag, { color: 'accent' })]),
          line([run(`${filled}  `, { color: 'accent' }), run(text, { isSubtle: true })], { spacing: 'none' }),
        ],
      },
    ],
    { spacing: 'small', selectAction: execute(tag, 'choose', { skills: [skill.id] }) },
  );
}

const part = (title: string): Element => line([run(title, { weight: 'bolder' })], { spacing: 'medium' });

/** The house as a whole: the course of searches, what came of them, and how visible people are to each other. */
function houseRows({ pulse }: Messages, house: NonNullable<PulseView['house']>): Element[] {
  const { counts, levels } = house;
  const flow = (
    ['searched', 'found', 'nothing', 'asked', 'answered', 'declined', 'solved', 'unsolved'] as const
  ).filter((what) => counts[what] > 0);
  const most = Math.max(...flow.map((what) => counts[what]), 1);
  const rates = [
    ...(counts.asked >= 20 ? [pulse.answerRate(tenths(counts.answered, counts.asked))] : []),
    ...(counts.asked >= 20 ? [pulse.solveRate(tenths(counts.solved, counts.asked))] : []),
  ];
  return [
    part(pulse.course),
    line([
      run(`${course(house.course)}  `, { color: 'accent' }),
      run(pulse.courseText(house.course.join(', ')), { isSubtle: true }),
    ]),
    part(pulse.flow),
    ...flow.map((what) =>
      line(
        [run(`${bar(counts[what], most)}  `, { color: 'accent' }), run(pulse.counted[what](counts[what]))],
        { spacing: 'small' },
      ),
    ),
    ...(rates.length > 0 ? [note(rates.join(' '))] : []),
    ...(levels
      ? [
          part(pulse.levels),
          ...LEVELS.map((level) =>
            line(
              [
                run(`${bar(levels[level], levels.people)}  `, { color: 'accent' }),
                run(pulse.level[level](tenths(levels[level], levels.people))),
              ],
              { spacing: 'small' },
            ),
          ),
        ]
      : []),
  ];
}

/** A share in percent, rounded to tens, since both numbers are rounded themselves. */
function tenths(value: number, of: number): number {
  return Math.min(100, Math.round((10 * value) / of) * 10);
}

/** What the organisation asks for and lacks; for who looks after it. */
export function pulseCard(words: Messages, view: PulseView | undefined): Reply {
  const { pulse } = words;
  if (!view) {
    const body = [heading(pulse.heading), line(pulse.tooEarly), note(pulse.rule)];
    return { card: card(words.locale, pulse.heading, body), summary: pulse.heading };
  }
  const { rising, gaps, balance, house } = view;
  const most = Math.max(
    ...rising.map(({ now }) => now),
    ...gaps.map(({ people }) => people),
    ...balance.map(({ searched }) => searched),
    1,
  );
  const body: Element[] = [
    heading(pulse.heading),
    note(pulse.until(day(view.until - 1, words.locale))),
    part(pulse.gaps),
    ...(gaps.length > 0
      ? gaps.map((gap) => topicRow(words, gap.skill, bar(gap.people, most), pulse.gap(gap.people, gap.start)))
      : [note(pulse.noGaps)]),
    part(pulse.rising),
    ...(rising.length > 0
      ? rising.map((one) => topicRow(words, one.skill, bar(one.now, most), pulse.rise(one.now, one.before)))
      : [note(pulse.noRising)]),
    ...(balance.length > 0
      ? [
          part(pulse.balance),
          ...balance.map((one) =>
            topicRow(
              words,
              one.skill,
              bar(one.searched, most),
              pulse.balanced(one.searched, words.colleagues(one.helpers)),
            ),
          ),
        ]
      : []),
    ...(house ? houseRows(words, house) : []),
    note(pulse.rule, { spacing: 'medium' }),
  ];
  return { card: card(words.locale, pulse.heading, body), summary: pulse.heading };
}

/** What the pulse is and who sees it, with what everybody may know: how many can help with what. */
export function aboutPulseCard(words: Messages, topics: readonly Topic[], why?: 'alone'): Reply {
  const { pulse } = words;
  const most = Math.max(...topics.map(({ helpers }) => helpers), 1);
  const body: Element[] = [
    heading(pulse.about),
    line(why === 'alone' ? pulse.alone : pulse.aboutLine),
    note(pulse.who),
    ...(topics.length > 0
      ? [
          part(words.topics.heading),
          ...topics.map(({ skill, helpers }) =>
            topicRow(words, skill, bar(helpers, most), words.colleagues(helpers)),
          ),
        ]
      : []),
  ];
  const actions = topics.length > 0 ? [execute(pulse.allTopics, 'topics', {})] : [];
  return { card: card(words.locale, pulse.about, body, actions), summary: pulse.about };
}
