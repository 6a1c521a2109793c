import { messages } from '../../src/i18n/messages';
import { fingerprint } from '../../src/thanks/testimonial';
import { objectId } from '../fakes/house';
import { button, textOf } from '../fakes/teams-double';
import { readPdf } from '../fakes/read-pdf';
import { openSmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string) => ({
  ...{ id: objectId(n), name, language, upn: `p${n}@x.example` },
  profile: { skills: ['Excel'] },
});
const ANNA = person(1, 'Anna <b>Berger</b>', 'de');
const BEN = person(2, 'Ben Fischer', 'en');
const CHLOE = person(3, 'Chloe Martin', 'en');

test('the record holds days and topics, and words and names only where whoever wrote them agreed', async () => {
  const now = Date.UTC(2026, 10, 25, 9);
  const house = await openSmallHouse([ANNA, BEN, CHLOE], { clock: () => now });
  const { thanks, testimonials } = house.stores;
  const route = { serviceUrl: house.teams.serviceUrl, botId: '28:bot' };
  for (const [asker, sentence] of [
    [ANNA, 'Saved *my* <i>report</i>'],
    [CHLOE, 'Between us'],
  ] as const) {
    const { thanks: given } = await thanks.thank(
      { asker: asker.id, helper: BEN.id, skill: 'excel', at: now },
      route,
    );
    await thanks.addSentence(given.id, asker.id, sentence, now, route);
    if (asker === ANNA)
      await testimonials.wish(given.id, ANNA.id, { open: true, read: fingerprint(sentence) }, now);
  }
  const list = await house.teams.press(BEN, { verb: 'my-thanks' });
  const made = await house.teams.press(BEN, { ...button(list, 'record'), data: { person: CHLOE.id } });
  expect(textOf(made)).toContain('Thanked 2 times, by 2 people');
  await house.teams.until(
    (calls) =>
      calls.filter(({ body }) => body?.attachments?.[0]?.contentType?.includes('file.consent')).length === 2,
  );
  const turn = { sender: BEN, locale: 'en' as const, words: messages('en') } as any;
  const { files } = house.running.app;
  const pdf = readPdf((await files['record-pdf'](turn)).content as Buffer);
  const page = pdf.pieces.map((piece) => piece.text).join('\n');
  const text = String((await files['record-md'](turn)).content);
  expect(page).toContain('“Saved *my* <i>report</i>” – Anna <b>Berger');
  expect(text).toContain(
    '- 25 November 2026 · \\#excel · “Saved \\*my\\* \\<i\\>report\\</i\\>” – Anna \\<b\\>Berger',
  );
  for (const one of [page, text]) {
    expect(one).toContain('a colleague');
    for (const secret of ['Between us', 'Chloe']) expect(one).not.toContain(secret);
  }
  // Of the one who got no thanks there is nothing to make, whatever the card says.
  const foreign = await house.teams.press(CHLOE, { verb: 'record', data: { person: BEN.id } });
  expect(JSON.stringify(foreign)).not.toContain('Saved');
  await house.close();
});
