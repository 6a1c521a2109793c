import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { ProfileSource } from '../skills/own-skills';
import type { EvidenceSource, Level, Skill } from '../skills/skill';
import {
  buttons,
  card,
  columns,
  container,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  showCard,
  type Action,
  type Element,
} from './elements';
import { LEVELS } from './offer-dialog';
import { hashtag } from './reason-line';

/** One skill of mine, with the strongest place it is known from. */
export interface ShownSkill {
  readonly skill: Skill;
  readonly source: EvidenceSource;
  readonly level?: Level | undefined;
  /** Only I see it: I hide the skill, or every source it is known from. */
  readonly hidden?: 'skill' | 'source' | undefined;
  /** What I called it before it became a part of this skill. */
  readonly once?: string | undefined;
}

/** A source of my profile, how many skills it speaks for, and whether only I see it. */
export interface ShownSource {
  readonly source: ProfileSource;
  readonly skills: number;
  readonly hidden: boolean;
}

/** Skills of one card. */
export const SKILLS_PAGE = 8;

/** The skills on `/me`, a line each; the buttons to change them come when they are asked for. */
export function skillsSection(words: Messages, skills: readonly ShownSkill[]): Element[] {
  const { me } = words;
  const first = skills.slice(0, SKILLS_PAGE);
  const rest = skills.length - first.length;
  const ways: Action[] = [
    ...(first.length > 0
      ? [
          showCard(
            me.change,
            first.map(({ skill }) => changeRow(words, skill)),
            [],
          ),
        ]
      : []),
    ...(rest > 0 ? [execute(me.moreSkills(rest), 'more-skills', { offset: SKILLS_PAGE })] : []),
  ];
  return [
    line([run(me.skills, { weight: 'bolder' }), ...(skills.length > 0 ? [run(` · ${skills.length}`)] : [])], {
      spacing: 'medium',
    }),
    ...(first.length === 0 ? [line(me.noSkills)] : first.map((one) => skillLine(words, one))),
    ...(ways.length > 0 ? [buttons(ways, { spacing: 'medium' })] : []),
  ];
}

/** A skill and what can be done with it. */
function changeRow(words: Messages, skill: Skill): Element {
  return container([line([run(hashtag(skill, words), { weight: 'bolder' })]), changeButtons(words, skill)], {
    spacing: 'medium',
  });
}

function changeButtons(words: Messages, shown: Skill): Element {
  const { me } = words;
  const skill = shown.id;
  const about = { about: shorten(hashtag(shown, words), 30) };
  return buttons(
    [execute(me.edit, 'edit', { skill }, about), execute(me.remove, 'remove', { skill }, about)],
    { spacing: 'small' },
  );
}

/**
 * A further page of my skills.
 *
 * @param next the verb of the page after it: only confirmations repeat theirs, so two take turns.
 */
export function moreSkillsCard(
  words: Messages,
  skills: readonly ShownSkill[],
  offset: number,
  next: 'more-skills' | 'next-skills',
): Reply {
  const { me, thanksNotice } = words;
  const page = skills.slice(offset, offset + SKILLS_PAGE);
  const after = offset + page.length;
  const title = page.length > 0 ? me.page(offset + 1, after, skills.length) : me.noMore;
  const body: Element[] = [heading(`${me.skills} · ${title}`), ...page.map((one) => row(words, one))];
  const actions: Action[] = [
    ...(after < skills.length
      ? [execute(me.moreSkills(skills.length - after), next, { offset: after })]
      : []),
    execute(thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

function skillLine(words: Messages, { skill, source, level, hidden, once }: ShownSkill): Element {
  const { me, reason } = words;
  const called = once && words.merges.once(shorten(once, 60));
  const about = [level && reason.level[level], me.source[source], called].filter(Boolean).join(' · ');
  const kept = hidden && (hidden === 'skill' ? me.kept : me.keptSource);
  return line(
    [
      run(hashtag(skill, words), { weight: 'bolder' }),
      run(` · ${about}`, { isSubtle: true }),
      ...(kept ? [run(` · ${kept}`, { color: 'warning' })] : []),
    ],
    { spacing: 'small' },
  );
}

function row(words: Messages, shown: ShownSkill): Element {
  // Below the words: beside them, a narrow window would leave the words no room.
  return container([skillLine(words, shown), changeButtons(words, shown.skill)], { spacing: 'medium' });
}

/** One skill of mine: its level, who sees it, and away with it. */
export function editSkillCard(words: Messages, { skill, source, level, hidden }: ShownSkill): Reply {
  const { me, reason, thanksNotice } = words;
  const data = { skill: skill.id };
  const title = me.editHeading(hashtag(skill, words));
  const now = [level && reason.level[level], me.source[source], hidden && me.kept]
    .filter(Boolean)
    .join(' · ');
  const body: Element[] = [
    heading(title),
    note(me.editNow(now)),
    buttons(
      LEVELS.filter((one) => one !== level).map((one) =>
        execute(reason.level[one], 'level', { ...data, level: one }),
      ),
    ),
  ];
  const actions: Action[] = [
    hidden === 'skill'
      ? execute(me.showSkill, 'show-skill', data)
      : execute(me.hideSkill, 'hide-skill', data),
    execute(me.remove, 'remove', data),
    execute(thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** What is used of the Microsoft 365 profile, source by source. */
export function sourcesCard(words: Messages, sources: readonly ShownSource[]): Reply {
  const { me, thanksNotice } = words;
  const body: Element[] = [
    heading(me.sourcesHeading),
    note(me.sourcesHint),
    ...sources.map(({ source, skills, hidden }) =>
      columns(
        [
          {
            width: 'stretch',
            verticalContentAlignment: 'center',
            items: [
              line([
                run(me.sourceName[source], { weight: 'bolder' }),
                hidden
                  ? run(` · ${me.notUsed}`, { color: 'warning' })
                  : run(` · ${me.used(skills)}`, { isSubtle: true }),
              ]),
            ],
          },
          {
            width: 'auto',
            items: [
              buttons([
                hidden
                  ? execute(me.showSource, 'show-source', { source }, { about: me.sourceName[source] })
                  : execute(me.hideSource, 'hide-source', { source }, { about: me.sourceName[source] }),
              ]),
            ],
          },
        ],
        { spacing: 'small' },
      ),
    ),
  ];
  const actions: Action[] = [
    ...(sources.some(({ hidden }) => !hidden)
      ? [execute(me.hideAllSources, 'hide-source', { source: 'all' })]
      : []),
    ...(sources.some(({ hidden }) => hidden)
      ? [execute(me.showAllSources, 'show-source', { source: 'all' })]
      : []),
    execute(thanksNotice.profile, 'profile', {}),
  ];
  return { card: card(words.locale, me.sourcesHeading, body, actions), summary: me.sourcesHeading };
}
