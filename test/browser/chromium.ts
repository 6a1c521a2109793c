import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Starts the Chromium of this machine, without a window.
 *
 * @throws Error that says how to get one, when there is none.
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error(
      'These tests need Chromium, and there is none on this machine. On Debian and Ubuntu: ' +
        'sudo apt-get install chromium. If it stands elsewhere, set CHROMIUM to its path.',
    );
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}

/** A page, and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors in the page's console, uncaught errors and answers of 400 and more. */
  readonly troubles: string[];
  /** Addresses outside of this machine that the page asked for; nothing of it was let through. */
  readonly elsewhere: string[];
}

/** Opens an empty page that belongs to a person of its own: no cookies, no memory. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  const elsewhere: string[] = [];
  await context.route(
    (url) => !isHere(url),
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  page.on('websocket', (socket) => {
    if (!isHere(new URL(socket.url()))) elsewhere.push(socket.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  return { page, troubles, elsewhere };
}

function isHere({ protocol, hostname }: URL): boolean {
  return ['data:', 'blob:', 'about:'].includes(protocol) || ['127.0.0.1', 'localhost'].includes(hostname);
}
