import { TextDecoder } from 'node:util';
import { createReadStream } from 'node:fs';

/** Longer lines are passed over, so that a file that is no text cannot fill the memory. */
const MAX_CHARACTERS = 100_000;

/**
 * The lines of a UTF-8 file, one at a time, without their ends and without a byte order mark.
 *
 * @throws Error when the file cannot be read or is not UTF-8.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let tooLong = false;
  for await (const bytes of createReadStream(path)) {
    const lines = (rest + decoded(decoder, bytes as Buffer)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!tooLong) yield line;
      tooLong = false;
    }
    if (rest.length > MAX_CHARACTERS) {
      rest = '';
      tooLong = true;
    }
  }
  rest += decoded(decoder);
  if (rest !== '' && !tooLong) yield rest;
}

function decoded(decoder: TextDecoder, bytes?: Buffer): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (error) {
    throw new Error('this is not UTF-8 text', { cause: error });
  }
}
