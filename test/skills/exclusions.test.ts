import { withoutExclusions } from '../../src/skills/exclusions';

const left = (question: string): string => withoutExclusions(question).replace(/\s+/g, ' ').trim();

test.each([
  ['not Excel but Tableau', 'Tableau'],
  ['nicht Excel, sondern Tableau', 'Tableau'],
  ['Hilfe bei Dashboards, nicht Excel, aber Tableau', 'Hilfe bei Dashboards, Tableau'],
  ['I need somebody who knows Excel, not macros', 'I need somebody who knows Excel'],
  ['Excel, aber keine Makros', 'Excel'],
  ['Excel, not macros - pivot tables', 'Excel - pivot tables'],
  ['Makros in Word, kein Excel: Serienbrief', 'Makros in Word : Serienbrief'],
  ['backend frameworks, not Node.js', 'backend frameworks'],
  ['Tableau statt Excel', 'Tableau'],
  ['Python 3 instead of Python 2', 'Python 3'],
  ['reporting tools except Power BI', 'reporting tools'],
  ['Microsoft tools other than Power Automate?', 'Microsoft tools ?'],
  ['Hilfe bei ERP, außer bei SAP', 'Hilfe bei ERP,'],
  ['Wer außer Ben kann DAX?', 'Wer kann DAX?'],
  ['<b>excel</b>', 'excel'],
])('%s → %s', (question, rest) => expect(left(question)).toBe(rest));

test.each([
  'I need help with Excel, not just pivot tables but also macros',
  'Dashboards for controlling, not sure if Power BI or Tableau',
  'Hilfe beim Controlling, nicht nur mit Excel sondern auch mit SAP',
  'I do not know how to build a pivot table but my boss wants one',
  'Ich kenne mich mit Excel nicht aus, wer hilft?',
  'Not-Aus',
  'No-Code',
  'nicht Excel',
  'a < b and c > d',
])('%s stays as it is', (question) => expect(withoutExclusions(question)).toBe(question));

test('a very long question takes no time', () => {
  const long = ', not a '.repeat(20_000);
  expect(withoutExclusions(long).length).toBeLessThanOrEqual(long.length);
});
