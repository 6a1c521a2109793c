import { READABLE, type ReadableSection } from './export';
import type { Stored, StoredFields, StoredSection, StoredValue } from './privacy';
import { fieldLabel, isEmpty, momentText, plainText, withoutBookkeeping, type Reader } from './read-aloud';

const STYLE = `
:root { color-scheme: light dark; --text: #201f1e; --quiet: #555351; --line: #8a8886; --ground: #fff; --tint: #f3f2f1 }
@media (prefers-color-scheme: dark) {
  :root { --text: #f3f2f1; --quiet: #c8c6c4; --line: #797775; --ground: #1b1a19; --tint: #292827 }
}
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 "Segoe UI", system-ui, sans-serif }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem }
p { margin: .25rem 0 .75rem } .quiet { color: var(--quiet) }
a { color: inherit } nav ul { columns: 18rem; padding-left: 1.25rem }
.wide { overflow-x: auto } .wide:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; min-width: 5rem }
thead th { background: var(--tint); padding-left: .4rem } tbody th { font-weight: 600; width: 14rem }
thead + tbody td { padding-left: .4rem }
td ul { margin: 0; padding-left: 1.1rem }
@media (max-width: 30rem) { .one th, .one td { display: block; width: auto; border: 0; padding: 0 } .one tr { display: block;
  border-bottom: 1px solid var(--line); padding: .4rem 0 } }
@media print { :root { --text: #000; --quiet: #333; --line: #999; --ground: #fff; --tint: #eee } nav { display: none }
  body { max-width: none; font-size: 10pt } h2 { break-after: avoid } tr { break-inside: avoid } .wide { overflow: visible } }
`;

/** Of which there is at most one row. */
const SINGLE: ReadonlySet<string> = new Set([
  'person',
  'directory',
  'choices',
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
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
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
</main>
</body>
</html>
`;
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

/** For text and for values of attributes in double quotes. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
