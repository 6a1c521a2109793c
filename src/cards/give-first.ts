import type { Messages } from '../i18n/messages';
import type { Skill } from '../skills/skill';
import { buttons, execute, line, openDialog, run, type Element } from './elements';
import type { Question } from './helpers-card';
import { OFFER_DIALOG } from './offer-dialog';
import { hashtag } from './reason-line';

/** "What could others ask you?", below a result: a tap each, and a no that leads back to the result. */
export function giveFirst(words: Messages, guesses: readonly Skill[], question: Question): Element[] {
  const { ideas: say } = words.rituals;
  return [
    line([run(words.add.heading, { weight: 'bolder' })], { spacing: 'large', separator: true }),
    buttons(
      [
        ...guesses.map((skill) => execute(hashtag(skill, words), 'idea-yes', { skill: skill.id, question })),
        openDialog(guesses.length > 0 ? say.other : words.add.title, OFFER_DIALOG),
        execute(say.no, 'idea-no', { question }),
      ],
      { spacing: 'small' },
    ),
  ];
}
