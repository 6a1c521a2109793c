import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFont, type Font } from './font';

let read: Font | undefined;

/** Latin, Greek and Cyrillic letters without serifs; read when they are needed first. */
export function sans(): Font {
  return (read ??= readFont(readFileSync(join(__dirname, 'sans.ttf'))));
}
