import { readTemplates } from '../../src/cli/app-package';
import { company } from '../../src/demo/company';
import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';

/**
 * What colleagues ask the demo company in the chat, judged by reading the cards: the helper who must come first (or,
 * with `~`, be among the first three), and what the card must say about the first; `?` and the buttons to choose
 * from, or `-` where nobody is the right answer. In English from `who`, `need`, a lower-case word and so on.
 */
const GERMAN = `
  Wer kann mir bei Pivot-Tabellen helfen?                  | ~ Ben Fischer       | im Profil
  #excel-dashboards                                        | Ben Fischer         | Nennt Excel-Dashboards im Profil
  Exel dashbord                                            | Ben Fischer         | Nennt Excel-Dashboards im Profil
  SVERWEIS                                                 | Jana Moser          | Über mich: „SVERWEIS war gestern, XVERWEIS zeig ich dir
  DSGVO                                                    | Claudia Hofmann     | Nennt DSGVO im Profil · Zuständig für: „Datenschutz
  Wer kennt sich mit Lohnabrechnung aus?                   | Magdalena Huber     | Nennt Lohnverrechnung im Profil · Projekt: „Umstellung
  Wer kann mir bei Lohnabrechung helfen?                   | Magdalena Huber     | Nennt Lohnverrechnung im Profil
  Wer hat schon mal eine Betriebsvereinbarung verhandelt?  | Claudia Hofmann     | Nennt Betriebsvereinbarungen im Profil
  Gefahrgut                                                | Jürgen Pfeiffer     | Zuständig für: „Gefahrgut in allen deutschen Werken“
  Gebärdensprache                                          | Monika Seidel       | Nennt Gebärdensprache (DGS) im Profil
  Umsatzsteuervoranmeldung                                 | Elif Şahin          | Nennt Umsatzsteuer im Profil
  KI-Verordnung                                            | Konstantin Weber    | Nennt KI-Verordnung im Profil
  Wer kann Power BI und DAX?                               | Melanie Peters      | Nennt Power BI im Profil · Nennt DAX im Profil
  Konzernabschluss nach IFRS                               | ~ Elif Şahin        | Projekt: „Konzernabschluss von zwölf auf sechs Tage
  Latex Vorlage                                            | Tim Bauer           | Nennt LaTeX im Profil · Über mich: „LaTeX-Vorlagen gern
  Vertragsverhandlung auf Französisch                      | Chloe Martin        | Nennt Vertragsverhandlung im Profil · Nennt Französisch
  Leckerkennung                                            | ~ Eva-Maria Schäfer | Schreibt: „
  PM                                                       | ? Projektmanagement, Produktmanagement
  Was gibt es heute zum Mittagessen?                       | -
  Wer kann mir Tiefseetauchen beibringen?                  | -
  Wer kann <at>KnowWho</at> bei Pivot-Tabellen helfen?     | ~ Ben Fischer       | im Profil
  Kennt sich <at>Jana Moser</at> oder sonst jemand mit Kubernetes aus? | Rahul Iyer | Nennt Kubernetes im Profil
  <at>Jana Moser</at>                                      | Jana Moser          | Diese Person meinst du vielleicht
  Wer ist Claudia Hofmann?                                 | Claudia Hofmann     | Diese Person meinst du vielleicht
  Moser, Jana                                              | Jana Moser          | Diese Person meinst du vielleicht
  Frau Hofmann                                             | Claudia Hofmann     | Diese Person meinst du vielleicht
  Was macht Katharina Vogel?                               | Katharina Vogel     | Diese Person meinst du vielleicht
  Kündigung                                                | Peter Lechner       | Nennt Sozialplan im Profil
  Wer hilft bei PowerPoint-Folien?                         | Silke Naumann       | Nennt PowerPoint-Folien im Profil
  Kann Ben mir bei DAX helfen?                             | Ben Fischer         | Nennt DAX im Profil
  Wer kann #BenFischer xqzvwy?                             | -
  Wer außer Ben kennt sich mit DAX aus?                    | Melanie Peters      | Nennt DAX im Profil
  nicht Excel, sondern Tableau                             | Melanie Peters      | Nennt Tableau im Profil
  Wer kann nicht nur Excel, sondern auch Makros?           | Lukas Brandstätter  | Nennt Makros im Profil
  Ich muss nächste Woche einen Vortrag halten              | ~ Jörg Kämpfer      | Nennt Präsent
  Mein Drucker druckt nicht                                | Agnieszka Wiśniewska | Verwandt
  Wer ist mein Chef?                                       | -
`;
const ENGLISH = `
  need help w/ contract negotiation in french              | Chloe Martin        | Lists contract negotiation · Lists French
  who knows kubernetes                                     | Rahul Iyer          | Lists Kubernetes · Project: “Moved the telemetry platform
  does <at>Jana Moser</at> or anybody else know kubernetes? | Rahul Iyer          | Lists Kubernetes
  pivot                                                    | ~ Ben Fischer       | Lists
  C#                                                       | David Kowalski      | Lists C#
  .NET                                                     | David Kowalski      | Lists .NET
  technical writing                                        | ~ Ritu Chatterjee   | Lists
  letter of credit                                         | ~ Li Na Zhou        | Lists
  ISO 27001 certification                                  | Katharina Vogel     | Lists ISO 27001 · Project:
  GDPR                                                     | Claudia Hofmann     | Lists DSGVO · Responsible for:
  kanban board                                             | ~ Nikolai Brandt    | Related: 
  travel expenses                                          | ~ Magdalena Huber   | Lists Reisekosten
  who can explain IFRS 16 to me?                           | Elif Şahin          | Lists IFRS 16 · Project:
  customer complaint handling                              | Aylin Özdemir       | Lists Complaint handling
  photoshop                                                | Camille Bernard     | Lists Photoshop
  italian                                                  | ~ Verena Gruber     | Lists Italian
  I need somebody who knows Excel, not macros              | Ewa Krawczyk        | Lists Excel
  <b>Power BI</b>                                          | ~ Melanie Peters    | Lists Power BI
  jana mosr                                                | Jana Moser          | You may mean this colleague
  Moser                                                    | Jana Moser          | You may mean this colleague
  happy birthday                                           | -
  how long does the bus take                               | -
`;
const questions = (table: string, locale: string) =>
  table
    .trim()
    .split('\n')
    .map(
      (line) => [locale, ...line.split('|').map((cell) => cell.trim())] as [string, string, string, string?],
    );
