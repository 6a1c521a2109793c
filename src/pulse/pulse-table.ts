import { breathing } from '../breathe';
import { tenths } from '../cards/pulse-charts';
import type { Messages } from '../i18n/messages';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import { COUNTED, EVERYTHING, LEVELS, startOf, type PulseStore } from './pulse';

/** Every number that may be told, of all weeks that are kept, as CSV. */
export type PulseTable = (words: Messages, only?: readonly SkillId[]) => Promise<string>;

const share = (some: number | undefined, all: number): string => (some ? `${tenths(some / all)} %` : '');

/**
 * @returns one line a week and topic, one column a kind, empty where fewer than five people are behind it. German ones
 *   are separated by semicolons and both begin with a byte order mark, which is how spreadsheets of that language open
 *   them.
 */
export function createPulseTable(deps: {
  readonly pulse: PulseStore;
  readonly resolver: Pick<SkillResolver, 'skill'>;
  readonly index: Pick<SkillIndex, 'offered' | 'refresh'>;
}): PulseTable {
  const { pulse, resolver, index } = deps;
  return async ({ pulse: say, locale }, only) => {
    await index.refresh();
    const wished = only && new Set(only);
    const between = locale === 'de' ? ';' : ',';
    const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    /** Shares of everybody stand beside all topics together, which a champion does not see. */
    const levels = wished ? [] : LEVELS;
    const blank = levels.map(() => '');
    const names = new Map<SkillId, string>([[EVERYTHING, cell(say.everything)]]);
    const known = new Set<SkillId>(names.keys());
    /** Words that people brought along are told only while somebody openly lists them. */
    async function nameAll(skills: readonly SkillId[]): Promise<void> {
      const fresh = skills.filter((skill) => !known.has(skill) && (!wished || wished.has(skill)));
      const offered = await index.offered(fresh.filter((skill) => skill.startsWith('org:')));
      for (const id of fresh) {
        known.add(id);
        const skill = resolver.skill(id);
        if (skill && (!id.startsWith('org:') || offered.has(id)))
          names.set(id, cell(`#${skill.tags[locale]}`));
      }
    }

    const heading = [
      ...say.columns,
      ...COUNTED.map((what) => say.atLeast(say.counted[what])),
      ...levels.map((level) => say.level[level]),
    ];
    const pieces = [`\ufeff${heading.map(cell).join(between)}\r\n`];
    const breathe = breathing();
    for (const week of await pulse.told()) {
      const monday = new Date(startOf(week)).toISOString().slice(0, 10);
      const topics = await pulse.numbers(week);
      await nameAll(topics.map(({ skill }) => skill));
      const lines: string[] = [];
      for (const { skill, people } of topics) {
        const name = names.get(skill);
        if (name === undefined || (wished && !wished.has(skill))) continue;
        const line = [monday, name];
        for (const what of COUNTED) line.push(String(people[what] ?? ''));
        // Shares, since the rest of everybody may be fewer than five; they stand in the line of everything alone.
        const everybody = skill === EVERYTHING ? people.people : undefined;
        if (everybody) for (const level of levels) line.push(share(people[level], everybody));
        else line.push(...blank);
        lines.push(`${line.join(between)}\r\n`);
        if (lines.length % 100 === 0) await breathe();
      }
      // Week by week, because a hundred thousand lines at once would hold everybody up.
      pieces.push(lines.join(''));
    }
    return pieces.join('');
  };
}
