import { wordsOf } from './normalize';
import { coreOf } from './understand';

/** Marks of a text that was copied from a page or a mail. */
const MARKUP = /<\/?(?:a|b|br|code|div|em|i|p|pre|s|span|strong|u)(?:\s[^<>]*)?\/?>/giu;

/** What somebody says they do not mean. A comma or the other half of the saying is needed: `Not-Aus` is a skill. */
const EXCLUSIONS: readonly RegExp[] = [
  // "not Excel but Tableau", "nicht Excel, sondern Tableau"
  /(?<!\p{L})(?:not|nicht|keine?n?)\s(?!(?:only|just|sure|nur|bloß|sicher)\s)[^.;!?]{1,60}?,?\s(?:but|sondern)\s/giu,
  // "Excel, but not macros", "Excel, nicht Makros"
  /,\s*(?:(?:but|aber|und|and)\s+)?(?:not|nicht|keine?n?)\s[^,.;!?]+/giu,
  // "Tableau instead of Excel", "Tableau statt Excel"
  /(?<=\p{L}\s)(?:instead\s+of|rather\s+than|anstatt|anstelle\s+von|statt)\s+[\p{L}\p{N}+#.-]+(?:\s[\p{L}\p{N}+#.-]+){0,2}(?=\s*(?:[,.;!?]|$))/giu,
  // "except Ben", "außer Ben"
  /(?<=\p{L}\s)(?:except(?:\s+for)?|apart\s+from|other\s+than|außer)\s+[\p{L}\p{N}+#.-]+/giu,
];

/** A question without markup and without what it says is not meant; as it stands where nothing else would be left. */
export function wanted(question: string): string {
  const plain = question.replace(MARKUP, ' ');
  const left = EXCLUSIONS.reduce((text, exclusion) => text.replace(exclusion, ' '), plain);
  return coreOf(wordsOf(left)).length > 0 ? left : plain;
}
