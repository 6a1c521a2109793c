import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openChromium, openPage, type WatchedPage } from './chromium';
import { startDemo, type Program } from './program';

const ANNA = '11111111-1111-4111-8111-111111111111';
const CHLOE = '33333333-3333-4333-8333-333333333333';
const DAVID = '44444444-4444-4444-8444-444444444444';

let demo: Program | undefined;
let browser: Browser | undefined;
let watched: WatchedPage | undefined;

beforeAll(async () => {
  [browser, demo] = await Promise.all([openChromium(), startDemo()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});
afterEach(async () => {
  const { page, troubles, elsewhere } = watched ?? {};
  watched = undefined;
  await page?.context().close();
  expect({ troubles, elsewhere }).toEqual({ troubles: [], elsewhere: [] });
});

/** The demo's page as this person, once the bot has said hello. */
async function openAs(person: string, options?: BrowserContextOptions): Promise<Page> {
  if (!browser || !demo) throw new Error('Nothing runs.');
  watched = await openPage(browser, options);
  const { page } = watched;
  await page.goto(`${demo.said}/?as=${person}`);
  await messages(page).getByRole('heading', { name: 'KnowWho' }).waitFor();
  return page;
}

const messages = (page: Page) => page.getByRole('log');
const answer = (page: Page, heading: RegExp) =>
  messages(page)
    .getByRole('article', { name: /^KnowWho/ })
    .filter({ has: page.getByRole('heading', { name: heading }) });

async function say(page: Page, words: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /Nachricht schreiben|Write a message/ });
  await field.fill(words);
  await field.press('Enter');
}

