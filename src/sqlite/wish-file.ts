import * as fs from 'node:fs';

/** What a person asked for: to be forgotten, or to be found again after that. */
export type Wish = 'forget' | 'return';

/** The last wish of a person, by its place in the file. */
export interface WrittenWish {
  readonly key: Buffer;
  readonly hash: Buffer;
  readonly wish: Wish;
}

/**
 * Wishes to be forgotten beside the database, so that an older copy of it that takes its place by hand still knows the
 * wishes that came after it. As in the database: keyed hashes and their key, nothing else, readable by the owner alone.
 *
 * A line each: `key HEX`, under which the hashes after it were made, `forget HEX`, `return HEX`. It is only appended to;
 * a line that a power cut left half is passed over.
 */
export interface WishFile {
  /** Last wishes, oldest first. */
  read(): WrittenWish[];
  /** On the disk when this returns. The same wish again adds nothing. */
  append(key: Buffer, hash: Buffer, wish: Wish): void;
}

const LINE = /^(key|forget|return) ([0-9a-f]{64})$/;

/** True where wishes stand beside this database. */
export function hasWishes(database: string): boolean {
  return wishFile(database).read().length > 0;
}

/** @param database its path; `:memory:` has no file, nobody can put another in its place. */
export function wishFile(database: string): WishFile {
  if (database === '' || database === ':memory:') return { read: () => [], append: () => undefined };
  const path = `${database}.wishes`;

  function lines(): (readonly [word: string, hex: string])[] {
    if (!fs.existsSync(path)) return [];
    return fs
      .readFileSync(path, 'latin1')
      .split('\n')
      .flatMap((text) => {
        const [, word = '', hex = ''] = LINE.exec(text) ?? [];
        return word ? [[word, hex] as const] : [];
      });
  }

  function read(): WrittenWish[] {
    const last = new Map<string, WrittenWish>();
    let key: Buffer | undefined;
    for (const [word, hex] of lines()) {
      if (word === 'key') key = Buffer.from(hex, 'hex');
      else if (key) {
        // The last word counts, and its place.
        last.delete(hex);
        last.set(hex, { key, hash: Buffer.from(hex, 'hex'), wish: word as Wish });
      }
    }
    return [...last.values()];
  }

  return {
    read,
    append(key, hash, wish) {
      const known = lines();
      const hex = hash.toString('hex');
      if (known.findLast(([, one]) => one === hex)?.[0] === wish) return;
      const current = known.findLast(([word]) => word === 'key')?.[1];
      const keyHex = key.toString('hex');
      // The first line break ends what a power cut may have left half.
      const text = `\n${current === keyHex ? '' : `key ${keyHex}\n`}${wish} ${hex}\n`;
      const file = fs.openSync(path, 'a', 0o600);
      try {
        fs.writeSync(file, text);
        fs.fsyncSync(file);
      } finally {
        fs.closeSync(file);
      }
    },
  };
}
