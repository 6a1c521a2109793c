import { helperInsert, topicInsert } from '../cards/insert-cards';
import { hashtag } from '../cards/reason-line';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person, PersonId } from '../people/person';
import type { PhotosOf } from '../people/photo';
import type { ChampionsOf } from '../requests/request';
import { wanted, type Finding, type FindHelpers, type Resolution, type Topic } from '../skills/skill';
import type { Turn } from './command';
import type { FindInserts, Inserts } from './insert';

/** Room for photos on one page, in bytes; each stands in the list and on the card. */
const PHOTOS = 40_000;

/** Where helpers and topics for somebody's message come from. */
export interface InsertDeps {
  readonly findHelpers: FindHelpers;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly championsOf: ChampionsOf;
  /** The language that a person is written to. */
  readonly localeOf: (person: Person) => Promise<Locale>;
  /** Topics by how many can help, most first. */
  readonly topics: (limit: number) => Promise<readonly Topic[]>;
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
  readonly photosOf?: PhotosOf | undefined;
}

/**
 * Helpers to put into a message while it is written. Nothing typed so far: the topics that most can help with.
 *
 * Not counted in the pulse: what is typed so far is not yet a question, and everybody types the same few letters.
 */
export function createInsertHelpers(deps: InsertDeps): FindInserts {
  async function helpers({ words }: Turn, finding: Finding): Promise<Inserts> {
    const skills = wanted(finding.resolution).map(({ skill }) => skill.id);
    const ids = finding.helpers.map(({ person }) => person);
    deps.noteShown?.(ids);
    const [champions, photos] = await Promise.all([deps.championsOf(skills), deps.photosOf?.(ids)]);
    let room = PHOTOS;
    const inserts = [];
    for (const helper of finding.helpers) {
      const person = await deps.people.find(helper.person);
      if (!person) continue;
      let photo = photos?.get(person.id);
      if (photo && photo.length > room) photo = undefined;
      room -= photo?.length ?? 0;
      const shown = {
        helper,
        person,
        locale: await deps.localeOf(person),
        thanked: false,
        champion: champions.includes(person.id),
        photo,
      };
      inserts.push(helperInsert(words, finding, shown));
    }
    return { kind: 'list', inserts };
  }

  function nobody({ words }: Turn, { nearest, skills }: Resolution): Inserts {
    const { find, inserts: say } = words;
    const tags = (list: readonly Topic['skill'][]) => list.map((skill) => hashtag(skill, words));
    const topic = tags(wanted({ skills, nearest, ambiguous: [] }).map(({ skill }) => skill)).join(' + ');
    const near = nearest.length > 0 ? say.near(tags(nearest)) : find.nothingAtAll;
    return { kind: 'hint', text: `${topic ? find.nobody(topic) : find.nothing}. ${near}` };
  }

  return async (turn, { words: typed, skip, count }) => {
    const { words, locale, sender } = turn;
    if (!typed.trim()) {
      const topics = await deps.topics(skip + count);
      if (topics.length === 0) return { kind: 'hint', text: words.inserts.hint };
      return { kind: 'list', inserts: topics.slice(skip).map((topic) => topicInsert(words, topic)) };
    }
    const finding = await deps.findHelpers({
      words: typed,
      locale,
      asker: sender.id,
      limit: count,
      offset: skip,
    });
    const { ambiguous } = finding.resolution;
    if (ambiguous.length > 0) {
      const meanings = ambiguous.slice(skip, skip + count);
      return { kind: 'list', inserts: meanings.map((skill) => topicInsert(words, { skill })) };
    }
    return finding.total === 0 ? nobody(turn, finding.resolution) : helpers(turn, finding);
  };
}
