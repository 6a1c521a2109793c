import { readFileSync } from 'node:fs';
import { loadSqlite } from '../../src/sqlite/driver';

const migration = (name: string) => readFileSync(`src/sqlite/migrations/${name}.sql`, 'utf8');

test('a database from before keeps its thanks and what was told about them', () => {
  const db = new (loadSqlite())(':memory:');
  db.pragma('foreign_keys = ON');
  for (const name of ['001-people', '002-skills', '003-thanks', '004-notices']) db.exec(migration(name));
  db.exec(`
    INSERT INTO person (key, id, name) VALUES (1, 'a', 'Anna'), (2, 'b', 'Ben');
    INSERT INTO thanks (key, asker, helper, skill, sentence, at) VALUES (7, 1, 2, 'excel', 'Great', 5);
    INSERT INTO notice (id, recipient, kind, thanks, service_url, bot, outcome, conversation, activity)
      VALUES (3, 2, 'thanks', 7, 'https://x/', 'bot', 'delivered', 'c', 'm');`);
  db.transaction(() => db.exec(migration('006-privacy'))).immediate();
  expect(db.prepare('SELECT * FROM thanks').all()).toEqual([
    { key: 7, asker: 1, helper: 2, skill: 'excel', sentence: 'Great', at: 5 },
  ]);
  expect(db.prepare('SELECT id, thanks, done_at FROM notice').all()).toEqual([
    { id: 3, thanks: 7, done_at: null },
  ]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.exec('DELETE FROM thanks');
  expect(db.prepare('SELECT * FROM notice').all()).toEqual([]);
  db.close();
});

test('notices from before stay what they are, and what was to be taken back still is', () => {
  const db = new (loadSqlite())(':memory:');
  for (const name of ['001-people', '002-skills', '003-thanks', '004-notices', '006-privacy'])
    db.transaction(() => db.exec(migration(name))).immediate();
  db.exec(`
    INSERT INTO person (key, id, name) VALUES (1, 'a', 'Anna'), (2, 'b', 'Ben');
    INSERT INTO choice (person, hidden) VALUES (2, 1);
    INSERT INTO thanks (key, asker, helper, skill, at) VALUES (7, 1, 2, 'excel', 5);
    INSERT INTO notice (id, recipient, kind, thanks, service_url, bot, due_at, outcome, conversation, activity) VALUES
      (3, 2, 'thanks', 7, 'https://x/', 'bot', NULL, 'delivered', 'c', 'm'),
      (4, 2, 'sentence', 7, 'https://x/', 'bot', 9, NULL, NULL, NULL),
      (5, 2, 'retract', NULL, 'https://x/', 'bot', 9, NULL, 'c', 'n');`);
  db.transaction(() => db.exec(migration('009-notices-of-all-kinds'))).immediate();
  expect(db.prepare('SELECT id, kind, subject, due_at, activity FROM notice').raw().all()).toEqual([
    [3, 'thanks', 7, null, 'm'],
    [4, 'sentence', 7, 9, null],
    [5, 'thanks', 0, 9, 'n'],
  ]);
  expect(db.prepare('SELECT hidden, digest FROM choice').raw().all()).toEqual([[1, 0]]);
  db.close();
});
