import type { ShownDigest } from '../cards/digest-card';
import type { Clock } from '../clock';
import type { Person, PersonId } from '../people/person';
import type { PeopleStore } from '../people/people-store';
import { timeZoneOf } from '../people/time-zone';
import { weekOf } from '../pulse/pulse';
import { countHelpers } from '../skills/count-helpers';
import { knownSkill, knownSkills, NOBODY } from '../skills/known-skill';
import type { Resolver, Skill } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import type { DigestStore, HouseNews } from './digest';

/** What one person's digest would tell now; undefined when there is nothing to tell. */
export type DigestFor = (person: Person) => Promise<ShownDigest | undefined>;

/** What the house tells is the same for everybody, so it is read once for so many ms. */
const KEPT = 60_000;

export function createDigestFor(deps: {
  readonly digests: Pick<DigestStore, 'prepare' | 'news' | 'sentences' | 'missed'>;
  readonly index: Pick<SkillIndex, 'standing' | 'known'>;
  readonly people: Pick<PeopleStore, 'choices'>;
  readonly resolver: Resolver;
  /** Whether somebody may be found now: whom nobody may ask is shown no questions. */
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  /** False: nobody is to be asked for help. */
  readonly pings: boolean;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly clock: Clock;
}): DigestFor {
  const { digests, resolver, clock } = deps;
  let kept: { readonly at: number; readonly week: number; readonly news: Promise<House> } | undefined;

  async function read(): Promise<House> {
    // East of here the week ends before our night, and somebody may look at any time.
    await digests.prepare(clock());
    const { topics, thankful, thankedFor }: HouseNews = await digests.news(clock());
    const known = (ids: readonly string[]) => ids.flatMap((id) => resolver.skill(id) ?? []);
    const news = await Promise.all(
      known(topics).map(async (skill) => ({ skill, helpers: await countHelpers(deps.index, skill.id) })),
    );
    // Whose only helper hides by now is nobody's business.
    return { topics: news, thankful, thankedFor: await knownSkills(deps, thankedFor, NOBODY) };
  }

  function house(): Promise<House> {
    const now = clock();
    const week = weekOf(now);
    if (!kept || kept.week !== week || now < kept.at || now >= kept.at + KEPT) {
      const news = read();
      kept = { at: now, week, news };
      // What could not be read is read again.
      news.catch(() => (kept = undefined));
    }
    return kept.news;
  }

  return async (person) => {
    const now = clock();
    const open = deps.pings && (await deps.mayBeShown(person.id));
    const [news, said, missed, { timeZone }] = await Promise.all([
      house(),
      // Whoever takes a yes back is heard at once.
      digests.sentences(now),
      open ? digests.missed(person.id, now) : [],
      deps.people.choices(person.id),
    ]);
    const questions = missed.flatMap((one) => {
      const topic = resolver.skill(one.skill);
      return topic ? [{ ...one, topic }] : [];
    });
    const sentences = await Promise.all(
      said.map(async ({ sentence, skill }) => ({
        sentence,
        skill: await knownSkill(deps, skill, NOBODY),
      })),
    );
    if ([news.topics, sentences, questions].every((part) => part.length === 0) && news.thankful === 0)
      return undefined;
    const zone = timeZoneOf(person, timeZone, deps.timeZone);
    return { ...news, sentences, questions, tip: weekOf(now), now, zone };
  };
}

/** What everybody reads alike. */
interface House {
  readonly topics: readonly { readonly skill: Skill; readonly helpers: number }[];
  readonly thankful: number;
  readonly thankedFor: readonly Skill[];
}
