import { READABLE, type ReadableSection } from './export';
import { escapeHtml as escape, printablePage } from './printable';
import type { Stored, StoredFields, StoredSection, StoredValue } from './privacy';
import { fieldLabel, isEmpty, momentText, plainText, withoutBookkeeping, type Reader } from './read-aloud';

/** Of which there is at most one row. */
const SINGLE: ReadonlySet<string> = new Set([
  'person',
  'directory',
  'choices',
  'blockedAskers',
  'chat',
  'lastChange',
  'shown',
  'left',
]);

/**
 * Everything stored about a person as one page of HTML that needs nothing else: no script, no picture, no address that
 * is asked for. Every word of a person is text and never markup.
 *
 * @param at ms since 1970.
 */
export function exportPage(stored: Stored, at: number, reader: Reader): string {
  const { page, privacy, locale } = reader.words;
  const [me] = stored.person;
  const name = typeof me?.['name'] === 'string' ? me['name'] : '';
  const filled = READABLE.filter((section) => stored[section].length > 0);
  const title = escape(page.title(name));
  return printablePage(
    locale,
    title,
    `<header>
<h1>${title}</h1>
<p>${escape(page.made(momentText(at, reader)))} ${escape(page.lead)}</p>
<p class="quiet">${escape(page.fileToo)}</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${escape(page.contents)}</h2>
<ul>
${filled.map((one) => `<li><a href="#${one}">${escape(privacy.section[one])}</a></li>`).join('\n')}
</ul>
</nav>
<main>
${filled.map((one) => section(one, stored[one], reader)).join('\n')}
</main>`,
  );
}

function section(name: ReadableSection, rows: readonly StoredFields[], reader: Reader): string {
  const { page, privacy } = reader.words;
  const kept = rows.map(withoutBookkeeping);
  const fields = [...new Set(kept.flatMap((row) => Object.keys(row)))].filter((field) =>
    kept.some((row) => !isEmpty(row[field])),
  );
  const about = page.about[name];
  const table =
    fields.length === 0
      ? `<p>${escape(page.nothing)}</p>`
      : SINGLE.has(name) && kept.length === 1
        ? listed(name, fields, kept[0] ?? {}, reader)
        : tabled(name, fields, kept, reader);
  return `<section aria-labelledby="${name}">
<h2 id="${name}">${escape(privacy.section[name])}</h2>
${about ? `<p class="quiet">${escape(about)}</p>` : ''}
${table}
</section>`;
}

/** One row, a field a line. */
function listed(name: StoredSection, fields: readonly string[], row: StoredFields, reader: Reader): string {
  const lines = fields
    .filter((field) => !isEmpty(row[field]))
    .map(
      (field) =>
        `<tr><th scope="row">${label(field, reader)}</th><td>${shown(name, field, row[field], reader)}</td></tr>`,
    );
  return `<table class="one" aria-labelledby="${name}"><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function tabled(
  name: StoredSection,
  fields: readonly string[],
  rows: readonly StoredFields[],
  reader: Reader,
): string {
  const head = fields.map((field) => `<th scope="col">${label(field, reader)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${fields.map((field) => `<td>${shown(name, field, row[field], reader)}</td>`).join('')}</tr>`,
  );
  // What is too wide for the window is scrolled, with the keyboard too.
  return `<div class="wide" tabindex="0" role="group" aria-labelledby="${name}"><table aria-labelledby="${name}"><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

const label = (field: string, reader: Reader) => escape(fieldLabel(field, reader));

function shown(
  section: StoredSection,
  field: string,
  value: StoredValue | undefined,
  reader: Reader,
): string {
  if (value === undefined || isEmpty(value)) return '';
  if (Array.isArray(value)) {
    const items = (value as readonly StoredValue[]).map(
      (one) => `<li>${shown(section, field, one, reader)}</li>`,
    );
    return `<ul>${items.join('')}</ul>`;
  }
  if (typeof value === 'object') {
    const inner = Object.entries(withoutBookkeeping(value as StoredFields)).filter(
      ([, one]) => !isEmpty(one),
    );
    // Such as skills under Skills: once is enough.
    if (inner.length === 1 && inner[0]?.[0] === field) return shown(section, field, inner[0][1], reader);
    return `<ul>${inner.map(([name, one]) => `<li>${label(name, reader)}: ${shown(section, name, one, reader)}</li>`).join('')}</ul>`;
  }
  return escape(plainText(section, field, value, reader));
}
