import type { Reply } from '../chat/command';
import { listed, type Messages } from '../i18n/messages';
import { firstName } from '../people/first-name';
import type { Person } from '../people/person';
import type { Skill } from '../skills/skill';
import type { Thanks } from '../thanks/thanks';
import { buttons, card, execute, heading, line, note, shorten, type Element } from './elements';
import { hashtag } from './reason-line';

/** Somebody who can be thanked with a tap. */
export interface Thankable {
  readonly person: Person;
  readonly skill: Skill | undefined;
}

/** Thanks that were given with one message. */
export interface Given {
  readonly helper: Person;
  readonly skill: Skill | undefined;
  readonly thanks: Thanks;
  readonly fresh: boolean;
}

/** Whom does the thanks go to? With the question, and people to choose from. */
export function whomToThankCard(
  words: Messages,
  people: readonly Thankable[],
  title: string = words.thank.whom,
  hint: string = words.thank.whomHint,
): Reply {
  const { thank: say } = words;
  const body: Element[] = [heading(title), line(hint)];
  if (people.length > 0) {
    if (title === say.whom) body.push(note(say.lately));
    body.push(
      buttons(
        people.map(({ person, skill }) => {
          const about = title === say.whom && skill ? hashtag(skill, words) : person.department;
          const name = [shorten(person.name, 60), about && shorten(about, 60)].filter(Boolean).join(' · ');
          return execute(name, 'thank', { helper: person.id, skill: skill?.id });
        }),
      ),
    );
  }
  return { card: card(words.locale, title, body), summary: title };
}

/** Several colleagues were thanked at once. */
export function thankedAllCard(words: Messages, given: readonly Given[]): Reply {
  const { thank: say } = words;
  const names = given.map(({ helper }) => shorten(helper.name, 60));
  const title = say.heading(listed(names, words.locale));
  const skill = given[0]?.skill;
  const fresh = given.filter((one) => one.fresh);
  const body: Element[] = [
    heading(title),
    line(skill ? say.topic(hashtag(skill, words)) : say.noTopic),
    ...(fresh.length < given.length ? [note(say.alreadyHint)] : []),
  ];
  const actions = fresh.map(({ helper, thanks }) =>
    execute(say.undoOne(shorten(firstName(helper.name), 30)), 'undo', { thanks: thanks.id }),
  );
  return { card: card(words.locale, title, body, actions), summary: title };
}
