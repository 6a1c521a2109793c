import * as fc from 'fast-check';
import { DAY } from '../../src/clock';
import { fingerprint } from '../../src/thanks/testimonial';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';
import { DIRECTORY, objectId } from '../fakes/house';
import { actionsOf } from '../fakes/teams-double';
import { SURFACES } from './surfaces';

/** Names that are no part of any text of ours. */
const NAMES = ['Annaq Bergerq', 'Benq Fischerq', 'Chloeq Martinq', 'Davidq Ohmq'];
/** Words that only one of them has: a skill they list, and one in a sentence about themselves. */
const LISTED = ['Zarquinade', 'Zarbolismo', 'Zartufferei', 'Zarwendelig'];
const WROTE = ['quirbelann', 'quirbelben', 'quirbelchlo', 'quirbeldav'];
const PEOPLE = NAMES.map((name, n) => ({
  id: objectId(n + 1),
  name,
  upn: `person${n}@x.example`,
  // In a ring, so that everybody could betray somebody.
  manager: objectId(((n + 1) % NAMES.length) + 1),
  profile: {
    skills: ['Excel', n % 2 ? 'Power BI' : 'Power Query', LISTED[n] ?? ''],
    aboutMe: `I build greenhouses, ${WROTE[n]} and all.`,
  },
}));
type Colleague = (typeof PEOPLE)[number];

