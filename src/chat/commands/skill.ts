import { z } from 'zod';
import { askChampionsButton } from '../../cards/ask-champions';
import { FIND_DIALOG } from '../../cards/ask-form';
import { errorCard } from '../../cards/error-card';
import { learnButton } from '../../cards/offered-cards';
import { giveFirst } from '../../cards/give-first';
import { exampleButtons } from '../../cards/examples';
import { helpersCard, PAGE, topicOf, type Question, type ShownHelper } from '../../cards/helpers-card';
import { nothingFoundCard, whichCard } from '../../cards/nothing-found-card';
import { saidCard } from '../../cards/said-card';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { shownAvailability, type AvailabilityOf } from '../../people/availability';
import type { ManagerOf } from '../../people/manager';
import type { PeopleStore } from '../../people/people-store';
import type { Locale, Person, PersonId } from '../../people/person';
import type { PhotosOf } from '../../people/photo';
import type { NotePulse, NoteWord } from '../../pulse/pulse';
import { unknownWord } from '../../pulse/unknown-word';
import type { GiveFirst } from '../../rituals/give-first';
import {
  wanted,
  type Finding,
  type FindHelpers,
  type Helper,
  type Skill,
  type SkillId,
  type Topic,
} from '../../skills/skill';
import type { ChampionsOf } from '../../requests/request';
import type { PraiseOf } from '../../thanks/praise';
import { THANKS_COUNT_ONCE_IN, type ThanksStore } from '../../thanks/thanks';
import type { Command, Reply, Turn } from '../command';
import { createFindDialog } from '../find-dialog';
import { createInsertHelpers } from '../insert-helpers';
import { keptWords, questionSchema } from '../question';
import { readData } from '../read-data';

const declinedData = z.object({ question: questionSchema.optional() });

