import type { Messages } from '../i18n/messages';
import { execute, type Action } from './elements';

/** Two questions to try, as buttons: a command and a sentence. */
export function exampleButtons(words: Messages): Action[] {
  return words.welcome.examples.map((example) => execute(example, 'try', { text: example }));
}

/** A button to the list of commands. */
export function helpButton(words: Messages): Action {
  return execute(words.unknown.allCommands, 'help', {});
}
