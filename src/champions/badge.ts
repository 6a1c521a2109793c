import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The champions' badge, as a picture and as a drawing. */
export interface Badge {
  readonly png: Buffer;
  readonly svg: string;
  /** The picture as a `data:` address, for cards. */
  readonly address: string;
}

/** Reads the badge from the files beside this one; throws when they are missing. */
export function readBadge(folder = join(__dirname, 'badge')): Badge {
  const png = readFileSync(join(folder, 'champion.png'));
  return {
    png,
    svg: readFileSync(join(folder, 'champion.svg'), 'utf8'),
    address: `data:image/png;base64,${png.toString('base64')}`,
  };
}
