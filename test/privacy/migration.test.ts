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
