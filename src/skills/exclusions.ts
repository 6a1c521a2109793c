import { wordsOf } from './normalize';
import { coreOf } from './understand';

/** Marks of a text that was copied from a page or a mail. */
const MARKUP = /<\/?(?:a|b|br|code|div|em|i|p|pre|s|span|strong|u)(?:\s[^<>]*)?\/?>/giu;

const WORD = String.raw`(?!(?:but|aber|sondern)\s)[\p{L}\p{N}.][\p{L}\p{N}+#.&/-]*`;
const upTo = (most: number): string => String.raw`${WORD}(?:\s${WORD}){0,${most - 1}}`;
/** Where a part of a sentence ends; a dot within `Node.js` ends nothing. */
const END = String.raw`(?=\s*(?:[,;:!?\n]|\.(?:\s|$)|\s[-–]\s|$))`;
/** "Not only" and "not sure" leave nothing out. */
const NOT = String.raw`(?:not|nicht|keine?n?)\s(?!(?:only|just|merely|sure|know|nur|bloß|allein|sicher|wissen)(?!\p{L}))`;
const BEHIND = String.raw`(?<=[\p{L}\p{N}+#],?\s)`;

/** What somebody says they do not mean. A comma or the other half of the saying is needed: `Not-Aus` is a skill. */
const EXCLUSIONS: readonly RegExp[] = [
  // "not Excel but Tableau", "nicht Excel, sondern Tableau"
  String.raw`(?<!\p{L})${NOT}${upTo(4)},?\s(?:but|sondern|aber)\s`,
  // "Excel, but not macros", "Excel, nicht Makros"
  String.raw`,\s*(?:(?:but|aber|und|and)\s+)?${NOT}${upTo(4)}${END}`,
  // "Tableau instead of Excel", "Tableau statt Excel"
  String.raw`${BEHIND}(?:instead\s+of|rather\s+than|anstatt|anstelle\s+von|statt)\s+${upTo(3)}${END}`,
  // "who except Ben", "wer außer Ben"
  String.raw`(?<=(?:who|wer|any(?:one|body)|some(?:one|body)|jemand)(?:\s+else)?\s)(?:except(?:\s+for)?|apart\s+from|other\s+than|besides|außer)\s+${WORD}`,
  // "reporting tools except Power BI", "ERP, außer bei SAP"
  String.raw`${BEHIND}(?:except(?:\s+for)?|apart\s+from|other\s+than|außer)\s+${upTo(3)}${END}`,
].map((source) => new RegExp(source, 'giu'));

/** A question without markup and without what it says is not meant; as it stands where nothing else would be left. */
export function withoutExclusions(question: string): string {
  const plain = question.replace(MARKUP, ' ');
  const left = EXCLUSIONS.reduce((text, exclusion) => text.replace(exclusion, ' '), plain);
  return coreOf(wordsOf(left)).length > 0 ? left : plain;
}
