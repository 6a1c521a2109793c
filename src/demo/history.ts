import { DAY, WEEK } from '../clock';
import type { Config } from '../config';
import type { Log } from '../log';
import type { Person } from '../people/person';
import { TERMS } from '../privacy/privacy';
import { startOf, weekOf } from '../pulse/pulse';
import { everybody } from '../sqlite/everybody';
import type { Stores } from '../wire';
import { createColleagues, type Colleagues } from './history-people';

/** How the story goes, in weeks from its beginning. */
export interface Story {
  /** So many are told. */
  readonly weeks: number;
  /** When the gap is seen and somebody is asked. */
  readonly seen: number;
  /** When a second one joins. */
  readonly joined: number;
}
const STORY: Story = { weeks: 12, seen: 4, joined: 8 };
/** Who looks after the community in this story, unless the settings name others: David Kowalski. */
export const HISTORY_MANAGER = '44444444-4444-4444-8444-444444444444';
/** Konstantin Weber, who knows what is close to the topic; and Hassan Mansouri, who learns it from him. */
export const CHAMPION = 'f3ea00e7-6a57-4f46-9dc3-b4d2baf00191';
export const SECOND = 'fe60cb52-5a13-4b16-9a46-0d6650855722';
export const TOPIC = 'copilot-studio';
const WORDS = 'Copilot Studio';
const QUESTION = {
  de: 'Wie baue ich in Copilot Studio einen Agenten, der unsere Produktblätter kennt?',
  en: 'How do I build an agent in Copilot Studio that knows our product sheets?',
};
const SENTENCES = {
  de: [
    'Nach einer halben Stunde lief mein erster Agent.',
    'Du hast mir gezeigt, wo ich anfangen muss. Danke!',
    'Endlich verstehe ich, was Themen und Auslöser sind.',
    'Zwei Fragen von dir, und mein Knoten war gelöst.',
    'Unser Agent kennt jetzt die Produktblätter, und ich weiß, warum.',
    'Geduldig, auch beim dritten Mal. Das hat gutgetan.',
    'Ich hatte Angst vor dem Thema. Jetzt zeige ich es meinem Team.',
  ],
  en: [
    'My first agent answered after half an hour with you.',
    'You showed me where to start, and the rest was easy.',
    'Ten minutes with you saved me two days of reading.',
    'I finally know why it answered with the old prices.',
    'You let me click myself, and now it sticks.',
  ],
};
/** What people search besides, with how many do so in the first and in the last week. */
const BESIDES: readonly (readonly [words: string, first: number, last: number])[] = [
  ['Excel-Dashboards', 14, 12],
  ['Power BI', 6, 22],
  ['Vertragsverhandlung', 8, 9],
  ['Python', 5, 11],
  ['SAP', 12, 7],
  // Nobody lists it, and it stays a gap until somebody in the demo does something about it.
  ['Snowflake', 3, 13],
];

/** The same people each time. */
function createDraw(people: readonly Person[]) {
  let state = 20260105;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return (count: number): Person[] => {
    const left = [...people];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const [one] = left.splice(Math.floor(random() * left.length), 1);
      return one as Person;
    });
  };
}

/** Somebody has to read pulse and feedback; where the settings name nobody, it is the one of this story. */
export function withManager(config: Config): Config {
  const community = config.community ?? { managers: [] };
  if (community.managers.length > 0 || community.managersGroup) return config;
  return { ...config, community: { ...community, managers: [HISTORY_MANAGER] } };
}

/**
 * Twelve weeks in the life of one topic: people search it and find nobody, requests stay without help, somebody is asked
 * to become champion and says yes, requests get solved, and thanks with a sentence follow. All of it is said and pressed
 * by people of the fictional company through the commands that everybody uses; only the clock is ours.
 *
 * @param pretend sets the clock of `stores`; undefined gives the real time back.
 * @returns false when the database has numbers of its own already.
 */
