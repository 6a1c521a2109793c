import type { Messages } from '../i18n/messages';
import type { Reason, Skill } from '../skills/skill';
import { shorten } from './elements';

/** From here on, others are told that somebody is thanked by several colleagues. */
const SEVERAL = 3;

/** The longest quotation from a profile on a result, in characters. */
const MAX_QUOTE = 90;

/** Why somebody is shown, in one line; it never claims more than the evidence says. */
export function reasonLine(reasons: readonly Reason[], words: Messages): string {
  return reasons
    .map((reason) => reasonText(reason, words))
    .filter((text) => text !== undefined)
    .join(' · ');
}

function reasonText(reason: Reason, words: Messages): string | undefined {
  const { reason: say } = words;
  switch (reason.kind) {
    case 'thanks':
      return reason.people >= SEVERAL ? say.thanks(label(reason.skill, words)) : undefined;
    case 'related':
      return say.related(
        reason.source === 'profile' ? entry(reason, words) : label(reason.skill, words),
        label(reason.asked, words),
      );
    case 'text':
      return say.text(shorten(reason.text, MAX_QUOTE));
    case 'evidence':
      return evidenceText(reason, words);
  }
}

function evidenceText(reason: Reason & { kind: 'evidence' }, words: Messages): string {
  const { reason: say } = words;
  const quote = shorten(reason.text, MAX_QUOTE);
  switch (reason.source) {
    case 'added':
      return reason.level
        ? `${say.level[reason.level]}: ${label(reason.skill, words)}`
        : say.added(label(reason.skill, words));
    case 'profile':
      return say.profile(entry(reason, words));
    case 'interest':
      return say.interest(quote);
    case 'project':
      return say.project(quote);
    case 'responsibility':
      return say.responsibility(quote);
    case 'title':
      return say.title(quote);
    case 'about':
      return say.about(quote);
  }
}

/** What somebody listed, as they wrote it; the plain name of the skill in another language in the reader's own. */
function entry({ text, skill }: { readonly text: string; readonly skill: Skill }, words: Messages): string {
  const other = skill.labels[words.locale === 'de' ? 'en' : 'de'];
  return text.toLowerCase() === other.toLowerCase() ? label(skill, words) : shorten(text, MAX_QUOTE);
}

/** The name of a skill in the reader's language. */
export function label(skill: Skill, words: Messages): string {
  return shorten(skill.labels[words.locale], 60);
}

/** The hashtag of a skill in the reader's language, with `#`. */
export function hashtag(skill: Skill, words: Messages): string {
  return `#${shorten(skill.tags[words.locale], 60)}`;
}
