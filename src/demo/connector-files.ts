import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Refusal } from './connector-http';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
/** Scripts only from here. Cards may show pictures from elsewhere and style their own elements. */
const POLICY =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
const NAME = /^[a-z0-9-]+\.(html|js|css|svg)$/;

/** Serves the page's own files, and the two browser libraries from where npm put them. */
export function createFiles(folder: string) {
  const pathOf = (name: string): string => {
    if (name === 'adaptivecards.js') return require.resolve('adaptivecards/dist/adaptivecards.min.js');
    if (name === 'markdown-it.js') return require.resolve('markdown-it/dist/markdown-it.min.js');
    return join(folder, name);
  };
  return (res: ServerResponse, name: string): void => {
    const path = NAME.test(name) ? pathOf(name) : undefined;
    if (path === undefined || !existsSync(path)) throw new Refusal(404, 'NotFound', 'No such file');
    res.writeHead(200, {
      'content-type': TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    createReadStream(path)
      .on('error', () => res.destroy())
      .pipe(res);
  };
}