const who = fc.nat(NAMES.length - 1);
/** Buttons of every surface. */
const verb = fc.constantFrom(...SURFACES.flatMap(({ presses }) => presses));
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      who,
      text: fc.constantFrom(...SURFACES.flatMap(({ says }) => says)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      who,
      verb,
      other: who,
      own: fc.boolean(),
      source: fc.constantFrom('about', 'profile', 'all'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('vanish' as const),
      who,
      how: fc.constantFrom('hide', 'pause', 'forget'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('show' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      who,
      verb: fc.constantFrom('hide-source', 'hide-skill'),
      other: who,
      own: fc.boolean(),
      source: fc.constantFrom('about', 'profile', 'all'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      who,
      text: fc.constantFrom('who builds greenhouses?', 'greenhouses'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      who,
      level: fc.constantFrom('solve', 'learn'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('search' as const),
      who,
      dataset: fc.constantFrom(...SURFACES.flatMap(({ searches = [] }) => searches)),
      typed: fc.constantFrom('zar', 'ex', 'power', 'g', 'berg', 'benq', 'chloeq'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('compose' as const),
      who,
      typed: fc.constantFrom('', 'excel', 'power bi', 'greenhouses', 'benq', 'annaq'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('dialog' as const),
      who,
      other: who,
      dialog: fc.constantFrom(...SURFACES.flatMap(({ dialogs = [] }) => dialogs)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('suggest' as const), who, other: who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9);
  const config = { directory: { ...DIRECTORY, manager: true }, community: { managers: [objectId(1)] } };
  house = await openSmallHouse(PEOPLE, { clock: () => now, config });
});
afterEach(() => house.close());

async function sync(change: 'all' | Colleague): Promise<void> {
  const { people } = house.stores;
  const { run } = await people.begin({ full: false, takeOver: true });
  const changes =
    change === 'all'
      ? PEOPLE.map(({ id, name, upn, manager }) => ({
          kind: 'listed' as const,
          id,
          facts: { name, upn, manager, enabled: true, guest: false },
        }))
      : [{ kind: 'removed' as const, id: change.id, restorable: true }];
  await people.applyPage(run, { restarted: false, changes, token: 'token', last: true });
  const empty = { interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' };
  if (change === 'all')
    await people.saveReadings(
      run,
      PEOPLE.map(({ id, profile }) => ({ id, profile: { ...empty, ...profile } })),
    );
  await people.end(run);
}

/** Who must not be seen now, as the database has it. A break is from being asked: by button or name one is thanked anyhow. */
function unseen(one: Step): Colleague[] {
  const thanking =
    (one.kind === 'press' && one.verb === 'thank') ||
    (one.kind === 'dialog' && one.dialog === 'thank-round') ||
    (one.kind === 'say' && one.text.startsWith('/thank '));
  const gone = house.stores.db.prepare<[string, number], unknown>(
    `SELECT 1 FROM person p LEFT JOIN choice c ON c.person = p.key
     WHERE p.id = ? AND p.enabled = 1 AND p.forgotten = 0 AND coalesce(c.hidden, 0) = 0 AND coalesce(c.paused_until, 0) <= ?`,
  );
  return PEOPLE.filter(({ id }) => !gone.get(id, thanking ? Number.MAX_SAFE_INTEGER : now));
}

/** Everything that belongs to one person, the thanks of others to them aside. */
async function ownedBy({ id }: Colleague): Promise<string> {
  const stored = await house.stores.privacy.stored(id).catch(() => undefined);
  if (!stored) return 'nothing';
  const { person, skills, droppedSkills, hiddenSkills, hiddenSources, choices, thanksGiven, lastChange } =
    stored;
  const { champion, championRound, feedback, openSentences, requests, blockedAskers } = stored;
  return JSON.stringify([
    person,
    skills,
    droppedSkills,
    hiddenSkills,
    hiddenSources,
    choices,
    thanksGiven,
    lastChange,
    champion,
    championRound,
    openSentences,
    ...[stored.freshness, stored.digest, stored.firstWeek, stored.ambassador, blockedAskers],
    ...[stored.movedTopics, stored.mergedTopics, stored.taughtWords],
    // Helpers and the bot move a request on; what it asks, and that it helped or is withdrawn, is its asker’s alone.
    requests.map(({ question, skill, anonymous, champions, chosen, state }) => [
      ...[question, skill, anonymous, champions, chosen],
      ['solved', 'withdrawn'].includes(state as string) && state,
    ]),
    // An answer is for whoever wrote to give.
    feedback.map((row) => ({ ...row, answer: undefined })),
  ]);
}

/** The card that the sender sees. */
async function act(one: Exclude<Step, { kind: 'sync' | 'wait' | 'leave' }>): Promise<any> {
  const sender = PEOPLE[one.who] as Colleague;
  const press = (pressed: string, data: object = {}) => house.teams.press(sender, { verb: pressed, data });
  switch (one.kind) {
    case 'say':
      return house.teams.say(sender, one.text);
    case 'show':
      return press('show');
    case 'vanish':
      return press(one.how, { confirm: true });
    case 'add': {
      const data = { dialog: 'add-skills', skills: 'Excel', level: one.level };
      const invoke = { type: 'invoke', name: 'task/submit', value: { data } };
      return (await house.teams.post(house.teams.activity(sender, invoke))).body.task.value.card.content;
    }
    case 'suggest': {
      const { id } = PEOPLE[one.other] as Colleague;
      const data = { dialog: 'suggest-champion', skill: 'excel', person: id };
      const send = async (name: string) =>
        (await house.teams.post(house.teams.activity(sender, { type: 'invoke', name, value: { data } })))
          .body;
      return [await send('task/fetch'), await send('task/submit')];
    }
    case 'dialog': {
      const { id } = PEOPLE[one.other] as Colleague;
      const typed = {
        skills: 'Excel',
        level: 'solve',
        question: 'Who knows Excel?',
        topic: 'excel',
        anonymous: 'yes',
      };
      const foreign = {
        person: id,
        helper: id,
        asker: id,
        sender: id,
        skill: 'excel',
        request: newest('request'),
      };
      const data = {
        dialog: one.dialog,
        ...typed,
        ...foreign,
        sentence: 'Hello',
        thanks: 1,
        locale: 'de',
        pause: '',
      };
      const send = async (name: string) =>
        (await house.teams.post(house.teams.activity(sender, { type: 'invoke', name, value: { data } })))
          .body;
      return [await send('task/fetch'), await send('task/submit')];
    }
    case 'compose': {
      const value = { commandId: 'findHelpers', parameters: [{ name: 'skill', value: one.typed }] };
      const invoke = { type: 'invoke', name: 'composeExtension/query', value };
      return (await house.teams.post(house.teams.activity(sender, invoke))).body;
    }
    case 'search': {
      const value = { dataset: one.dataset, queryText: one.typed };
      const invoke = { type: 'invoke', name: 'application/search', value };
      return (await house.teams.post(house.teams.activity(sender, invoke))).body;
    }
    case 'press': {
      const { id } = PEOPLE[one.other] as Colleague;
      const foreign = { person: id, id, sender: id, asker: id, from: { aadObjectId: id }, recipient: id };
      const data = {
        ...foreign,
        helper: id,
        skill: one.own ? skillOf(one.who) : 'excel',
        skills: ['excel'],
        picks: `excel,power-bi,${skillOf(one.other)}`,
        level: 'learn',
        offset: 0,
        source: one.source,
        thanks: 1,
        nomination: 1,
        ambassador: 1,
        feedback: one.verb === 'answer-feedback' ? 1 : 'Hello',
        answer: 'Hello',
        question: 1,
        request: newest('request'),
        sentence: 'Hello',
        read: fingerprint('Hello'),
        confirm: true,
      };
      return press(one.verb, { ...data, locale: 'de', until: 'two-weeks' });
    }
  }
}

const newest = (table: 'request'): number =>
  Number(house.stores.db.prepare(`SELECT coalesce(max(key), 1) FROM ${table}`).pluck().get());

const skillOf = (n: number): string => `org:${(LISTED[n] ?? '').toLowerCase()}`;

/** Words of others that the sender must not read now: of the unseen, from hidden sources, of hidden skills. */
function kept(one: Step): string[] {
  const gone = new Set(unseen({ kind: 'wait' }).map(({ id }) => id));
  const hides = house.stores.db.prepare<[string, string, string], unknown>(
    `SELECT 1 FROM person p WHERE id = ? AND (
       EXISTS (SELECT 1 FROM hidden_source WHERE person = p.key AND source = ?)
       OR EXISTS (SELECT 1 FROM hidden_skill JOIN skill k ON k.key = skill WHERE person = p.key AND k.id = ?))`,
  );
  const said = house.stores.db.prepare<[string, string], unknown>(
    `SELECT 1 FROM evidence e JOIN person p ON p.key = e.person JOIN skill k ON k.key = e.skill
     WHERE p.id = ? AND k.id = ? AND e.source = 'added' AND NOT EXISTS (
       SELECT 1 FROM hidden_skill h WHERE h.person = e.person AND h.skill = e.skill)`,
  );
  return PEOPLE.flatMap(({ id }, n) => {
    if ('who' in one && one.who === n) return [];
    const isGone = gone.has(id);
    const listed = isGone || (hides.get(id, 'profile', skillOf(n)) && !said.get(id, skillOf(n)));
    const wrote = isGone || hides.get(id, 'about', '');
    return [...(listed ? [LISTED[n] ?? ''] : []), ...(wrote ? [WROTE[n] ?? ''] : [])];
  });
}

/** Names of the unseen that stand on a card, those aside that the viewer may know: their own, and whom thanks are about. */
function betrayed(shown: unknown, one: Step, hidden: readonly Colleague[]): string[] {
  const text = JSON.stringify(shown);
  const sender = 'who' in one ? PEOPLE[one.who] : undefined;
  return hidden
    .filter(({ name, upn, id }) => id !== sender?.id && [name, upn].some((word) => text.includes(word)))
    .map(({ name }) => name);
}

/**
 * Who knows of each other by a request: the helper who said yes and the asker, and whoever was asked with the asker's
 * name. That stays so when one of them hides afterwards.
 */
function met(one: Step): Set<string> {
  const sender = 'who' in one ? PEOPLE[one.who]?.id : undefined;
  const pairs = house.stores.db
    .prepare<[], { asker: string; helper: string; named: 0 | 1; yes: 0 | 1; chosen: 0 | 1 }>(
      `SELECT a.id AS asker, h.id AS helper, r.anonymous = 0 AS named, r.chosen IS h.key AS chosen,
         coalesce(p.answer IN ('accept', 'tried'), 0) AS yes
       FROM request r JOIN person a ON a.key = r.asker
       JOIN person h ON h.key = r.chosen OR h.key IN (SELECT helper FROM ping WHERE request = r.key)
       LEFT JOIN ping p ON p.request = r.key AND p.helper = h.key`,
    )
    .all();
  return new Set(
    pairs.flatMap(({ asker, helper, named, yes, chosen }) => [
      ...(sender === helper && (named || yes) ? [asker] : []),
      ...(sender === asker && (yes || chosen) ? [helper] : []),
    ]),
  );
}

/** Cards about one's own thanks name the other side by right: they were told when the thanks were given. */
const ABOUT_MY_THANKS = new Set([
  ...['export', 'profile', 'undo', 'answer-feedback'],
  ...[
    'add-sentence',
    'show-sentence',
    'hide-sentence',
    'change-sentence',
    'post-sentence',
    'my-thanks',
    'more-thanks',
    'next-thanks',
    'record',
  ],
]);

test('every command, button, dialog and search stands here, so that none is forgotten', () => {
  const { commands } = house.running.app;
  const keys = (part: 'actions' | 'dialogs' | 'searches') =>
    commands.flatMap((command) => Object.keys(command[part] ?? {})).sort();
  const listed = (part: 'presses' | 'dialogs' | 'searches') =>
    [...new Set(SURFACES.flatMap((surface) => surface[part] ?? []))].sort();
  expect(SURFACES.map(({ command }) => command).sort()).toEqual(commands.map(({ name }) => name).sort());
  expect(listed('presses')).toEqual(keys('actions'));
  expect(listed('dialogs')).toEqual(keys('dialogs'));
  expect(listed('searches')).toEqual(keys('searches'));
});

test('whatever people do: nobody hidden, paused, forgotten or gone is shown, and nobody changes what is another’s', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        let owned: string[] | undefined;
        for (const one of steps) {
          if (one.kind === 'wait' || one.kind === 'sync' || one.kind === 'leave') owned = undefined;
          if (one.kind === 'wait') now += 15 * DAY;
          else if (one.kind === 'sync') await sync('all');
          else if (one.kind === 'leave') await sync(PEOPLE[one.who] as Colleague);
          else {
            const others = (all: readonly string[]) => all.filter((_, n) => n !== one.who);
            const before = owned ?? (await Promise.all(PEOPLE.map(ownedBy)));
            const shown = await act(one);
            const after = await Promise.all(PEOPLE.map(ownedBy));
            owned = after;
            // With a person, the thanks that others gave them go.
            if (!deletes(one)) expect(others(after)).toEqual(others(before));
            const mine =
              (one.kind === 'press' && ABOUT_MY_THANKS.has(one.verb)) ||
              (one.kind === 'say' && one.text === '/me');
            const known = met(one);
            const strangers = unseen(one).filter(({ id }) => !known.has(id));
            if (!mine) expect([one, betrayed(shown, one, strangers)]).toEqual([one, []]);
            const text = JSON.stringify(shown).toLowerCase();
            expect([one, kept(one).filter((word) => text.includes(word.toLowerCase()))]).toEqual([one, []]);
            expect(actionsOf(shown).every(({ type }) => type.startsWith('Action.'))).toBe(true);
          }
        }
      })
      .afterEach(reset),
    { numRuns: 40 },
  );
});

const deletes = (one: Step) =>
  (one.kind === 'vanish' && one.how === 'forget') || (one.kind === 'press' && one.verb === 'forget');

/** Everybody as on the first day. */
async function reset(): Promise<void> {
  house.stores.db.exec(
    'DELETE FROM forgotten; DELETE FROM notice; DELETE FROM thanks; DELETE FROM choice; DELETE FROM hidden_skill; DELETE FROM hidden_source; DELETE FROM champion; DELETE FROM champion_round; DELETE FROM nomination; DELETE FROM feedback; DELETE FROM request; DELETE FROM asker_block; UPDATE person SET forgotten = 0;',
  );
  await sync('all');
}

/** What concerns champions, often enough that each of it meets the others. */
const championStep = fc.record({
  who,
  other: who,
  does: fc.constantFrom(
    ...(['become-champion', 'become-champion', 'step-down', 'champion-yes', 'champion-no', 'undo'] as const),
    ...([
      'hide',
      'hide',
      'show',
      'pause',
      'resume',
      'forget',
      'keep to oneself',
      'leave',
      'suggest',
    ] as const),
  ),
});

test('whoever is champion: the unseen stand on no list, and only their own yes makes anybody one', async () => {
  const championsNow = () =>
    house.stores.db
      .prepare<[], [string, string]>('SELECT p.id, h.skill FROM champion h JOIN person p ON p.key = h.person')
      .raw()
      .all();
  const keeps = house.stores.db.prepare<[string], unknown>(
    `SELECT 1 FROM hidden_skill JOIN person p ON p.key = person JOIN skill k ON k.key = skill WHERE p.id = ? AND k.id = 'excel'`,
  );
  await fc.assert(
    fc
      .asyncProperty(fc.array(championStep, { minLength: 3, maxLength: 12 }), async (steps) => {
        for (const { who: n, other, does } of steps) {
          const [sender, named] = [PEOPLE[n], PEOPLE[other]] as [Colleague, Colleague];
          const before = championsNow().filter(([id]) => id !== sender.id);
          const nomination = house.stores.db
            .prepare('SELECT coalesce(max(key), 0) FROM nomination')
            .pluck()
            .get();
          if (does === 'leave') await sync(sender);
          else if (does === 'keep to oneself')
            await house.stores.ownSkills.hideSkill(sender.id, 'excel', true).catch(() => undefined);
          else if (does === 'suggest') await act({ kind: 'suggest', who: n, other });
          else
            await house.teams.press(sender, {
              verb: does,
              data: { skill: 'excel', person: named.id, id: named.id, nomination, confirm: true },
            });
          // What others are does not change, but that somebody is gone altogether.
          const after = championsNow().filter(([id]) => id !== sender.id);
          expect([does, after]).toEqual([does, before]);
          for (const text of ['/champions', '/champions excel']) {
            const shown = await house.teams.say(named, text);
            const look = { kind: 'say' as const, who: other, text } as Step;
            expect([does, text, betrayed(shown, look, unseen(look))]).toEqual([does, text, []]);
            const kept = PEOPLE.filter(({ id }) => id !== named.id && keeps.get(id));
            expect([does, text, betrayed(shown, look, kept)]).toEqual([does, text, []]);
          }
        }
      })
      .afterEach(reset),
    { numRuns: 20 },
  );
});
