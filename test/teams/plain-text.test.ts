import * as fc from 'fast-check';
import { plainText } from '../../src/teams/plain-text';

test.each([
  ['<p>Wer kennt <strong>Power&nbsp;BI</strong>?</p>', 'Wer kennt Power BI?'],
  ['<div>One</div>\n<div>two<br>three</div>', 'One\n\ntwo\nthree'],
  ['<p>Hi <at id="0">Ben Fischer</at>, can you help?</p>', 'Hi Ben Fischer, can you help?'],
  [
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>Their <b>words</b></p></blockquote><p>Mine</p>',
    'Mine',
  ],
  ['<blockquote>Quoted by me</blockquote>', 'Quoted by me'],
  ['Help <emoji id="x" alt="🙏" title="Please"></emoji>', 'Help 🙏'],
  ['Help <img itemtype="http://schema.skype.com/Emoji" alt="🙏"> <img alt="salaries.png">', 'Help 🙏'],
  ['a &lt;b&gt; &amp;amp; &#252; &#x1F642; &unknown; &#0;', 'a <b> &amp; ü 🙂 &unknown; &#0;'],
  ['1 < 2 and <3', '1 < 2 and <3'],
  ['<style>p { color: red }</style><!-- hidden -->seen<!-- never closed', 'seen'],
  ['<ul><li>first</li><li>second</li></ul>', 'first\n\nsecond'],
  ['', ''],
])('%s', (html, text) => expect(plainText(html, 'html')).toBe(text));

test('what is no HTML is left as it is', () => {
  expect(plainText(' <p> is a tag &amp; nothing else ', 'text')).toBe('<p> is a tag &amp; nothing else');
});

test('whatever comes: no tag that a browser would read is left, and what was typed as text stays', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '<p>',
    '</p>',
    '<b x="',
    "'",
    '"',
    '<!--',
    '-->',
    'word',
    '&lt;',
    ' ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(plainText(pieces.join(''), 'html')).not.toMatch(/<\/?[pb](?: x="")?>/);
    }),
  );
  const typed = fc
    .string({ unit: fc.constantFrom(...'abc <>&"\'') })
    .map((text) => text.replace(/\s+/g, ' ').trim());
  fc.assert(
    fc.property(typed, (text) => {
      const escaped = text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      expect(plainText(`<p>${escaped}</p>`, 'html')).toBe(text);
    }),
  );
});
