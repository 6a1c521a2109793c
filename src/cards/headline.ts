import type { Messages } from '../i18n/messages';
import { wanted, type Finding, type Helper } from '../skills/skill';
import { hashtag } from './reason-line';

const EVEN = 0.5;

/** What was asked for, and how many can help with it: never more than say so themselves. */
export function headline(words: Messages, finding: Finding): string {
  const topic = wanted(finding.resolution)
    .map(({ skill }) => hashtag(skill, words))
    .join(' + ');
  if (!topic) {
    const wrote = finding.helpers.some(({ reasons }) => reasons.length > 0);
    return wrote ? words.find.headingWords(finding.total) : words.find.headingPerson(finding.total);
  }
  // Who only knows something close fills a short list, all of which is on one page.
  const close = finding.helpers.filter((helper) => !saysSo(helper)).length;
  return close === finding.helpers.length
    ? words.find.headingRelated(topic, finding.total)
    : words.find.heading(topic, finding.total - close);
}

/** True where what was asked for is a guess, which is wrong about as often as right. */
export function isGuess({ resolution }: Finding): boolean {
  return wanted(resolution).some(({ confidence }) => confidence < EVEN);
}

/** True for somebody shown for the skill itself, neither for a neighbouring one nor for an interest. */
export function saysSo({ reasons }: Helper): boolean {
  return reasons.some((reason) =>
    reason.kind === 'evidence' ? reason.source !== 'interest' : reason.kind !== 'related',
  );
}
