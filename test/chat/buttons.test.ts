import { COMMANDS } from '../../src/chat/commands/names';
import type { Locale } from '../../src/people/person';
import { objectId, type Colleague } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';
import { nodesOf } from '../cards/every-card';

const ASKERS: Record<Locale, Colleague> = {
  en: { id: objectId(101), name: 'Chloe Martin', language: 'en-GB', profile: { skills: ['French'] } },
  de: { id: objectId(102), name: 'Anna Berger', language: 'de-AT', profile: { skills: ['Keramik'] } },
};
/** So many people and skills that results and topics have several pages. */
const COMPANY: Colleague[] = Array.from({ length: 30 }, (_, n) => ({
  id: objectId(n + 1),
  name: `Kollegin ${String.fromCharCode(65 + (n % 26))}${n}`,
  upn: `k${n}@x.example`,
  profile: {
    skills: [
      n % 2 ? 'Excel' : 'Excel dashboards',
      n % 3 ? 'Go' : 'Projektmanagement',
      n % 5 ? 'Produktmanagement' : 'CRM',
      `Rarität ${n}`,
    ],
    aboutMe: n % 2 ? 'Ich habe schon oft Gewächshäuser gebaut.' : '',
  },
}));

let house: SmallHouse;

beforeAll(async () => {
  const managers = [objectId(1), ...Object.values(ASKERS).map(({ id }) => id)];
  house = await openSmallHouse([...COMPANY, ...Object.values(ASKERS)], {
    config: { community: { managers } },
  });
  // So many topics have champions, and one so many of them, that their lists have several pages.
  const topics = ['excel', 'go', 'crm', 'r', 'c', 'welding', 'cpp', 'csharp', 'dotnet', 'pivot-tables'];
  for (const [n, { id }] of COMPANY.entries()) {
    for (const skill of new Set(['excel', topics[n % topics.length] ?? '']))
      await house.stores.champions.signUp(id, skill, 1);
  }
  const word = { author: objectId(1), text: 'Gern mehr davon', anonymous: true, at: Date.now() };
  await house.stores.feedback.send(word, managers.slice(1), ROUTE);
});
afterAll(() => house.close());

const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: 'tenant', botId: '28:bot' };

const TALK = [
  '/champions',
  '/champions excel',
  '/champions quantum',
  '/feedback',
  '/feedback Mehr Beispiele bitte',
  '/help',
  '/topics',
  '/skill excel',
  '/skill',
  '/me',
  '/add excel',
  'hello',
  '/nonsense',
  'PM',
  'Gewächshäuser',
  'quantum basket weaving',
  '/skill go and excel',
  'Kollegin',
  '/ask How do I sort in Excel?',
  '/ask',
  '/requests',
  'x'.repeat(2000),
];

/** Buttons beside a field. */
const TYPED = new Set(['add-sentence', 'change-sentence', 'feedback-named', 'feedback-anonymous']);
/** Of each verb so many different buttons are pressed. */
const ENOUGH = 12;

test.each(['en', 'de'] as const)(
  'no button (%s) leads to a card with the same button, and every one leads somewhere',
  async (locale) => {
    const asker = ASKERS[locale];
    const cards: any[] = [];
    // So that requests of others wait for the asker as well.
    for (const one of COMPANY.slice(0, 3))
      await house.teams.say(one, locale === 'de' ? '/ask Keramik' : '/ask French');
    for (const text of TALK) cards.push(await house.teams.say(asker, text));
    const pressed = new Map<string, string>();
    for (let card = cards.shift(); card; card = cards.shift()) {
      for (const { type, verb, data } of actionsOf(card)) {
        const key = JSON.stringify([verb, data]);
        const often = [...pressed.values()].filter((one) => one === verb).length;
        // Another language and being forgotten have tests of their own.
        const skipped = type !== 'Action.Execute' || ['language', 'forget'].includes(verb);
        if (skipped || pressed.has(key) || often >= ENOUGH) continue;
        const typed = { sentence: 'Gut erklärt', feedback: 'Mehr Beispiele', answer: 'Gern' };
        const filled = TYPED.has(verb) ? { ...typed, ...data } : data;
        const next = await house.teams.press(asker, { verb, data: filled });
        pressed.set(key, verb);
        const verbs = nodesOf(next).flatMap((node) => (node.verb ? [node.verb] : []));
        expect({ verb, on: textOf(next), verbs }).toEqual({
          verb,
          on: expect.not.stringMatching(/geht nicht mehr|no longer works/),
          verbs: expect.not.arrayContaining([verb]),
        });
        expect(next.lang).toBe(locale);
        expect(Buffer.byteLength(JSON.stringify(next))).toBeLessThan(25_000);
        cards.push(next);
      }
    }
    // The whole house was seen: pages of results and topics, thanks, sentences, choices, help.
    const verbs = new Set(pressed.values());
    expect([...verbs].sort()).toEqual(
      expect.arrayContaining([
        'accept',
        'ask',
        'decline',
        'forward',
        'later',
        'withdraw',
        'add-sentence',
        'ask-champions',
        'badge-png',
        'badge-svg',
        'become-champion',
        'champion-badge',
        'champions',
        'champions-of',
        'feedback-anonymous',
        'feedback-named',
        'more-champion-topics',
        'more-champions',
        'open-questions',
        'round-off',
        'round-on',
        'step-down',
        'choose',
        'confirm',
        'hide',
        'pause',
        'remove',
        'first',
        'help',
        'more',
        'more-topics',
        'next',
        'next-topics',
        'thank',
        'try',
        'undo',
      ]),
    );
    expect(pressed.size).toBeGreaterThan(60);
  },
);

test('pages show everybody once', async () => {
  let card = await house.teams.say(ASKERS.en, '/skill excel dashboards');
  const seen: string[] = [];
  for (;;) {
    const helpers = actionsOf(card).flatMap(({ type, url }) =>
      type === 'Action.OpenUrl' ? [new URL(url).searchParams.get('users') ?? ''] : [],
    );
    seen.push(...helpers);
    const next = actionsOf(card).find(({ verb }) => verb === 'more' || verb === 'next');
    if (!next) break;
    card = await house.teams.press(ASKERS.en, next);
  }
  expect(seen.length).toBeGreaterThan(14);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the commands of the app are those that help, the Teams package and the readme promise', () => {
  expect(house.running.app.commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
});
