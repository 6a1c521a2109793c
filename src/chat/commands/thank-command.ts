import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import { thankedAllCard, whomToThankCard, type Given, type Thankable } from '../../cards/thank-command-cards';
import { thankedCard } from '../../cards/thanks-cards';
import { DAY, type Clock } from '../../clock';
import { nameWords } from '../../people/name';
import type { PeopleStore } from '../../people/people-store';
import type { Locale, Person } from '../../people/person';
import type { RequestStore } from '../../requests/request';
import type { Resolver, SkillId } from '../../skills/skill';
import { MAX_SENTENCE, type ThanksStore } from '../../thanks/thanks';
import type { Command, Reply, Turn } from '../command';
import { mayBeThanked, type GiveThanks } from './thank';
import { asksForRound, createThankRound, type ThankRoundDeps } from './thank-round';

/** So many of one name are offered to choose from. */
const MOST_CHOICES = 5;
/** So many are thanked with one message. */
const MOST_THANKED = 5;
/** Whoever helped within this time is offered, in ms. */
const LATELY = 60 * DAY;
const FOR = /^(.*?)(?:^|\s+)(?:for|für|fuer|wegen)\s+(.+)$/isu;
const AND = /\s*(?:[,;&+]|(?<!\p{L})(?:and|und)(?!\p{L}))\s*/iu;

/** What the command stands on. */
export interface ThankCommandDeps extends ThankRoundDeps {
  readonly giveThanks: GiveThanks;
  readonly thanks: Pick<ThanksStore, 'addSentence'>;
  readonly people: Pick<PeopleStore, 'find' | 'named' | 'choices'>;
  readonly requests: Pick<RequestStore, 'mine'>;
  readonly resolver: Resolver;
  readonly recognise: (words: string, locale: Locale) => SkillId | undefined;
  readonly clock: Clock;
  /** The buttons on thanks. */
  readonly actions: NonNullable<Command['actions']>;
}

/** `/thank Ben Fischer for Excel`: thanks one or several colleagues, by name. */
export function createThankCommand(deps: ThankCommandDeps): Command {
  const { people, resolver, clock } = deps;
  const round = createThankRound(deps);

  /** Nobody is named yet: explains, and offers whoever said yes to a request of mine. */
  async function explain(turn: Turn, title?: string, hint?: string): Promise<Reply> {
    const mine = turn.private ? await deps.requests.mine(turn.sender.id, clock() - LATELY, 20) : [];
    const lately = new Map<string, Thankable>();
    for (const { helper, skill } of mine) {
      const person = helper === undefined ? undefined : await people.find(helper);
      // A button that refuses would tell that somebody hides.
      if (person && (await mayBeThanked(people, person))) {
        lately.set(person.id, { person, skill: skill === undefined ? undefined : resolver.skill(skill) });
      }
    }
    return whomToThankCard(turn.words, [...lately.values()].slice(0, MOST_CHOICES), title, hint);
  }

  /** The people of a name; the asker only where nobody else is called so. */
  async function named(turn: Turn, name: string): Promise<Person[]> {
    // One letter begins many names.
    if (new Set(nameWords(name).join('')).size < 2) return [];
    const found = await people.named(name, MOST_CHOICES + 1);
    const others = found.filter(({ id }) => id !== turn.sender.id);
    return others.length > 0 ? others : found;
  }

  /** One colleague for each name, or the name that leads to none or to several. */
  async function everybody(
    turn: Turn,
    names: string,
  ): Promise<{ found: Person[] } | { name: string; choices: Person[] }> {
    const whole = await named(turn, names);
    if (whole.length === 1) return { found: whole };
    const single = names.split(AND).filter((name) => name !== '');
    // "Moser, Jana" is one name, and so is whatever several people have.
    if (whole.length > 1 || single.length < 2) return { name: names, choices: whole };
    const found: Person[] = [];
    for (const name of single.slice(0, MOST_THANKED)) {
      const people = await named(turn, name);
      if (people.length !== 1) return { name, choices: people };
      found.push(...people.filter(({ id }) => found.every((other) => other.id !== id)));
    }
    return { found };
  }

  async function run(turn: Turn, args: string): Promise<Reply> {
    if (asksForRound(args)) return round.start(turn);
    const { words, sender, locale } = turn;
    const { thank: say } = words;
    const [, before, reason] = FOR.exec(args) ?? [];
    const names = (before ?? args)
      .replace(/^(?:an|to)\s+/i, '')
      .replace(/[:,]+$/, '')
      .trim();
    if (names === '') return explain(turn);
    const meant = await everybody(turn, names);
    const topic = reason?.trim() ?? '';
    const skill = topic ? deps.recognise(topic, locale) : undefined;
    if ('choices' in meant) {
      if (meant.choices.length === 0)
        return explain(turn, say.nobody(meant.name.slice(0, 60)), say.nobodyHint);
      const choices = meant.choices.slice(0, MOST_CHOICES);
      return whomToThankCard(
        words,
        choices.map((person) => ({ person, skill: skill === undefined ? undefined : resolver.skill(skill) })),
        say.which(meant.name.slice(0, 60)),
        meant.choices.length > MOST_CHOICES ? say.whichMore : say.whichHint,
      );
    }
    const given: Given[] = [];
    for (const person of meant.found) {
      const one = await deps.giveThanks(turn, person.id, skill);
      if (one.kind !== 'given') continue;
      // A reason that is no topic is a sentence.
      const isSentence =
        topic !== '' && skill === undefined && one.thanks.sentence === undefined && one.fresh;
      const thanks =
        isSentence && [...topic].length <= MAX_SENTENCE
          ? await deps.thanks.addSentence(one.thanks.id, sender.id, topic, clock(), turn.route)
          : one.thanks;
      given.push({ ...one, thanks });
    }
    const [first, ...more] = given;
    if (!first) {
      return meant.found.some(({ id }) => id === sender.id)
        ? saidCard(words, say.self, say.selfHint)
        : errorCard(turn, words.find.gone, words.find.goneHint);
    }
    if (more.length > 0) return thankedAllCard(words, given);
    return thankedCard(turn, first.helper, first.skill, first.thanks, first.fresh, undefined);
  }

  return {
    name: 'thank',
    aliases: { en: ['thank'], de: ['danke', 'danken'] },
    takesWords: true,
    run,
    actions: deps.actions,
    dialogs: round.dialogs,
    searches: round.searches,
  };
}