export async function fillHistory(
  config: Config,
  stores: Stores,
  { pretend, log }: { readonly pretend: (at: number | undefined) => void; readonly log: Log },
  { weeks, seen, joined }: Story = STORY,
): Promise<boolean> {
  const { people, counter, privacy, pulse, clock } = stores;
  const current = weekOf(clock());
  if ((await pulse.told()).length > 0) return false;
  const listed = everybody(stores.db).filter(({ enabled, guest }) => enabled && !guest);
  const find = async (id: string) => people.find(id);
  const [manager, champion, second] = await Promise.all([HISTORY_MANAGER, CHAMPION, SECOND].map(find));
  // Another directory than the bundled one has other people, and no such story.
  if (!manager || !champion || !second) return false;
  const helpers = [champion, second];
  const others = listed.filter(({ id }) => ![manager, ...helpers].some((one) => one.id === id));
  const draw = createDraw(others);
  const colleagues = createColleagues(config, stores, { manager: manager.id, log });
  try {
    for (const { id } of helpers) await people.choose(id, { weeklyPings: 50 });
    let told = 0;
    for (let week = 0; week < weeks; week += 1) {
      const monday = startOf(current - weeks + week);
      let at = monday + 9 * 60 * 60_000;
      const next = (): void => pretend((at += 7 * 60_000));
      next();
      const growth = week / (weeks - 1);
      for (const [words, first, last] of BESIDES)
        for (const person of draw(Math.round(first + (last - first) * growth)))
          await colleagues.say(person, words);
      for (const person of draw(7 + week)) await colleagues.say(person, WORDS);
      next();
      if (week === seen) await findChampion(colleagues, { manager, champion }, next);
      if (week === joined)
        await colleagues.fillIn(second, 'add-skills', { skills: WORDS, picks: TOPIC, level: 'start' });
      if (week >= seen - 2) {
        const asking = draw(week < seen ? 5 : 7 + Math.round(growth * 13));
        // In the end so many ask that two are not enough.
        const helped = week <= seen ? 0 : week < weeks - 2 ? asking.length : asking.length - 5;
        for (const [n, asker] of asking.entries()) {
          next();
          const helper = week >= joined && n % 3 === 0 ? second : champion;
          await ask(colleagues, asker, n < helped ? helper : undefined, told++);
        }
      }
      pretend(monday + 6 * DAY);
      await colleagues.settle();
      await refuse(colleagues);
      counter.flush();
      // The night after the week: numbers are made, hashes and their secret go.
      pretend(monday + WEEK + 2 * 60 * 60_000);
      await privacy.tidy(clock(), config.terms ?? TERMS);
    }
    return true;
  } finally {
    await colleagues.stop();
    pretend(undefined);
  }
}

/** The gap is seen in the pulse; somebody who knows what is close to it is asked, and says yes. */
async function findChampion(
  colleagues: Colleagues,
  { manager, champion }: { readonly manager: Person; readonly champion: Person },
  next: () => void,
): Promise<void> {
  await colleagues.say(manager, '/pulse');
  await colleagues.fillIn(manager, 'suggest-champion', { skill: TOPIC, person: champion.id });
  await colleagues.settle();
  next();
  await colleagues.press(champion, 'champion-yes');
  await colleagues.fillIn(champion, 'add-skills', { skills: WORDS, picks: TOPIC, level: 'solve' });
  await colleagues.settle();
}

/** Somebody asks, the n-th of all; the helper says yes and it is solved, or nobody can help yet. */
async function ask(
  colleagues: Colleagues,
  asker: Person,
  helper: Person | undefined,
  n: number,
): Promise<void> {
  const language = asker.language?.startsWith('de') ? 'de' : 'en';
  await colleagues.say(asker, `/ask ${QUESTION[language]}`);
  await colleagues.settle();
  if (!helper) {
    await refuse(colleagues);
    return;
  }
  if (!(await colleagues.press(helper, 'accept'))) return;
  await colleagues.settle();
  const solved = await colleagues.press(asker, 'solved', await colleagues.say(asker, '/requests'));
  if (!solved) return;
  const thanked = await colleagues.press(asker, 'thank', solved);
  if (thanked && n % 2 === 0) {
    const sentence = SENTENCES[language][(n / 2) % SENTENCES[language].length];
    const given = await colleagues.press(asker, 'add-sentence', thanked, { sentence });
    await colleagues.settle();
    // Both say that others may read it, where they can be asked for that.
    if (given && (await colleagues.press(asker, 'show-sentence', given))) {
      await colleagues.settle();
      await colleagues.press(helper, 'show-sentence');
    }
  }
  await colleagues.settle();
}

/** Whoever is near says "not today", until nobody is left to be asked. */
async function refuse(colleagues: Colleagues): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    const asked = colleagues.asked('later');
    if (asked.length === 0) return;
    for (const id of asked) await colleagues.press({ id, name: '' }, 'later');
    await colleagues.settle();
  }
}
