import { evidenceOf } from '../../src/skills/evidence';
import { createResolver } from '../../src/skills/resolve';
import { isSensitive } from '../../src/skills/sensitive';
import { shippedGlossary, shippedVocabulary } from '../../src/skills/shipped';

test.each([
  'Nach meinem Burnout achte ich auf mich.',
  'I have been living with ADHD and love Excel.',
  'Ich bin schwanger und ab Mai weg.',
  'Diabetes, Typ 1',
  'Ich singe im Kirchenchor.',
  'Buchhaltung der Moschee in Favoriten',
  'Muslima, Mutter, Controllerin',
  'As a devout Christian I run the bible study.',
  'Betriebsrätin seit 2019',
  'Member of our works council',
  'Gewerkschaftlich aktiv bei der IG Metall',
  'trade-union rep for the warehouse',
  'Wahlkampf-Kommunikation für die SPÖ',
  'Social media for the Labour Party',
  'Ich sitze im Gemeinderat.',
])('"%s" makes nothing of itself', (sentence) => {
  expect(isSensitive(sentence)).toBe(true);
  expect(isSensitive(sentence.toUpperCase())).toBe(true);
});

test.each([
  'Arbeitssicherheit und Gesundheitsschutz',
  'Occupational health and safety',
  'SQL joins and UNION queries',
  'Europäische Union: Förderanträge',
  'Personalpolitik und Datenschutz-Policy',
  'Ich glaube, dass gute Dashboards helfen.',
  'Produktdemonstrationen für Kundinnen und Kunden',
  'Parteienverkehr im Kundencenter',
  'Migration of the CRM with Christian',
])('"%s" stays', (sentence) => {
  expect(isSensitive(sentence)).toBe(false);
});

test('free text of that kind gives no skill and is not kept to be searched; what stands beside it counts', () => {
  const resolver = createResolver({ vocabulary: shippedVocabulary(), glossary: shippedGlossary() });
  const { evidence, statements, newcomers } = evidenceOf(
    {
      skills: [],
      interests: ['Excel', 'Politik'],
      pastProjects: ['Website der Kirchengemeinde mit WordPress', 'Migration auf SAP'],
      responsibilities: ['Vorsitz im Betriebsrat, Verhandlungsführung'],
      schools: [],
      aboutMe: 'Seit meinem Burnout mache ich Yoga und Coaching. Ich helfe gern bei Power BI.',
    },
    resolver,
  );
  const kept = JSON.stringify({ evidence, statements, newcomers });
  expect(kept).not.toMatch(/kirche|wordpress|betriebsrat|verhandlung|burnout|yoga|coaching|politik/i);
  expect(evidence.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Excel', 'Migration auf SAP', 'Ich helfe gern bei Power BI.']),
  );
});
