import { breathing } from '../breathe';
import { tenths } from '../cards/pulse-charts';
import type { Messages } from '../i18n/messages';
import { countHelpers } from '../skills/count-helpers';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import { COUNTED, EVERYTHING, LEVELS, startOf, type Level, type PulseStore, type ToldNumber } from './pulse';

/** Every number that may be told, of all weeks that are kept, as CSV. */
export type PulseTable = (words: Messages, only?: readonly SkillId[]) => Promise<string>;

const isLevel = (what: ToldNumber['what']): what is Level => LEVELS.some((level) => level === what);

/**
 * @returns one line a week, topic and kind. German ones are separated by semicolons and both begin with a byte order
 *   mark, which is how spreadsheets of that language open them.
 */
export function createPulseTable(deps: {
  readonly pulse: PulseStore;
  readonly resolver: Pick<SkillResolver, 'skill'>;
  readonly index: Pick<SkillIndex, 'standing' | 'refresh'>;
}): PulseTable {
  const { pulse, resolver, index } = deps;
  return async ({ pulse: say, locale }, only) => {
    await index.refresh();
    const wished = only && new Set(only);
    /** Words that people brought along are told only while somebody openly lists them. */
    const nameOf = async (id: SkillId): Promise<string | undefined> => {
      const skill = resolver.skill(id);
      const told = skill && (!id.startsWith('org:') || (await countHelpers(index, id)) > 0);
      return told ? cell(`#${skill.tags[locale]}`) : undefined;
    };
    const between = locale === 'de' ? ';' : ',';
    const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const names = new Map<SkillId, string | undefined>([[EVERYTHING, cell(say.everything)]]);
    const kinds = new Map<ToldNumber['what'], string>([
      ...COUNTED.map((what) => [what, cell(say.counted[what])] as const),
      ...LEVELS.map((level) => [level, cell(say.level[level])] as const),
    ]);
    const lines = [say.columns.map(cell).join(between)];
    const breathe = breathing();
    for (const week of await pulse.told()) {
      const monday = new Date(startOf(week)).toISOString().slice(0, 10);
      const numbers = await pulse.numbers(week);
      const people = numbers.find(({ what }) => what === 'people')?.people ?? 0;
      for (const { skill, what, people: number } of numbers) {
        if (what === 'people' || (wished && !wished.has(skill))) continue;
        if (!names.has(skill)) {
          names.set(skill, await nameOf(skill));
          await breathe();
        }
        const name = names.get(skill);
        if (name === undefined) continue;
        // Shares, since the rest of everybody may be fewer than five.
        const told = !isLevel(what) ? String(number) : people > 0 ? `${tenths(number / people)} %` : '';
        lines.push(`${monday}${between}${name}${between}${kinds.get(what)}${between}${told}`);
      }
      await breathe();
    }
    return `\ufeff${lines.join('\r\n')}\r\n`;
  };
}