/** `/skill`: who can help with this? Also answers sentences and hashtags. */
export function createSkillCommand(deps: {
  readonly findHelpers: FindHelpers;
  readonly people: PeopleStore;
  readonly thanks: Pick<ThanksStore, 'given'>;
  readonly praiseOf: PraiseOf;
  /** Who is champion of any of these topics. */
  readonly championsOf: ChampionsOf;
  /** The language that a person is written to. */
  readonly localeOf: (person: Person) => Promise<Locale>;
  readonly clock: Clock;
  /** Topics by how many can help, most first. */
  readonly topics: (limit: number) => Promise<readonly Topic[]>;
  /** Told who is shown as a helper; must not take time. */
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
  /** Counts searches; must not take time. */
  readonly notePulse?: NotePulse | undefined;
  /** Counts words that nobody could make sense of; must not take time. */
  readonly noteWord?: NoteWord | undefined;
  readonly availabilityOf?: AvailabilityOf | undefined;
  readonly photosOf?: PhotosOf | undefined;
  /** Absent: nobody is told whom people report to. */
  readonly managerOf?: ManagerOf | undefined;
  /** Now and then asks who searches what others could ask them; absent: never. */
  readonly giveFirst?: GiveFirst | undefined;
  /** The buttons on a helper that are not about finding. */
  readonly actions: NonNullable<Command['actions']>;
}): Command {
  async function answer(turn: Turn, question: Question, fresh = false): Promise<Reply> {
    const finding = await deps.findHelpers({
      words: question.words ?? '',
      skills: question.skills,
      locale: turn.locale,
      asker: turn.sender.id,
      limit: PAGE,
      offset: question.offset,
    });
    const { skills, ambiguous, nearest } = finding.resolution;
    turn.log.info({ skills: skills.length, helpers: finding.total }, 'find');
    if (ambiguous.length > 0) return whichCard(turn, question.words ?? '', ambiguous);
    const topics = wanted(finding.resolution).map(({ skill }) => skill);
    const champions = await deps.championsOf(topics.map(({ id }) => id));
    const shown = await show(turn, finding, new Set(champions));
    const asked = carried(finding.resolution, keptWords(question.words));
    const toAsk = champions.length > 0 ? await topicToAsk(turn, topics) : undefined;
    const ways = askChampionsButton(turn.words, toAsk, asked);
    if (!question.offset) count(turn.sender.id, finding, question.words);
    if (shown.length === 0) {
      return nothingFoundCard(turn, topics, nearest, ways);
    }
    ways.push(...learnButton(turn, topics));
    const guesses =
      fresh && turn.private
        ? await deps.giveFirst?.found(
            turn.sender.id,
            topics.map(({ id }) => id),
          )
        : undefined;
    const below = guesses ? giveFirst(turn.words, guesses, asked) : [];
    return helpersCard(turn.words, { ...asked, offset: question.offset }, finding, shown, ways, below);
  }

  /** A colleague looked for by name is no topic. */
  function count(asker: PersonId, { helpers, resolution }: Finding, words = ''): void {
    if (helpers.length > 0 && helpers.every(({ reasons }) => reasons.length === 0)) return;
    const topics = wanted(resolution).map(({ skill }) => skill.id);
    deps.notePulse?.('searched', topics, asker);
    // Whoever only knows something close was shown, and is where somebody could start; the topic is missing all the same.
    const found = helpers.some(({ reasons }) => reasons.some(({ kind }) => kind !== 'related'));
    deps.notePulse?.(found ? 'found' : 'nothing', topics, asker);
    if (topics.length > 0 && helpers.length === 0) deps.notePulse?.('without', topics, asker);
    const unknown = topics.length === 0 && helpers.length === 0 ? unknownWord(words) : undefined;
    if (unknown !== undefined) deps.noteWord?.(unknown, asker);
  }

  /** The first topic with a champion besides the asker. */
  async function topicToAsk({ sender }: Turn, topics: readonly Skill[]): Promise<SkillId | undefined> {
    for (const { id } of topics) {
      if ((await deps.championsOf([id])).some((champion) => champion !== sender.id)) return id;
    }
    return undefined;
  }

  async function show(
    turn: Turn,
    finding: Finding,
    champions: ReadonlySet<PersonId>,
  ): Promise<ShownHelper[]> {
    // In a group everybody reads along, so what the asker thanked for stays out of the card.
    const given = turn.private
      ? await deps.thanks.given(turn.sender.id, deps.clock() - THANKS_COUNT_ONCE_IN)
      : [];
    const people = finding.helpers.map(({ person }) => person);
    deps.noteShown?.(people);
    const topics = wanted(finding.resolution).map(({ skill }) => skill.id);
    const [shown, praise, available, photos] = await Promise.all([
      Promise.all(finding.helpers.map((helper) => showOne(helper))),
      deps.praiseOf(people, topics),
      deps.availabilityOf?.(people),
      deps.photosOf?.(people),
    ]);
    return shown
      .filter((one) => one !== undefined)
      .map((one) => ({
        ...one,
        champion: champions.has(one.person.id),
        availability: shownAvailability(available?.get(one.person.id)),
        ...praise.get(one.person.id),
        photo: photos?.get(one.person.id),
        thanked: given.some(
          (thanks) => thanks.helper === one.person.id && thanks.skill === topicOf(one.helper, finding)?.id,
        ),
      }));
  }

  async function showOne(helper: Helper): Promise<Omit<ShownHelper, 'thanked'> | undefined> {
    const person = await deps.people.find(helper.person);
    if (!person) return undefined;
    // Only who looks for this very person; a topic asks for no hierarchy.
    const manager = helper.reasons.length === 0 ? await deps.managerOf?.(person) : undefined;
    return { helper, person, manager, locale: await deps.localeOf(person) };
  }

  const fromButton = (turn: Turn, data: unknown): Promise<Reply> => {
    const question = readData(questionSchema, data);
    if (!question.skills && !question.words) throw new AppError('invalid', 'no question');
    return answer(turn, question);
  };

  /** No, nothing that others could ask me: the result again, without the question. */
  async function declined(turn: Turn, data: unknown): Promise<Reply> {
    const { words, sender } = turn;
    if (!turn.private) return errorCard(turn, words.me.private, words.me.privateHint);
    const { question } = readData(declinedData, data);
    const { never, neverHint } = words.rituals.ideas;
    const isLast = await deps.giveFirst?.declined(sender.id);
    if (isLast || !question) return saidCard(words, never, neverHint, { undo: true, question });
    return answer(turn, question);
  }

  return {
    name: 'skill',
    aliases: { en: ['skill', 'who', 'find'], de: ['wer', 'finde'] },
    takesWords: true,
    run: async (turn, args) =>
      args
        ? answer(turn, { words: withoutNames(args, turn.mentioned) }, true)
        : errorCard(turn, turn.words.find.empty, turn.words.unknown.try, exampleButtons(turn.words)),
    actions: {
      ...deps.actions,
      choose: fromButton,
      nearest: fromButton,
      more: fromButton,
      next: fromButton,
      first: fromButton,
      'idea-no': declined,
    },
    dialogs: { [FIND_DIALOG]: createFindDialog(answer) },
    inserts: createInsertHelpers(deps),
  };
}

/** A question that mentions somebody is about its topic; one that says nothing else is about that colleague. */
function withoutNames(words: string, names: readonly string[] = []): string {
  const rest = names.reduce((text, name) => text.replace(name, ' '), words);
  return /[\p{L}\p{N}]/u.test(rest) ? rest : words;
}

/** What the buttons ask again: the skills that were understood, or the words where they have several readings. */
function carried(resolution: Finding['resolution'], words: string): Question {
  const skills = wanted(resolution);
  const sure = skills.length === resolution.skills.length;
  return skills.length > 0 && (sure || !words) ? { skills: skills.map(({ skill }) => skill.id) } : { words };
}
