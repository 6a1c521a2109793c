import { company } from '../../src/demo/company';
import { CONFIG } from '../fakes/house';
import { openStores } from '../../src/wire';
import { createFindHelpers } from '../../src/skills/find-helpers';
import type { Finding } from '../../src/skills/skill';

/**
 * What colleagues ask the demo company, judged by reading the answers: the helper who must come first (or, with
 * `~`, be among the first three), `?` and the skills to choose from, or `-` where nobody is the right answer.
 */
const QUESTIONS = `
  Wer kann mir bei Pivot-Tabellen helfen?                  | Ben Fischer
  #excel-dashboards                                        | Ben Fischer
  Exel dashbord                                            | Ben Fischer
  SVERWEIS                                                 | Jana Moser
  DSGVO                                                    | Claudia Hofmann
  Wer kennt sich mit Lohnabrechnung aus?                   | Magdalena Huber
  Wer kann mir bei Lohnabrechung helfen?                   | Magdalena Huber
  Wer hat schon mal eine Betriebsvereinbarung verhandelt?  | Claudia Hofmann
  Gefahrgut                                                | Jürgen Pfeiffer
  Gebärdensprache                                          | Monika Seidel
  Umsatzsteuervoranmeldung                                 | Elif Şahin
  KI-Verordnung                                            | Konstantin Weber
  Wer kann Power BI und DAX?                               | Melanie Peters
  Konzernabschluss nach IFRS                               | ~ Elif Şahin
  Latex Vorlage                                            | Tim Bauer
  Vertragsverhandlung auf Französisch                      | Chloe Martin
  Leckerkennung                                            | ~ Eva-Maria Schäfer
  PM                                                       | ? project-management, product-management
  Was gibt es heute zum Mittagessen?                       | -
  Wer kann mir Tiefseetauchen beibringen?                  | -
  Wer ist Claudia Hofmann?                                 | Claudia Hofmann
  Moser, Jana                                              | Jana Moser
  need help w/ contract negotiation in french              | Chloe Martin
  who knows kubernetes                                     | Rahul Iyer
  pivot                                                    | Ben Fischer
  C#                                                       | David Kowalski
  .NET                                                     | David Kowalski
  technical writing                                        | ~ Ritu Chatterjee
  letter of credit                                         | ~ Li Na Zhou
  ISO 27001 certification                                  | Katharina Vogel
  GDPR                                                     | Claudia Hofmann
  kanban board                                             | ~ Nikolai Brandt
  travel expenses                                          | ~ Magdalena Huber
  who can explain IFRS 16 to me?                           | Elif Şahin
  customer complaint handling                              | Aylin Özdemir
  photoshop                                                | Camille Bernard
  italian                                                  | ~ Verena Gruber
  jana mosr                                                | Jana Moser
  happy birthday                                           | -
  how long does the bus take                               | -
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [question: string, answer: string]);

const names = new Map(company().map(({ id, displayName }) => [id, displayName]));
let ask: (words: string) => Promise<Finding>;
let close: () => void;

beforeAll(async () => {
  const stores = openStores(CONFIG);
  close = () => stores.db.close();
  const { run } = await stores.people.begin({ full: false, takeOver: true });
  await stores.people.applyPage(run, {
    restarted: true,
    changes: company().map((person) => ({
      kind: 'listed' as const,
      id: person.id,
      facts: {
        name: person.displayName,
        ...(person.jobTitle === null ? {} : { title: person.jobTitle }),
        enabled: person.accountEnabled,
        guest: person.userType === 'Guest',
      },
    })),
    token: 'token',
    last: true,
  });
  await stores.people.saveReadings(
    run,
    company().map(({ id, skills, interests, pastProjects, responsibilities, schools, aboutMe }) => ({
      id,
      profile: { skills, interests, pastProjects, responsibilities, schools, aboutMe },
    })),
  );
  await stores.people.end(run);
  const findHelpers = createFindHelpers({ resolver: stores.resolver, index: stores.index, clock: () => 0 });
  ask = (words) => findHelpers({ words, locale: 'de', limit: 5 });
});
afterAll(() => close());

test.each(QUESTIONS)('%s → %s', async (question, answer) => {
  const { helpers, resolution } = await ask(question);
  const found = helpers.map(({ person }) => names.get(person));
  if (answer === '-') expect(found).toEqual([]);
  else if (answer.startsWith('?')) {
    expect(resolution.ambiguous.map(({ id }) => id)).toEqual(answer.slice(1).trim().split(', '));
  } else if (answer.startsWith('~')) expect(found.slice(0, 3)).toContain(answer.slice(1).trim());
  else expect(found[0]).toBe(answer);
});

test('related colleagues fill a short list up and never more', async () => {
  for (const [question] of QUESTIONS) {
    const { helpers, total } = await ask(question);
    const related = helpers.filter(({ reasons }) => reasons[0]?.kind === 'related').length;
    expect([question, related > 0 ? total : 0]).toEqual([question, related > 0 ? Math.min(total, 5) : 0]);
  }
});

test('two wanted skills get a fact each, and each fact comes once', async () => {
  const { helpers } = await ask('need help w/ contract negotiation in french');
  expect(helpers[0]?.reasons.map((reason) => 'text' in reason && reason.text)).toEqual([
    'contract negotiation',
    'French',
  ]);
  for (const { reasons } of helpers) {
    const texts = reasons.map((reason) => JSON.stringify(reason));
    expect(new Set(texts).size).toBe(texts.length);
  }
});
