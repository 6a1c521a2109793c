import { company, type CompanyPerson } from '../../src/demo/company';
import { makeCompany } from './match-people';

/** The demo's company, and so many made-up colleagues that it has as many people as asked for. */
export function soakPeople(count: number): readonly CompanyPerson[] {
  const known = company();
  const made = makeCompany(Math.max(0, count - known.length)).people();
  return [
    ...known,
    ...Array.from(made, ({ skills }, n): CompanyPerson => {
      const mail = `c${n}@example.org`;
      return {
        id: `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
        displayName: `Colleague Number${n}`,
        mail,
        userPrincipalName: mail,
        jobTitle: 'Sachbearbeiter',
        department: `Department ${n % 50}`,
        officeLocation: 'Wien',
        preferredLanguage: n % 2 ? 'de-AT' : 'en-GB',
        usageLocation: 'AT',
        accountEnabled: true,
        userType: 'Member',
        skills,
        ...{ interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' },
      };
    }),
  ];
}
