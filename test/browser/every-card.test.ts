import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../../src/people/person';
import { everyCard } from '../cards/every-card';
import { openChromium, openPage, type WatchedPage } from './chromium';
import { startDemo, type Program } from './program';

const PEOPLE = {
  name: 'Jana Moser',
  skill: 'excel-dashboards',
  sentence: 'Du hast mein Dashboard gerettet.',
  words: 'Wie aktualisiere ich eine Pivot-Tabelle aus zwei Dateien?',
};
/** Where a picture of each card goes; absent: none is taken. */
const SHOTS = process.env['CARD_SHOTS'];
const LOOKS = [
  { look: 'wide-light', viewport: { width: 700, height: 900 }, colorScheme: 'light' },
  { look: 'narrow-dark', viewport: { width: 390, height: 900 }, colorScheme: 'dark' },
] as const;

let demo: Program | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  [browser, demo] = await Promise.all([openChromium(), startDemo()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Runs in the page: empties it, and keeps a way to draw one card that answers what of it stands out at the side. */
const STAGE = `
  document.body.innerHTML = '<main id="stage" style="padding:12px"></main>';
  document.body.style.cssText = 'display:block;height:auto;overflow:auto';
  window.drawOne = async (json, language) => {
    const [{ drawCard }, { words }] = await Promise.all([import('/page/cards.js'), import('/page/words.js')]);
    const nothing = async () => undefined;
    const presses = { execute: nothing, submit: nothing, openUrl: nothing, search: nothing };
    const stage = document.getElementById('stage');
    const desk = { words: words[language], language, state: { people: [] }, announce: nothing };
    stage.replaceChildren(drawCard(json, desk, presses));
    if (!stage.querySelector('.ac-adaptiveCard')) return ['not drawn: ' + stage.textContent];
    document.documentElement.lang = language;
    const { right } = stage.getBoundingClientRect();
    return [...stage.querySelectorAll('.card *')]
      .filter((each) => each.getBoundingClientRect().right > right + 1 && !each.closest('svg, [hidden]'))
      .map((each) => each.tagName + ' ' + (each.textContent ?? '').slice(0, 60))
      .slice(0, 3);
  };
`;

/** An empty page in which the demo draws its cards. */
async function openStage(options: object): Promise<WatchedPage> {
  if (!browser || !demo) throw new Error('Nothing runs.');
  const watched = await openPage(browser, options);
  await watched.page.goto(`${demo.said}/`);
  await watched.page.getByRole('log').waitFor();
  await watched.page.evaluate(STAGE);
  return watched;
}

const draw = (page: Page, card: object, locale: Locale): Promise<readonly string[]> =>
  page.evaluate(`drawOne(${JSON.stringify(card)}, '${locale}')`);

for (const locale of ['en', 'de'] as const)
  for (const { look, ...options } of LOOKS)
    test(`every card is drawn within its place: ${locale}, ${look}`, async () => {
      const { page, troubles, elsewhere } = await openStage(options);
      if (SHOTS) mkdirSync(SHOTS, { recursive: true });
      const wrong: Record<string, readonly string[]> = {};
      for (const [n, [name, { card }]] of everyCard(locale, PEOPLE).entries()) {
        const out = await draw(page, card, locale);
        if (out.length > 0) wrong[name] = out;
        if (!SHOTS) continue;
        const file = `${String(n).padStart(3, '0')}-${name.replace(/[^a-z0-9]+/gi, '-')}-${locale}-${look}.png`;
        await page.locator('#stage').screenshot({ path: join(SHOTS, file) });
      }
      expect(wrong).toEqual({});
      expect({ troubles, elsewhere }).toEqual({ troubles: [], elsewhere: [] });
      await page.context().close();
    }, 120_000);
