import type { Locale } from '../people/person';

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
@media print { :root { --text: #000; --quiet: #333; --line: #999; --ground: #fff; --tint: #eee } nav, .screen { display: none }
  body { max-width: none; font-size: 10pt } h2 { break-after: avoid } tr { break-inside: avoid } .wide { overflow: visible } }
`;

/**
 * A page of HTML that needs nothing else: no script, no picture, no address that is asked for; made to be read and printed.
 *
 * @param title escaped already, as is the body.
 */
export function printablePage(locale: Locale, title: string, body: string): string {
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
${body}
</body>
</html>
`;
}

/** For text and for values of attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
