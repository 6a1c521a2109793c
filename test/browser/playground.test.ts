import type { Browser, Page } from 'playwright-core';
import { openChromium, openPage } from './chromium';
import { startDemo, startProgram, type Program } from './program';

let demo: Program | undefined;
let playground: Program | undefined;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  demo = await startDemo();
  // The playground takes another port by itself when somebody listens at its own.
  playground = await startProgram(['appPackage/playground.mjs'], /Listening on (\d+)/, {
    PORT: new URL(demo.said).port,
    BROWSER: 'none',
  });
  browser = await openChromium();
  // Its page asks for fonts elsewhere and looks fine without; what else it logs is not ours to judge.
  ({ page } = await openPage(browser));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await demo?.stop();
});

test("Microsoft's playground shows helpers and delivers thanks", async () => {
  await page.goto(`http://127.0.0.1:${playground?.said}/`);
  // It greets the bot when the page opens; before that it takes no words.
  await page.getByRole('heading', { name: 'Hallo, ich bin KnowWho' }).waitFor();

  const field = page.getByRole('textbox').first();
  await field.click();
  await field.pressSequentially('/skill excel-dashboards');
  await page.getByRole('button', { name: 'Send Message' }).click();

  await page.getByRole('heading', { name: /^#excel-dashboards · \d+ Kolleg.*helfen$/ }).waitFor();
  await page.getByText('Nennt Excel-Dashboards im Profil').first().waitFor();

  await page.getByRole('button', { name: 'Danke sagen' }).first().click();
  await page.getByRole('heading', { name: 'Dein Dank ist unterwegs zu Ben Fischer' }).waitFor();
});
