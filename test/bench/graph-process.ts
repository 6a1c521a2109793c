import { startGraphEmulator } from '../../src/demo/graph-emulator';

/** A Graph in a process of its own, so that what a sync needs can be told from what the emulator needs. */
async function main(count: number): Promise<void> {
  const graph = await startGraphEmulator({
    people: Array.from({ length: count }, (_, index) => person(index)),
    units: 1_000_000,
  });
  process.on('message', (changes: number) => {
    for (let index = 0; index < changes; index += 1) {
      graph.set({ ...person(index * 7), jobTitle: `Moved ${index}` });
    }
    process.send?.('changed');
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(graph.url);
}

const WORDS = ['Excel', 'Power BI', 'SAP', 'Projektmanagement', 'Python', 'Vertrieb', 'Datenschutz', 'Teams'];

/** Eight short texts and a sentence; about what a well-kept profile says. */
function person(index: number) {
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

void main(Number(process.argv[2]));
