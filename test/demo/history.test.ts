import { CHAMPION, fillHistory, HISTORY_MANAGER, SECOND, TOPIC } from '../../src/demo/history';
import { startOf, weekOf } from '../../src/pulse/pulse';
import { parseGlossary } from '../../src/skills/glossary';
import { createResolver } from '../../src/skills/resolve';
import { parseVocabularyText } from '../../src/skills/vocabulary-text';
import { openStores } from '../../src/wire';
import { silent } from '../fakes/directory-house';
import { CONFIG, objectId } from '../fakes/house';
import { fillWith } from '../teams/small-house';

const NOW = Date.UTC(2026, 10, 25, 9);
/** The last five closed weeks: the gap, the champion in the second, a second one in the fourth. */
const STORY = { weeks: 5, seen: 1, joined: 3 };
const WEEKS = [5, 4, 3, 2, 1].map((back) => weekOf(NOW) - back);
const TEXT = 'copilot-studio = Copilot Studio | Copilot Studio\nsnowflake = Snowflake | Snowflake';

test('the demo tells a story: a gap is seen, a champion found, requests are solved, and thanks can be read', async () => {
  let now: number | undefined;
  const { concepts } = parseVocabularyText([{ name: 'small', text: TEXT }]);
  const vocabulary = { concepts, ambiguities: [] };
  const stores = openStores(
    { ...CONFIG, databaseUrl: 'file::memory:' },
    () => now ?? NOW,
    createResolver({ vocabulary, glossary: parseGlossary('') }),
  );
  try {
    const others = Array.from({ length: 16 }, (_, n) => objectId(n + 1));
    await fillWith(
      stores,
      [HISTORY_MANAGER, CHAMPION, SECOND, ...others].map((id, n) => ({
        ...{ id, name: `Person ${n}`, language: n % 2 ? 'de-DE' : 'en-GB', upn: `p${n}@x.example` },
      })),
    );
    const tell = () => fillHistory(CONFIG, stores, { pretend: (at) => (now = at), log: silent }, STORY);
    expect(await tell()).toBe(true);
    expect(now).toBeUndefined();

    // The gap: people look for the topic and find nobody, until somebody does something about it.
    expect(await stores.pulse.told()).toEqual(WEEKS);
    const course = await stores.pulse.weeks(WEEKS[4]!, WEEKS.length, [TOPIC]);
    const weeks = (what: string) => course.find((one) => one.what === what)?.weeks ?? [0, 0, 0, 0, 0];
    expect(weeks('nothing').map(Boolean)).toEqual([true, true, false, false, false]);
    expect(weeks('unsolved')[0]).toBeGreaterThan(0);
    expect(weeks('found').map(Boolean)).toEqual([false, false, true, true, true]);
    expect(weeks('solved').map(Boolean)).toEqual([false, false, true, true, true]);

    // Somebody was asked, and said yes; a second one learned it.
    expect(await stores.champions.championsOf([TOPIC])).toEqual([CHAMPION]);
    const said = stores.db.prepare('SELECT since FROM champion').pluck().get() as number;
    expect(weekOf(said)).toBe(WEEKS[1]);
    expect(said).toBeGreaterThan(startOf(WEEKS[1]!));
    const helped = stores.db
      .prepare(
        `SELECT DISTINCT p.id FROM request r JOIN ping g ON g.request = r.key AND g.answer = 'accept'
         JOIN person p ON p.key = g.helper WHERE r.state = 'solved'`,
      )
      .pluck()
      .all();
    expect(helped.sort()).toEqual([CHAMPION, SECOND].sort());

    // What people wrote with their thanks can be read, in more than one voice.
    const praise = await stores.testimonials.about([CHAMPION, SECOND], [TOPIC]);
    expect([...praise.keys()].sort()).toEqual([CHAMPION, SECOND].sort());
    const sentences = (await stores.thanks.received(CHAMPION)).flatMap(({ sentence }) => sentence ?? []);
    expect(new Set(sentences).size).toBeGreaterThan(4);

    // It is told once.
    expect(await tell()).toBe(false);
  } finally {
    stores.counter.flush();
    stores.db.close();
  }
});
