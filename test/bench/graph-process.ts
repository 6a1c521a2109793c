import { startGraphEmulator } from '../../src/demo/graph-emulator';

/** What this process is told, and answers with an empty message. */
export type GraphOrder =
  /** So many people change. */
  | { readonly change: number }
  /** It is that time, in ms. */
  | { readonly now: number };

/**
 * A Graph in a process of its own, so that what a sync needs can be told from what the emulator needs. Its time is
 * told; `latency` is real.
 *
 * @param units resource units in 10 s.
 * @param latency how long each answer takes, in ms.
 * @param isShort profiles name one skill and nothing else, which is quicker to store.
 */
async function main(count: number, units: number, latency: number, isShort: boolean): Promise<void> {
  let now = 0;
  const person = (index: number) => (isShort ? short(index) : wellKept(index));
  const graph = await startGraphEmulator({
    people: Array.from({ length: count }, (_, index) => person(index)),
    units,
    clock: () => now,
    ...(latency > 0
      ? { faults: ({ kind }) => (kind === 'item' ? undefined : { kind: 'slow', ms: latency }) }
      : {}),
  });
  process.on('message', (order: GraphOrder) => {
    if ('now' in order) now = order.now;
    else
      for (let index = 0; index < order.change; index += 1) {
        graph.set({ ...person(index * 7), jobTitle: `Moved ${index}` });
      }
    process.send?.({});
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(graph.url);
}

const WORDS = ['Excel', 'Power BI', 'SAP', 'Projektmanagement', 'Python', 'Vertrieb', 'Datenschutz', 'Teams'];

/** Eight short texts and a sentence; about what a well-kept profile says. */
function wellKept(index: number) {
  const word = (offset: number) => `${WORDS[(index + offset) % WORDS.length]} ${(index * 31 + offset) % 97}`;
  return {
    id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    displayName: `Colleague Number${index}`,
    mail: `c${index}@example.org`,
    userPrincipalName: `c${index}@example.org`,
    jobTitle: 'Sachbearbeiter',
    department: `Department ${index % 50}`,
    officeLocation: 'Wien',
    preferredLanguage: 'de-AT',
    usageLocation: 'AT',
    accountEnabled: true,
    userType: 'Member',
    skills: [word(0), word(1), word(2), word(3)],
    interests: [word(4)],
    pastProjects: [word(5)],
    responsibilities: [word(6)],
    schools: ['TU Wien'],
    aboutMe: `Ich helfe gern bei ${word(7)}.`,
  };
}

function short(index: number) {
  const none = { interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: null };
  return { ...wellKept(index), ...none, skills: [`${WORDS[index % WORDS.length]} ${index % 97}`] };
}

const [people = 0, units = 0, latency = 0, isShort = 0] = process.argv.slice(2).map(Number);
void main(people, units, latency, isShort === 1);
