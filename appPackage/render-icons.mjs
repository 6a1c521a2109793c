// Draws color.png, outline.png and the champions' badge from the SVG files beside them. Run it after changing a drawing:
// node appPackage/render-icons.mjs, with CHROMIUM naming the browser where it lies elsewhere.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = dirname(fileURLToPath(import.meta.url));
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
  // Small enough for a card.
  { name: '../src/champions/badge/champion', size: 160 },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
});
try {
  for (const { name, size } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(join(folder, `${name}.svg`), 'utf8');
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
    );
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
