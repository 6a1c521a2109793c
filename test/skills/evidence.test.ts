import type { Profile } from '../../src/people/person';
import { evidenceOf, deniesSkill } from '../../src/skills/evidence';
import { smallResolver } from './small-vocabulary';

const resolver = smallResolver();
const nothing: Profile = {
  skills: [],
  interests: [],
  pastProjects: [],
  responsibilities: [],
  schools: [],
  aboutMe: '',
};
const skillsIn = (profile: Partial<Profile> & { title?: string }): string[] =>
  evidenceOf({ ...nothing, ...profile }, resolver).evidence.map(({ skill, source }) => `${source} ${skill}`);

test('each part of a profile is evidence of its own kind', () => {
  expect(
    skillsIn({
      skills: ['#excel-dashboards'],
      pastProjects: ['Pilot: contract law for the Vienna site (2021)'],
      responsibilities: ['Datenschutz'],
      interests: ['Welding'],
      aboutMe: 'Fragt mich gern zu Pivot-Tabellen.',
      title: 'Head of Project Management',
    }),
  ).toEqual([
    'profile excel-dashboards',
    'project contract-law',
    'responsibility data-protection',
    'about pivot-tables',
    'interest welding',
    'title project-management',
  ]);
});

describe('a sentence that says the opposite is no evidence', () => {
  test.each([
    'I have no experience with Excel.',
    'Keine Erfahrung mit Excel.',
    'Ich möchte Excel lernen.',
    'Würde gern mehr über Excel lernen.',
    "I don't know Excel",
    'Would like to learn Excel',
    'Mit Excel kenne ich mich nicht aus.',
    'Keen on learning Excel',
  ])('%s', (aboutMe) => {
    expect(deniesSkill(aboutMe)).toBe(true);
    expect(skillsIn({ aboutMe })).toEqual([]);
    expect(evidenceOf({ ...nothing, aboutMe }, resolver).statements).toEqual([]);
  });

  test('but the sentence beside it is', () => {
    expect(skillsIn({ aboutMe: 'Keine Erfahrung mit Excel. Ask me about welding.' })).toEqual([
      'about welding',
    ]);
  });
});

test('a list in one entry is several skills, a skill with a comma is one', () => {
  expect(skillsIn({ skills: ['Excel, Welding; C++'] })).toEqual([
    'profile excel',
    'profile welding',
    'profile cpp',
  ]);
  const { newcomers } = evidenceOf(
    { ...nothing, skills: ['repair of tools, jigs and fixtures for the press shop'] },
    resolver,
  );
  expect(newcomers).toHaveLength(1);
});

test('an entry with a remark names the skill before it and those within it; a level is no part of a language', () => {
  expect(skillsIn({ skills: ['Excel (Pivot-Tabellen, Schweißen)'] })).toEqual([
    'profile excel',
    'profile pivot-tables',
    'profile welding',
  ]);
  expect(skillsIn({ skills: ['Excel - tabele przestawne', 'C++: embedded'] })).toEqual([
    'profile excel',
    'profile cpp',
  ]);
  expect(skillsIn({ skills: ['Golang C1', 'Excel (conversational)'] })).toEqual([
    'profile go',
    'profile excel',
  ]);
  expect(evidenceOf({ ...nothing, skills: ['Excel (Pivot-Tabellen)'] }, resolver).newcomers).toEqual([]);
});

test('who only has the basics is not counted among those who can', () => {
  expect(skillsIn({ skills: ['Excel Grundkenntnisse', 'Golang (basics)', 'Excel (A2)'] })).toEqual([
    'profile org:excelgrundkenntnisse',
    'profile org:golangbasics',
    'profile org:excela2',
  ]);
});

test('a skill nobody knew becomes one of the organisation, the same for every spelling', () => {
  const ids = ['#Zebra-Pflege', 'zebra pflege', 'ZebraPflege'].map(
    (words) => evidenceOf({ ...nothing, skills: [words] }, resolver).evidence[0]?.skill,
  );
  expect(new Set(ids)).toEqual(new Set(['org:zebrapflege']));
});

test('nothing but decoration is no skill', () => {
  expect(skillsIn({ skills: ['', '  ', '🎉', '#'] })).toEqual([]);
});