const QUESTIONS = [...questions(GERMAN, 'de-DE'), ...questions(ENGLISH, 'en-GB')];
const ASKER = { id: objectId(7), name: 'Kim' };
const names = new Set(company().map(({ displayName }) => displayName));

let house: House;
beforeAll(async () => {
  // Near-equals take turns by the day.
  house = await openHouse({ clock: () => Date.UTC(2026, 10, 23, 9) });
  await house.people(
    ...company().map(({ id, displayName, accountEnabled, userType, ...person }) => ({
      ...{ id, name: displayName, title: person.jobTitle, department: person.department },
      ...{
        enabled: accountEnabled,
        guest: userType === 'Guest',
        upn: person.userPrincipalName,
        profile: person,
      },
    })),
  );
});
afterAll(() => house.close());

/** The lines of the card, and whom it names, in order. */
async function ask(question: string, locale: string) {
  const card = await house.teams.say(ASKER, question, { locale });
  const lines = textOf(card).split('\n');
  const found = lines.flatMap((line) => {
    const [name = ''] = line.split(' · ');
    return names.has(name) ? [name] : [];
  });
  return { card, lines, found };
}

test.each(QUESTIONS)('%s: %s → %s', async (locale, question, answer, says = '') => {
  const { card, lines, found } = await ask(question, locale);
  if (answer === '-') expect(found).toEqual([]);
  else if (answer.startsWith('?')) {
    expect(actionsOf(card).map(({ title }) => title)).toEqual(answer.slice(1).trim().split(', '));
  } else {
    if (answer.startsWith('~')) expect(found.slice(0, 3)).toContain(answer.slice(1).trim());
    else expect(found[0]).toBe(answer);
    const second = lines.findIndex((line) => line === found[1]);
    expect(lines.slice(0, second < 0 ? undefined : second).join('\n')).toContain(says);
  }
});

test('who is shown with a neighbouring skill is said to be, and fills a short list up to five at most', async () => {
  for (const [locale, question] of QUESTIONS) {
    const { lines, found } = await ask(question, locale);
    const related = lines.some((line) => /^(Verwandt|Related):/.test(line));
    expect([question, related && found.length > 5]).toEqual([question, false]);
  }
});

test('a heading counts only those who say so themselves', async () => {
  const heading = async (question: string) => (await ask(question, 'de-DE')).lines[0];
  expect(await heading('kubernetes')).toBe('#kubernetes · 2 Kolleginnen und Kollegen können helfen');
  expect(await heading('ChatGPT')).toBe('#generative-ki · 1 Kollegin oder Kollege weiß vielleicht mehr');
  expect(await heading('Wer kann Klavier spielen?')).toContain('weiß vielleicht mehr');
});

test('the sample prompts of the app package lead to helpers', async () => {
  const { languages } = readTemplates('appPackage');
  for (const locale of ['en', 'de'] as const) {
    const prompts = Object.entries(languages[locale]).filter(([path]) => path.includes('.samplePrompts['));
    expect(prompts).toHaveLength(5);
    for (const [, prompt] of prompts) expect((await ask(prompt, locale)).found).not.toEqual([]);
  }
});

test('a skill that only fits a word beside the topic brings nobody', async () => {
  const { found } = await ask('meine Excel-Formel spinnt total, Hilfe!!', 'de-DE');
  expect(found[0]).toBe('Fatma Yıldız');
  expect(found).not.toContain('Emre Arslan');
  expect((await ask('Kündigung', 'de-DE')).found).not.toContain('Kamil Wróbel');
});

test('skills named in brackets and languages with a level count', async () => {
  expect((await ask('pivot', 'de-DE')).found.slice(0, 3)).toContain('Jana Moser');
  expect((await ask('french', 'en-GB')).found).toContain('Fatima Al-Khatib');
});

test('one letter is a skill of that name or nothing', async () => {
  for (const letter of ['x', 'z', 'Q', 'ß']) expect((await ask(`/skill ${letter}`, 'en')).found).toEqual([]);
  expect((await ask('/skill R', 'en')).lines[0]).toContain('#r');
  expect((await ask('/skill C', 'en')).lines[0]).toContain('#c ');
});

test('a guess is called one', async () => {
  const unsure = 'Ich bin nicht sicher, ob du das meinst.';
  expect((await ask('underwater basket weaving', 'de-DE')).lines[1]).toContain(unsure);
  for (const sure of ['Exel dashbord', 'DSGVO', 'Lohnabrechnung', 'Wer kann Power BI und DAX?'])
    expect((await ask(sure, 'de-DE')).lines.join()).not.toContain(unsure);
});

test('further pages are about the same as the first', async () => {
  const { card } = await ask('Lohnabrechung', 'de-DE');
  const thank = actionsOf(card).find(({ verb }) => verb === 'thank');
  const back = await house.teams.press(
    ASKER,
    { verb: 'choose', data: thank.data.question },
    { locale: 'de-DE' },
  );
  expect(textOf(back)).toBe(textOf(card));
});
