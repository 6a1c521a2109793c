import { parseAmbiguities, parseVocabularyText } from '../../src/skills/vocabulary-text';
import { parseGlossary } from '../../src/skills/glossary';
import { createResolver, type SkillResolver } from '../../src/skills/resolve';

const TEXT = `
spreadsheets = Spreadsheets | Tabellenkalkulation
  en: spreadsheet software
excel = Excel | Excel
  en: Microsoft Excel
  broader: spreadsheets
pivot-tables = Pivot tables | Pivot-Tabellen
  broader: excel
  related: excel-dashboards
excel-dashboards = Excel dashboards | Excel-Dashboards
  de: Dashboards in Excel
  broader: excel
project-management = Project management | Projektmanagement
  en: managing projects, PM
  de: Projekte leiten
product-management = Product management | Produktmanagement
  en: PM
c = C programming | C-Programmierung
  en: C
cpp = C++ | C++
csharp = C# | C#
dotnet = .NET | .NET
r = R | R
go = Go | Go
  en: Golang
crm = Customer relationship management | Kundenbeziehungsmanagement
data-protection = Data protection | Datenschutz
  en: GDPR, privacy
  de: DSGVO
contract-law = Contract law | Vertragsrecht
museum-databases = Databases for museums | Datenbanken für Museen
welding = Welding | Schweißen
`;

/** A resolver over a handful of skills of our own. */
export function smallResolver(): SkillResolver {
  const { concepts } = parseVocabularyText([{ name: 'small', text: TEXT }]);
  return createResolver({
    vocabulary: { concepts, ambiguities: parseAmbiguities('PM: project-management, product-management') },
    glossary: parseGlossary('Arbeitsrecht = labour law\nVertrag = contract\nRecht = law'),
  });
}

/** Ids of the skills a question is understood to be about. */
export function idsOf(resolver: SkillResolver, words: string): string[] {
  return resolver.resolve(words, 'de').skills.map(({ skill }) => skill.id);
}
