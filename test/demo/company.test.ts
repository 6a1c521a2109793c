import { company, type CompanyPerson } from '../../src/demo/company';

const people = company();
const employees = people.filter((person) => person.accountEnabled && person.userType === 'Member');

const byId = (id: string): CompanyPerson => {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Error(`Nobody has the id ${id}`);
  return person;
};

const count = (matches: (person: CompanyPerson) => boolean): number => people.filter(matches).length;

const texts = (person: CompanyPerson): string[] => [
  ...person.skills,
  ...person.interests,
  ...person.pastProjects,
  ...person.responsibilities,
  ...person.schools,
];

describe('the fictional company', () => {
  test('is the same at every start', () => {
    expect(company()).toEqual(people);
  });

  test('has about 300 people, half of whom wrote little or nothing', () => {
    expect(people.length).toBeGreaterThanOrEqual(280);
    expect(people.length).toBeLessThanOrEqual(320);
    const quiet = count((person) => person.skills.length <= 2);
    expect(quiet / people.length).toBeGreaterThan(0.45);
    expect(quiet / people.length).toBeLessThan(0.6);
    expect(count((person) => person.skills.length === 0)).toBeGreaterThan(50);
  });

  test('has at least 110 people with a telling profile', () => {
    expect(
      count((person) => person.skills.length >= 2 && person.aboutMe.length >= 20),
    ).toBeGreaterThanOrEqual(110);
  });

  test('gives nobody the id, mail or principal name of somebody else', () => {
    const unique = (values: readonly (string | null)[]) => new Set(values).size === values.length;
    expect(unique(people.map((person) => person.id))).toBe(true);
    expect(unique(people.map((person) => person.userPrincipalName.toLowerCase()))).toBe(true);
    expect(unique(people.map((person) => person.mail ?? person.id))).toBe(true);
  });

  test('shows everybody as Graph would', () => {
    for (const person of people) {
      expect(person.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(person.displayName.trim()).not.toBe('');
      expect(person.userPrincipalName).toMatch(/^[a-z0-9.#_-]+(#EXT#)?@lindgruen\.example$/);
      expect(person.mail ?? 'nobody@lindgruen.example').toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/);
      expect(person.preferredLanguage ?? 'de-DE').toMatch(/^[a-z]{2}-[A-Z]{2}$/);
      expect(person.usageLocation).toMatch(/^[A-Z]{2}$/);
      expect(typeof person.accountEnabled).toBe('boolean');
      expect(['Member', 'Guest']).toContain(person.userType);
      expect(person.userPrincipalName.includes('#EXT#')).toBe(person.userType === 'Guest');
      for (const text of [...texts(person), person.displayName]) {
        expect(text).toBe(text.trim());
        expect(text).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(200);
      }
      expect(new Set(person.skills).size).toBe(person.skills.length);
      // Names with markup belong into tests of their own, not on a stage.
      expect([...texts(person), person.displayName, person.aboutMe].join('\n')).not.toMatch(/[<>*_[\]{}|]/);
    }
  });

  test('spans Germany, Austria, Switzerland and at least four other countries', () => {
    const countries = new Set(employees.map((person) => person.usageLocation));
    expect([...countries]).toEqual(expect.arrayContaining(['DE', 'AT', 'CH', 'PL', 'ES', 'IN', 'US']));
    const german = employees.filter((person) => person.usageLocation === 'DE');
    expect(new Set(german.map((person) => person.officeLocation)).size).toBeGreaterThanOrEqual(4);
  });

  test.each([
    'Produktion',
    'Logistik',
    'Sales',
    'Service',
    'Human Resources',
    'Finance',
    'Controlling',
    'Legal & Compliance',
    'IT',
    'Marketing',
    'R&D',
    'Einkauf',
    'Qualität',
    'Instandhaltung',
    'Betriebsrat',
    'Empfang & Facility',
    'Kantine',
    'Geschäftsführung',
  ])('%s has people', (department) => {
    expect(employees.filter((person) => person.department === department).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the people of the tour', () => {
  test('Anna asks and knows nothing of spreadsheets', () => {
    expect(people[0]).toMatchObject({
      id: '11111111-1111-4111-8111-111111111111',
      displayName: 'Anna Berger',
      department: 'Marketing',
      officeLocation: 'Wien',
      preferredLanguage: 'de-AT',
    });
    const anna = byId('11111111-1111-4111-8111-111111111111');
    expect([...texts(anna), anna.aboutMe].join(' ')).not.toMatch(/excel|tabelle|pivot/i);
  });

  test('Ben can help with Excel dashboards', () => {
    expect(people[1]).toMatchObject({
      id: '22222222-2222-4222-8222-222222222222',
      displayName: 'Ben Fischer',
      department: 'Controlling',
      officeLocation: 'Hamburg',
      preferredLanguage: 'de-DE',
      skills: expect.arrayContaining(['Excel-Dashboards', 'Power Query']) as string[],
    });
  });

  test('Chloe and David are found in English and Polish offices', () => {
    expect(byId('33333333-3333-4333-8333-333333333333')).toMatchObject({
      displayName: 'Chloe Martin',
      department: 'Sales',
      officeLocation: 'Bristol',
      preferredLanguage: 'en-GB',
      skills: expect.arrayContaining(['contract negotiation', 'French']) as string[],
    });
    expect(byId('44444444-4444-4444-8444-444444444444')).toMatchObject({
      displayName: 'David Kowalski',
      department: 'IT',
      preferredLanguage: 'pl-PL',
      skills: expect.arrayContaining(['C#', '.NET', 'Azure']) as string[],
    });
  });
});

describe('what a directory has in real life', () => {
  test('one talent in many wordings', () => {
    const wordings = new Set(
      employees.flatMap((person) => person.skills.filter((skill) => /e?x[ck]?el/i.test(skill))),
    );
    expect(wordings.size).toBeGreaterThanOrEqual(7);
    for (const skill of ['MS Excel (Pivot, SVERWEIS)', 'DSGVO', 'power bi', 'SAP FI/CO', 'Lohnverrechnung']) {
      expect(employees.some((person) => person.skills.includes(skill))).toBe(true);
    }
    const named = (pattern: RegExp) =>
      employees.some((person) => person.skills.some((skill) => pattern.test(skill)));
    expect(named(/^#/)).toBe(true);
    expect(named(/[a-z][A-Z][a-z]/)).toBe(true);
  });

  test('leavers and guests with skills that would tempt', () => {
    expect(count((person) => !person.accountEnabled && person.skills.length > 0)).toBeGreaterThanOrEqual(4);
    expect(count((person) => person.userType === 'Guest' && person.skills.length > 0)).toBeGreaterThanOrEqual(
      4,
    );
  });

  test('two colleagues of the same name in different departments', () => {
    const namesakes = employees.filter((person) => person.displayName === 'Thomas Wagner');
    expect(namesakes).toHaveLength(2);
    expect(new Set(namesakes.map((person) => person.department)).size).toBe(2);
  });

  test('people without mail, department, office or language', () => {
    expect(employees.some((person) => person.mail === null)).toBe(true);
    expect(employees.some((person) => person.department === null && person.officeLocation === null)).toBe(
      true,
    );
    expect(employees.some((person) => person.preferredLanguage === null)).toBe(true);
  });

  test.each([/[äöüß]/i, /’/, /-/, /[łńśżź]/i, /[ığş]/i, /^Al-|El-| Al-/])('names with %s', (letters) => {
    expect(employees.some((person) => letters.test(person.displayName))).toBe(true);
  });

  test('wishes and denials, which are no skills', () => {
    const says = (words: RegExp) => employees.some((person) => words.test(person.aboutMe));
    expect(says(/no experience with SAP/)).toBe(true);
    expect(says(/Möchte Python lernen/)).toBe(true);
  });
});
