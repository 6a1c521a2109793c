/**
 * The name to greet somebody by: `Jana` for `Jana Moser`, `Moser, Jana` and `Dr. Jana Moser`.
 *
 * Where the order of a name cannot be told, the whole name is the safer greeting; it is kept for single words.
 */
export function firstName(name: string): string {
  const [family, given] = name.split(',', 2);
  const words = (given?.trim() ? given : (family ?? '')).trim().split(/\s+/);
  const first = words.find((word) => !/^\p{L}+\.$/u.test(word));
  return first ?? name.trim();
}

/** One or two letters that stand for a person where there is no photo. */
export function initials(name: string): string {
  const words = name
    .replace(/\(.*?\)|,.*$/g, ' ')
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word) && !/^\p{L}+\.$/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word ? [...word][0] : '',
  );
  return letters.join('').toUpperCase() || '?';
}
