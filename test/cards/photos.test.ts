import { helpersCard, type ShownHelper } from '../../src/cards/helpers-card';
import { messages } from '../../src/i18n/messages';

const finding = {
  resolution: { skills: [], ambiguous: [], nearest: [] },
  total: 5,
};
const photo = (size: number) => `data:image/jpeg;base64,${'A'.repeat(size)}`;

function cardOf(sizes: readonly number[]) {
  const shown: ShownHelper[] = sizes.map((size, n) => {
    const helper = { person: `p${n}`, score: 1, reasons: [] };
    const person = { id: `p${n}`, name: `Änne ${n} Öhl`, upn: `a${n}@example.com` };
    return { helper, person, locale: 'de', thanked: false, photo: size ? photo(size) : undefined };
  });
  const helpers = shown.map(({ helper }) => helper);
  const reply = helpersCard(messages('de'), { words: 'x' }, { ...finding, helpers }, shown);
  const text = JSON.stringify(reply);
  return {
    bytes: Buffer.byteLength(text),
    pictures: [...text.matchAll(/"type":"Image".*?"altText":"(.*?)"/g)].map(([, alt]) => alt),
    initials: text.match(/"text":"ÄÖ"/g)?.length ?? 0,
  };
}

test('whoever has a photo is shown with it, named for those who do not see it; the others with initials', () => {
  const { pictures, initials } = cardOf([2700, 0, 2700, 0, 0]);
  expect(pictures).toEqual(['Änne 0 Öhl', 'Änne 2 Öhl']);
  expect(initials).toBe(3);
});

test.each([
  [[2700, 2700, 2700, 2700, 2700], 5],
  [[6000, 6000, 6000, 6000, 6000], 2],
  [[32_768, 32_768, 2000, 32_768, 2000], 2],
  [[32_768, 32_768, 32_768, 32_768, 32_768], 0],
])('a card with photos of %j characters stays under 25 KB and shows %i', (sizes, count) => {
  const { bytes, pictures, initials } = cardOf(sizes);
  expect(bytes).toBeLessThan(25_000);
  expect([pictures.length, initials]).toEqual([count, 5 - count]);
});

test('without photos nothing changes', () => {
  expect(cardOf([0, 0, 0, 0, 0])).toMatchObject({ pictures: [], initials: 5 });
});
