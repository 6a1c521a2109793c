/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * The words of a name as they are compared: lower case, no accents, `ue` and `ü` both `u`, so that "Mueller",
 * "Müller" and "MULLER" are one. Too much is folded rather than too little: "Manuel" becomes `manul` on both sides.
 *
 * @returns at most 12 words of at most 40 letters.
 */
export function nameWords(name: string): string[] {
  const folded = name
    .slice(0, 400)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/([aou])e/g, '$1');
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, 40)))].slice(0, 12);
}

/** The id as it is stored: Entra object ids in lower case, ids of a chat channel as they are. */
export function storedId(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : id;
}
