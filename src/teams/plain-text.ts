/** What is read of a message, in characters; a question needs a fraction of it. */
const MOST = 50_000;
/** A tag, read where it begins; its attributes end somewhere, or it is no tag. */
const TAG = /<(\/?)([a-z][\w:-]{0,40})((?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,2000})>/iy;
const BREAKS = new Set([
  ...['address', 'blockquote', 'br', 'codeblock', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
  ...['li', 'ol', 'p', 'pre', 'table', 'tr', 'ul'],
]);
const UNSEEN = new Set(['style', 'script', 'title', 'head']);
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', hellip: '…' },
  ...{
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
  },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß' },
};

/**
 * The words of a message as Teams hands it over. The message it answers to is left out: somebody else wrote that.
 *
 * @param contentType `text` is taken as it is, anything else is read as HTML.
 */
export function plainText(content: string, contentType: string): string {
  const whole = content.slice(0, MOST);
  const text = contentType.toLowerCase() === 'text' ? whole : textOfHtml(whole);
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function textOfHtml(html: string): string {
  let text = '';
  /** What is left out until it ends, and how deep it is nested. */
  let hidden: { name: string; depth: number } | undefined;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    if (!hidden) text += words(html.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (!tag) {
      if (!hidden) text += '<';
      at = open + 1;
      continue;
    }
    at = TAG.lastIndex;
    const [, slash, name = '', attributes = ''] = tag;
    const lower = name.toLowerCase();
    if (hidden) {
      if (lower === hidden.name) hidden.depth += slash ? -1 : 1;
      if (hidden.depth === 0) hidden = undefined;
    } else if (!slash && !attributes.endsWith('/') && isHidden(lower, attributes))
      hidden = { name: lower, depth: 1 };
    else if (BREAKS.has(lower)) text += '\n';
    else if (lower === 'td' || lower === 'th') text += ' ';
    else if (!slash && isEmoji(lower, attributes)) text += altOf(attributes);
  }
  return text;
}

/** Line ends of the source are no line ends of the text. */
function words(source: string): string {
  return source
    .replace(/\s+/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
      (whole, ten?: string, hex?: string, name?: string) => {
        if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
        const code = ten !== undefined ? Number(ten) : parseInt(hex ?? '', 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
      },
    );
}

function isHidden(name: string, attributes: string): boolean {
  return UNSEEN.has(name) || (name === 'blockquote' && /schema\.skype\.com\/Reply/i.test(attributes));
}

function isEmoji(name: string, attributes: string): boolean {
  return name === 'emoji' || (name === 'img' && /schema\.skype\.com\/Emoji/i.test(attributes));
}

function altOf(attributes: string): string {
  return words(
    /\balt=(?:"([^"]*)"|'([^']*)')/i
      .exec(attributes)
      ?.slice(1)
      .find((one) => one !== undefined) ?? '',
  );
}