test('Anna asks, finds and thanks, and Ben sees it', async () => {
  const page = await openAs(ANNA);
  await say(page, '/skill excel-dashboards');

  const result = answer(page, /^#excel-dashboards · \d+ Kolleg.*helfen$/);
  await result.waitFor();
  const text = await result.innerText();
  expect(text).toContain('Ben Fischer');
  expect(text).toContain('Nennt Excel-Dashboards im Profil');
  expect(text).not.toContain('Anna Berger');

  await result.getByRole('button', { name: 'Danke sagen' }).first().click();
  await answer(page, /^Dein Dank ist unterwegs zu Ben Fischer$/).waitFor();

  const who = page.getByRole('button', { name: 'Du bist Anna Berger' });
  await page.getByRole('button', { name: /Du bist Anna Berger.*Neues bei 1 anderen Person/ }).waitFor();
  await who.click();
  await page.getByRole('option', { name: /Ben Fischer.*1 ungelesene Nachricht/ }).click();

  await page.getByRole('button', { name: 'Du bist Ben Fischer' }).waitFor();
  const thanks = answer(page, /^Anna Berger sagt dir Danke$/);
  await thanks.waitFor();
  expect(await thanks.innerText()).toContain('#excel-dashboards');
});

test('Chloe asks in English, in a narrow dark window', async () => {
  const page = await openAs(CHLOE, { viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
  await say(page, 'Who can help me with Excel dashboards?');

  const result = answer(page, /^#excel-dashboards · \d+ colleagues? can help$/);
  await result.waitFor();
  expect(await result.innerText()).toContain('Lists Excel dashboards');
  await result.getByRole('button', { name: 'Thank' }).first().waitFor();

  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.evaluate<string>('getComputedStyle(document.body).colorScheme')).toContain('dark');
  const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(sideways)).toBe(0);

  await page.getByRole('button', { name: 'Back to the chats' }).click();
  await page.getByRole('navigation', { name: 'Chats' }).waitFor();
  expect(await messages(page).isVisible()).toBe(false);
});

test('a mention in the group chat is answered for everybody, a command only for the one who asks', async () => {
  const page = await openAs(ANNA);
  await page.getByRole('button', { name: /^Quartalsbericht/ }).click();
  await page.getByRole('heading', { name: 'Quartalsbericht' }).waitFor();

  await page.getByRole('button', { name: '@KnowWho erwähnen' }).click();
  await page.keyboard.type('Wer kann mir bei Power BI helfen?');
  await page.keyboard.press('Enter');
  await answer(page, /^#power-bi · .*helfen$/).waitFor();

  await say(page, '/skill excel-dashboards');
  const discreet = answer(page, /^#excel-dashboards · .*helfen$/);
  await discreet.getByText('Nur du siehst das').waitFor();

  await page.getByRole('button', { name: /^Du bist Anna Berger/ }).click();
  await page.getByRole('combobox').fill('David Kowalski');
  await page.getByRole('option', { name: /^David Kowalski/ }).click();
  await page.getByRole('button', { name: 'You are David Kowalski' }).waitFor();
  // The answer is in Anna's language, for everybody in the chat.
  await answer(page, /^#power-bi/).waitFor();
  expect(await answer(page, /^#excel-dashboards/).count()).toBe(0);
});

test('Anna takes the page of what is stored about her, leaves the JSON, and reads', async () => {
  const page = await openAs(ANNA);
  await say(page, '/datenschutz');
  const about = answer(page, /^Was ich über dich speichere$/);
  await about.getByRole('button', { name: 'Meine Daten exportieren' }).click();
  const offer = (ending: string) => messages(page).getByRole('region', { name: new RegExp(`${ending}$`) });
  await offer('json').getByRole('button', { name: 'Ablehnen' }).click();
  await offer('json').getByText('Abgelehnt').waitFor();
  await offer('html').getByRole('button', { name: 'Zulassen' }).click();
  await offer('html').getByText('Zugelassen').waitFor();
  const [file] = await Promise.all([
    page.context().waitForEvent('page'),
    messages(page)
      .getByRole('link', { name: /meine-daten.*html$/ })
      .click(),
  ]);
  await file.getByRole('heading', { name: 'Was KnowWho über Anna Berger speichert' }).waitFor();
  expect(await messages(page).getByRole('link', { name: /json$/ }).count()).toBe(0);
});

test('the page survives a reload', async () => {
  const page = await openAs(DAVID);
  await say(page, '#power-bi');
  const result = answer(page, /^#power-bi · \d+ colleagues can help$/);
  await result.waitFor();

  await page.reload();

  await page.getByRole('button', { name: 'You are David Kowalski' }).waitFor();
  await result.waitFor();
  await result.getByRole('button', { name: 'Thank' }).first().click();
  await answer(page, /^Your thanks are on the way to /).waitFor();
});

test('in a group, helpers are put into a message and found for one, by keyboard alone', async () => {
  const page = await openAs(CHLOE);
  await page.getByRole('button', { name: /^Quarterly report/ }).click();
  await page.getByRole('heading', { name: 'Quarterly report', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Find helpers for this message' }).press('Enter');
  const field = page.getByRole('combobox', { name: 'Skill or question' });
  // Before the first letter stand topics.
  await page.getByRole('option', { name: /^#/ }).first().waitFor();
  await field.fill('excel dashboards');
  await page.getByRole('option', { name: /Ben Fischer.*Lists Excel dashboards/ }).waitFor();
  await field.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const mine = messages(page).getByRole('article', { name: /^Chloe Martin/ });
  await mine.filter({ hasText: 'Found with KnowWho' }).waitFor();

  await say(page, 'I need help with pivot tables');
  const more = mine
    .filter({ hasText: 'I need help with pivot' })
    .getByRole('button', { name: 'More about this message' });
  await more.press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('menu').isVisible()).toBe(false);
  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Find a helper for this' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Find a helper for this' });
  const question = dialog.getByRole('textbox', { name: 'What do you need help with?' });
  expect(await question.inputValue()).toBe('I need help with pivot tables');
  await dialog.getByRole('button', { name: 'Show who can help' }).press('Enter');
  await dialog
    .getByText(/colleagues? can help/)
    .first()
    .waitFor();
});
