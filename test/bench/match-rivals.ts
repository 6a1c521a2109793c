import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { Index } from 'flexsearch';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { createShippedResolver } from '../../src/skills/shipped-resolver';
import { openDatabase } from '../../src/sqlite/database';
import { loadSqlite } from '../../src/sqlite/driver';
import { createSkillIndex } from '../../src/sqlite/skill-index';
import { type MadePerson, randomFrom } from './match-people';

/** Something that finds people by a question; ids, best first. */
export interface Rival {
  ask(words: string): Promise<string[]> | string[];
  /** Adds a skill to somebody as the chat does, where that is possible. */
  add?(person: string, skill: string): Promise<void>;
  /** Takes over a piece of what another process brought along, where that is possible. */
  refresh?(): Promise<void>;
  /** Another process brings so many new skills along, where that is possible. */
  changeElsewhere?(skills: number): void;
}

const LIMIT = 5;

/** Each builds its index over the people and answers questions with it. */
export const rivals: Readonly<Record<string, (people: Iterable<MadePerson>) => Rival>> = {
  knowwho: (people) => {
    const resolver = createShippedResolver();
    const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const url = `file:${join(folder, 'match.db')}`;
    const db = openDatabase(url);
    const index = createSkillIndex(db, { resolver, clock: Date.now, visibility: 'opt-out' });
    const findHelpers = createFindHelpers({ resolver, index, clock: Date.now });
    const insert = db.prepare('INSERT INTO person (id, name, listed) VALUES (?, ?, 1)');
    const rest = { interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' };
    db.transaction(() => {
      for (const { id, skills } of people) {
        index.profiles.write(Number(insert.run(id, id).lastInsertRowid), { ...rest, skills });
      }
    })();
    return {
      ask: async (words) =>
        (await findHelpers({ words, locale: 'de', limit: LIMIT })).helpers.map(({ person }) => person),
      add: async (person, words) => void (await index.addSkills(person, [{ words }])),
      refresh: () => index.refresh(),
      changeElsewhere: (skills) => {
        const other = openDatabase(url);
        const bring = other.prepare('INSERT INTO skill (id, label) VALUES (?, ?)');
        const random = randomFrom(11);
        other.transaction(() => {
          for (let i = 0; i < skills; i++) {
            const word = Array.from({ length: 8 }, () => 'aeiklmnorst'[Math.floor(random() * 11)]).join('');
            bring.run(`org:${word}${i}`, `${word} ${i}`);
          }
        })();
        other.close();
      },
    };
  },
  minisearch: (people) => {
    const index = new MiniSearch<{ id: string; skills: string }>({ fields: ['skills'] });
    for (const { id, skills } of people) index.add({ id, skills: skills.join(', ') });
    return {
      ask: (words) =>
        index
          .search(words, { fuzzy: 0.2 })
          .slice(0, LIMIT)
          .map(({ id }) => String(id)),
    };
  },
  flexsearch: (people) => {
    const index = new Index({ tokenize: 'strict' });
    const ids: string[] = [];
    for (const { id, skills } of people) index.add(ids.push(id) - 1, skills.join(', '));
    return {
      ask: (words) =>
        index.search(words, { limit: LIMIT, suggest: true }).map((number) => ids[Number(number)] ?? ''),
    };
  },
  fts5: (people) => {
    const db = new (loadSqlite())(':memory:');
    db.exec('CREATE VIRTUAL TABLE people USING fts5 (id UNINDEXED, skills)');
    const insert = db.prepare('INSERT INTO people VALUES (?, ?)');
    db.transaction(() => {
      for (const { id, skills } of people) insert.run(id, skills.join(', '));
    })();
    const search = db.prepare<[string, number], { id: string }>(
      'SELECT id FROM people WHERE people MATCH ? ORDER BY bm25(people) LIMIT ?',
    );
    return {
      ask: (words) => {
        const terms = words.match(/[\p{L}\p{N}]+/gu) ?? [];
        return search.all(terms.map((term) => `"${term}"`).join(' OR '), LIMIT).map(({ id }) => id);
      },
    };
  },
};
