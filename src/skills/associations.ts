/** Words that may stand for each other: synonyms and translations, learned or written down. */
export interface Associations {
  /** What an atom may mean besides itself. */
  of(atom: number): readonly Meaning[];
  /** What the parts of a compound mean together: `Dienst` and `Reise` are a business trip. */
  together(parts: readonly number[]): readonly Meaning[];
  add(atom: number, meaning: Meaning): void;
  addTogether(parts: readonly number[], meaning: Meaning): void;
  /** Everything that was added, as plain JSON. */
  written(): WrittenAssociations;
}

/** Associations as plain JSON, by atom and by the joined atoms of a compound. */
export interface WrittenAssociations {
  readonly meanings: readonly (readonly [atom: number, meanings: readonly Meaning[]])[];
  readonly compounds: readonly (readonly [parts: string, meanings: readonly Meaning[]])[];
}

/** One way to read an atom; several atoms where one word is two in the other language. */
export interface Meaning {
  readonly atoms: readonly number[];
  /** 0 to 1: 1 would be the word itself. */
  readonly nearness: number;
}

/** Creates a store, empty or with what was written once; of two equal meanings the nearer one stays. */
export function createAssociations(known?: WrittenAssociations): Associations {
  const meanings = new Map<number, Meaning[]>(known?.meanings.map(([atom, list]) => [atom, [...list]]));
  const compounds = new Map<string, Meaning[]>(known?.compounds.map(([parts, list]) => [parts, [...list]]));
  const add = <Key>(map: Map<Key, Meaning[]>, key: Key, meaning: Meaning): void => {
    const list = map.get(key) ?? [];
    const same = list.findIndex((other) => other.atoms.join() === meaning.atoms.join());
    if (same < 0) list.push(meaning);
    else if (list[same]!.nearness < meaning.nearness) list[same] = meaning;
    map.set(key, list);
  };
  return {
    of: (atom) => meanings.get(atom) ?? [],
    together: (parts) => compounds.get(parts.join()) ?? [],
    add: (atom, meaning) => add(meanings, atom, meaning),
    addTogether: (parts, meaning) => add(compounds, parts.join(), meaning),
    written: () => ({ meanings: [...meanings], compounds: [...compounds] }),
  };
}

/** The atoms of a skill's phrases in each language, without joining words. */
export interface Wordings {
  readonly en: readonly (readonly number[])[];
  readonly de: readonly (readonly number[])[];
}

const FEWEST_TOGETHER = 2;

/**
 * Synonyms from the vocabulary itself: where two aliases of one skill differ in one word only, those two words
 * stood for each other ("use a saw", "operate a saw"). The more skills say so, the nearer the words.
 */
export function learnSynonyms(skills: Iterable<Wordings>, into: Associations): void {
  const together = new Map<number, Map<number, number>>();
  const total = new Map<number, number>();
  for (const { en, de } of skills) {
    const seen = new Set<string>();
    for (const wordings of [en, de]) {
      for (let i = 0; i < wordings.length; i++) {
        for (let j = i + 1; j < wordings.length; j++) {
          const pair = onlyDifference(wordings[i]!, wordings[j]!);
          if (pair) seen.add(`${pair[0]} ${pair[1]}`).add(`${pair[1]} ${pair[0]}`);
        }
      }
    }
    for (const key of seen) {
      const [a, b] = key.split(' ').map(Number) as [number, number];
      const row = together.get(a) ?? new Map<number, number>();
      together.set(a, row.set(b, (row.get(b) ?? 0) + 1));
      total.set(a, (total.get(a) ?? 0) + 1);
    }
  }
  for (const [a, row] of together) {
    for (const [b, count] of row) {
      if (count < FEWEST_TOGETHER) continue;
      // Log-likelihood would be finer; a share smoothed towards nothing is enough here.
      const share = count / Math.min(total.get(a)!, total.get(b)!);
      into.add(a, { atoms: [b], nearness: 0.85 * (count / (count + 2)) * Math.sqrt(Math.min(1, share * 2)) });
    }
  }
}

/** The two atoms by which the phrases differ, if it is one each. */
function onlyDifference(a: readonly number[], b: readonly number[]): readonly [number, number] | undefined {
  if (Math.abs(a.length - b.length) > 0 || a.length < 2) return undefined;
  const left = a.filter((atom) => !b.includes(atom));
  const right = b.filter((atom) => !a.includes(atom));
  return left.length === 1 && right.length === 1 ? [left[0]!, right[0]!] : undefined;
}

const ROUNDS = 5;
const LIKELY = 0.12;
/** Of each skill so many wordings a language are aligned. */
const MOST_WORDINGS = 4;
/** Stands for a word with no counterpart, so that not everything must be aligned. */
const NOTHING = 1e-3;
/** Doubt in words that are seen seldom. */
const DOUBT = 0.5;

/**
 * Translations from the skills that have both languages, by word alignment (IBM model 1: Brown et al., "The
 * Mathematics of Statistical Machine Translation", 1993), German to English.
 */
export function learnTranslations(skills: Iterable<Wordings>, into: Associations): void {
  const { links, german, english, sentences } = linksOf(skills);
  const size = german.length;
  // t(english | german) of each link, uniform at first.
  const chances = new Float64Array(size).fill(1);
  const sums = new Float64Array(german.reduce((most, atom) => Math.max(most, atom), 0) + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(size);
    for (const { from, words, per } of sentences) {
      for (let i = 0; i < words; i++) {
        const first = from + i * per;
        let all = NOTHING;
        for (let j = 0; j < per; j++) all += chances[links[first + j]!]!;
        for (let j = 0; j < per; j++) counts[links[first + j]!]! += chances[links[first + j]!]! / all;
      }
    }
    sums.fill(DOUBT);
    for (let link = 0; link < size; link++) sums[german[link]!]! += counts[link]!;
    for (let link = 0; link < size; link++) chances[link] = counts[link]! / sums[german[link]!]!;
  }
  for (let link = 0; link < size; link++) {
    const chance = chances[link]!;
    if (german[link] !== english[link] && chance >= LIKELY) {
      into.add(german[link]!, { atoms: [english[link]!], nearness: 0.9 * Math.sqrt(chance) });
    }
  }
}

/** Each pair of words that stand in the same skill as one link, and where the links of two wordings lie. */
function linksOf(skills: Iterable<Wordings>) {
  const numbers = new Map<number, number>();
  const german: number[] = [];
  const english: number[] = [];
  const links: number[] = [];
  const sentences: { from: number; words: number; per: number }[] = [];
  for (const { en, de } of skills) {
    for (const ours of de.slice(0, MOST_WORDINGS)) {
      for (const theirs of en.slice(0, MOST_WORDINGS)) {
        sentences.push({ from: links.length, words: theirs.length, per: ours.length });
        for (const word of theirs) {
          for (const own of ours) {
            const key = own * 2 ** 24 + word;
            let link = numbers.get(key);
            if (link === undefined) {
              numbers.set(key, (link = german.length));
              german.push(own);
              english.push(word);
            }
            links.push(link);
          }
        }
      }
    }
  }
  return { links, german, english, sentences };
}
