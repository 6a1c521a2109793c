import { refreshing, type Card } from '../../src/cards/elements';
import { errorCard, failedCard, invalidCard, tooMuchCard, unavailableCard } from '../../src/cards/error-card';
import { freshnessCard } from '../../src/cards/freshness-card';
import { helpCard } from '../../src/cards/help-card';
import { helpersCard, type Question } from '../../src/cards/helpers-card';
import { nothingFoundCard, whichCard } from '../../src/cards/nothing-found-card';
import { confirmForgetCard, exportCard, forgottenCard, privacyCard } from '../../src/cards/privacy-cards';
import { pingCard, reportCard, type ShownPing } from '../../src/cards/ping-card';
import { askForm, askOfferCard, messageForm, withWayToAsk } from '../../src/cards/ask-form';
import { helperInsert, topicInsert } from '../../src/cards/insert-cards';
import { askedInGroupCard, helpedCard, leftCard, requestCard, yesCard } from '../../src/cards/request-cards';
import { requestsCard } from '../../src/cards/requests-card';
import type { HelpRequest, Ping } from '../../src/requests/request';
import type { RequestState } from '../../src/requests/states';
import { profileCard } from '../../src/cards/profile-card';
import { editSkillCard, moreSkillsCard, sourcesCard, type ShownSkill } from '../../src/cards/my-skills-cards';
import { namesakeForm, offerCard, offerForm } from '../../src/cards/offer-cards';
import {
  learnButton,
  learnCard,
  levelsCard,
  offeredCard,
  offeredForm,
  takenBackCard,
} from '../../src/cards/offered-cards';
import { askChampionsButton } from '../../src/cards/ask-champions';
import { saidCard } from '../../src/cards/said-card';
import { thankedAllCard, whomToThankCard } from '../../src/cards/thank-command-cards';
import { thankedCard, thanksNoticeCard } from '../../src/cards/thanks-cards';
import { settingsForm, settingsSavedCard } from '../../src/cards/settings-cards';
import { topicsCard } from '../../src/cards/topics-card';
import { unknownCard } from '../../src/cards/unknown-card';
import { welcomeCard } from '../../src/cards/welcome-card';
import type { Command, Reply, Turn } from '../../src/chat/command';
import { keptWords } from '../../src/chat/question';
import { messages } from '../../src/i18n/messages';
import type { Locale, Person } from '../../src/people/person';
import { STORED_SECTIONS, TERMS, type Stored } from '../../src/privacy/privacy';
import { PROFILE_SOURCES } from '../../src/skills/own-skills';
import type { Reason, Skill } from '../../src/skills/skill';
import { objectId } from '../fakes/house';
import { silent } from '../fakes/directory-house';
import { giveFirst } from '../../src/cards/give-first';
import { communityCards } from './community-cards';
import { communityPosts } from './community-posts';
import { pulseCards } from './pulse-cards';
import { ritualCards } from './ritual-cards';
import { BADGES } from '../../src/thanks/badges';
import { gratitudeCards } from './gratitude-cards';

/** Words that people wrote, as long as they may get. */
export interface Foreign {
  readonly name: string;
  readonly skill: string;
  readonly sentence: string;
  readonly words: string;
}

const AT = Date.UTC(2026, 0, 5);

export function turnIn(locale: Locale, name = 'Anna'): Turn {
  return {
    sender: { id: objectId(1), name },
    locale,
    words: messages(locale),
    scope: 'personal',
    private: true,
    route: { serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant', botId: '28:bot' },
    log: silent,
  };
}

function asReply(card: Card): Reply {
  return { card, summary: card.fallbackText };
}

/** Every card there is, full to the brim, with these words of people in it. */
export function everyCard(locale: Locale, foreign: Foreign): [string, Reply][] {
  const turn = turnIn(locale, foreign.name);
  const { words } = turn;
  const { name, sentence } = foreign;
  const skill = (n: number): Skill => ({
    id: `org:${n}`,
    labels: { en: foreign.skill, de: foreign.skill },
    tags: { en: foreign.skill, de: foreign.skill },
  });
  const person = (n: number): Person => ({
    id: objectId(n),
    name,
    upn: `person${n}@lindgruen.example`,
    title: sentence,
    department: sentence,
    office: sentence,
  });
  const skills = [skill(1), skill(2), skill(3), skill(4), skill(5)];
  const [first, second] = skills as [Skill, Skill];
  const reasons: Reason[][] = [
    (['profile', 'project'] as const).map((source) => ({
      kind: 'evidence',
      source,
      skill: first,
      text: sentence,
    })),
    (['responsibility', 'title'] as const).map((source) => ({
      kind: 'evidence',
      source,
      skill: first,
      text: sentence,
    })),
    (['about', 'interest'] as const).map((source) => ({
      kind: 'evidence',
      source,
      skill: first,
      text: sentence,
    })),
    [
      { kind: 'related', source: 'profile', skill: second, asked: first, text: sentence },
      { kind: 'thanks', skill: first, people: 3 },
    ],
    [
      { kind: 'evidence', source: 'added', skill: first, text: sentence, level: 'teach' },
      { kind: 'text', source: 'about', text: sentence },
    ],
  ];
  const resolution = {
    skills: skills.slice(0, 3).map((one) => ({ skill: one, confidence: 1 })),
    ambiguous: [],
    nearest: [],
  };
  const helpers = reasons.map((list, n) => ({ person: objectId(n + 2), score: 0.9, reasons: list }));
  const shown = helpers.map((helper, n) => ({
    helper,
    person: person(n + 2),
    manager: person(9),
    locale,
    thanked: false,
    champion: true,
    testimonial: { sentence, by: person(9) },
    badges: BADGES.map((name) => ({ name, skill: first })),
  }));
  const asked: Question = { skills: skills.slice(0, 3).map(({ id }) => id), offset: 5 };
  const inWords: Question = { words: keptWords(foreign.words), offset: 5 };
  const unsure = { skills: [], ambiguous: [], nearest: [] };
  const thanks = { id: 7, asker: objectId(1), helper: objectId(2), skill: first.id, at: AT };
  const told = { ...thanks, sentence };
  const commands = (Object.keys(words.commands) as Command['name'][]).map((command) => ({
    name: command,
    aliases: { en: [], de: [] },
    takesWords: false,
    run: async () => invalidCard(turn),
  }));
  const partners = [1, 2, 3].map((n) => ({ person: person(n), locale }));
  const offered = Array.from({ length: 20 }, (_, n) => ({
    skill: skill(n),
    level: n % 2 ? ('teach' as const) : ('learn' as const),
    helpers: 12,
    learners: Array.from({ length: 12 }, (__, i) => ({ person: objectId(i), text: sentence })),
    partners: n % 2 ? [] : partners,
  }));
  const ideas = Array.from({ length: 9 }, (_, n) => skill(30 + n));
  const mine = Array.from({ length: 40 }, (_, n): ShownSkill => ({
    skill: { ...skill(n), id: `org:${'語'.repeat(80)}${n}` },
    source: 'about',
    level: 'solve',
    hidden: n % 2 ? 'skill' : 'source',
  }));
  const namesakes = skills.slice(0, 5).map((one) => ({ entry: foreign.skill, skill: one, helpers: 1 }));
  const row = {
    name,
    skill: foreign.skill,
    text: sentence,
    source: 'added',
    sentence,
    helper: name,
    paused_until: '2026-11-23T00:00:00.000Z',
  };
  const rows = (n: number) =>
    Object.fromEntries(
      STORED_SECTIONS.map((section) => [section, Array.from({ length: n }, () => row)]),
    ) as unknown as Stored;
  const settings = {
    weeklyPings: 1,
    quietHours: { from: 1200, to: 425 },
    timeZone: 'America/Argentina/Buenos_Aires',
    digest: true,
    digestHour: { weekday: 2, minutes: 570 },
  };
  const [stored, nothingStored] = [rows(30), rows(0)];
  const reader = { words, resolver: { skill: () => undefined }, zone: 'Europe/Vienna' };
  const finding = { resolution, helpers, total: 100 };
  return [
    [
      'helpers',
      helpersCard(words, asked, finding, shown, [
        ...askChampionsButton(words, first.id, asked),
        ...learnButton(turn, [first]),
      ]),
    ],
    [
      'helpers and a question back',
      helpersCard(
        words,
        inWords,
        { resolution, helpers: helpers.slice(0, 2), total: 2 },
        shown.slice(0, 2),
        learnButton(turn, [first]),
        giveFirst(words, skills.slice(0, 3), inWords),
      ),
    ],
    [
      'helpers by their words',
      helpersCard(words, inWords, { resolution: unsure, helpers, total: 100 }, shown),
    ],
    [
      'one helper',
      helpersCard(words, asked, { resolution, helpers: helpers.slice(3, 4), total: 1 }, shown.slice(3, 4)),
    ],
    [
      'nobody',
      nothingFoundCard(turn, skills.slice(0, 3), skills, askChampionsButton(words, first.id, inWords)),
    ],
    ['nothing', nothingFoundCard(turn, [], [])],
    ...shown
      .slice(0, 2)
      .map((one, n): [string, Reply] => [
        `inserted helper ${n}`,
        asReply(helperInsert(words, n ? { ...finding, resolution: unsure } : finding, one).card),
      ]),
    [
      'helpers in a dialog',
      asReply(withWayToAsk(words, helpersCard(words, asked, finding, shown).card, { question: sentence })),
    ],
    ['inserted topic', asReply(topicInsert(words, { skill: first, helpers: 100 }).card)],
    ['inserted meaning', asReply(topicInsert(words, { skill: first }).card)],
    ['which', whichCard(turn, foreign.words, skills)],
    [
      'profile',
      profileCard(
        words,
        person(1),
        mine,
        12,
        [1, 2, 3].map((n) => ({ from: person(n), sentence, at: AT })),
        { hidden: false, pausedUntil: AT, profileUsed: false, settings },
      ),
    ],
    [
      'empty profile',
      profileCard(words, { id: objectId(1), name }, [], 0, [], {
        hidden: true,
        profileUsed: true,
        settings,
      }),
    ],
    [
      'made anew by itself',
      asReply(refreshing(saidCard(words, words.me.heading).card, words.me.heading, 'profile', '29:1abc')),
    ],
    [
      'settings form',
      asReply(
        settingsForm(
          words,
          {
            ...{ locale, weeklyPings: '7', pause: '2026-12-24', quietFrom: '20:00', quietTo: '07:00' },
            ...{ timeZone: foreign.words.slice(0, 60), digest: 'yes', ideas: 'no' },
          },
          { weeklyPings: 3, digestHour: settings.digestHour, today: '2026-11-23' },
          words.settings.wrong.zone(foreign.words.slice(0, 60)),
        ),
      ),
    ],
    ['settings saved', settingsSavedCard(words, settings, true)],
    ...requestCards(locale, foreign),
    ['more skills', moreSkillsCard(words, mine, 8, 'next-skills')],
    ['no more skills', moreSkillsCard(words, mine, 48, 'more-skills')],
    ['edit skill', editSkillCard(words, mine[0]!)],
    [
      'sources',
      sourcesCard(
        words,
        PROFILE_SOURCES.map((source, n) => ({ source, skills: 12, hidden: n % 2 === 0 })),
      ),
    ],
    ['offer', offerCard(words, foreign.words, { listed: skills, related: ideas.slice(0, 4) })],
    [
      'offer form',
      asReply(
        offerForm(
          words,
          { skills: [...foreign.words].slice(0, 1000).join(''), level: 'solve', picks: ideas },
          skills,
          words.add.missing,
        ),
      ),
    ],
    ['namesakes', asReply(namesakeForm(words, offered.slice(0, 10), [...namesakes, ...namesakes], 'teach'))],
    ['offered in the dialog', asReply(offeredForm(words, offered, ideas))],
    ['nothing offered', asReply(offeredForm(words, [], []))],
    ['levels', asReply(levelsCard(words, offered))],
    [
      'taken back in the dialog',
      asReply(takenBackCard(words, saidCard(words, words.undo.done, words.undo.skills))),
    ],
    ['offered', offeredCard(words, offered.slice(0, 1), ideas, 'confirm-also')],
    ['to learn', learnCard(words, offered[0]!)],
    ['offered myself', learnCard(words, offered[1]!)],
    [
      'whom to thank',
      whomToThankCard(
        words,
        [1, 2, 3, 4, 5].map((n) => ({ person: person(n), skill: first })),
      ),
    ],
    [
      'which to thank',
      whomToThankCard(
        words,
        [{ person: person(1), skill: undefined }],
        words.thank.which(foreign.name.slice(0, 60)),
      ),
    ],
    [
      'thanked all',
      thankedAllCard(
        words,
        [1, 2, 3, 4, 5].map((n) => ({ helper: person(n), skill: first, thanks, fresh: n > 1 })),
      ),
    ],
    ['thanked', thankedCard(turn, person(2), first, thanks, true, inWords)],
    ['thanked before', thankedCard(turn, person(2), first, told, false, asked)],
    [
      'said',
      saidCard(words, words.thank.sentenceSent([...name].slice(0, 80).join('')), words.thank.undoneHint, {
        question: inWords,
      }),
    ],
    ['thanks notice', thanksNoticeCard(words, person(1), first, told, 'thanks')],
    ['sentence notice', thanksNoticeCard(words, person(1), undefined, told, 'sentence')],
    ...gratitudeCards(words, person, told, inWords, first),
    [
      'topics',
      topicsCard(
        turn,
        Array.from({ length: 15 }, (_, n) => ({ skill: skill(n), helpers: 100 })),
        15,
        true,
      ),
    ],
    ['no topics', topicsCard(turn, [], 0, false)],
    ...pulseCards(words, skills),
    ['unknown command', unknownCard(turn, `/${foreign.words}`)],
    ['small talk', unknownCard(turn)],
    ['privacy', privacyCard(words, stored, true, TERMS)],
    ['export', exportCard(reader, stored, JSON.stringify(stored))],
    ['export of a new person', exportCard(reader, nothingStored, JSON.stringify(nothingStored))],
    ['forget?', confirmForgetCard(words, 30)],
    ['forgotten', forgottenCard(words, 1, false)],
    ...([0, 1, 2, 3] as const).map((answered): [string, Reply] => [
      `still yours, ${answered} answered`,
      freshnessCard(
        words,
        {
          ...{ id: 1, person: objectId(1), told: true, findable: true },
          skills: skills.slice(0, 3).map((one, n) => ({
            ...{ skill: one.id, level: 'teach' as const, at: AT },
            now: n >= answered ? ('open' as const) : n === 0 ? ('kept' as const) : ('gone' as const),
          })),
        },
        { skill: () => first, resolve: () => unsure },
        answered % 2 ? 1 : 0,
      ),
    ]),
    ...communityCards(words, skills, person, foreign),
    ...ritualCards(words, skills, foreign),
    ['help', helpCard(turn, commands)],
    ['welcome', welcomeCard(words, 'personal')],
    ['welcome of a team', welcomeCard(words, 'channel')],
    ['invalid', invalidCard(turn)],
    ['unavailable', unavailableCard(turn)],
    ['failed', failedCard(words, 'abcd1234')],
    ['too much', tooMuchCard(words)],
    ['too long', errorCard(turn, words.error.tooLong, words.error.tooLongHint(1000))],
  ];
}

/** The cards about help requests, in every state. */
function requestCards(locale: Locale, foreign: Foreign): [string, Reply][] {
  const words = messages(locale);
  const labels = { en: foreign.skill, de: foreign.skill };
  const skill: Skill = { id: 'org:1', labels, tags: labels };
  const person = (n: number): Person => ({
    id: objectId(n),
    name: foreign.name,
    upn: `p${n}@lindgruen.example`,
  });
  const request = (
    state: RequestState,
    question = [...foreign.words].slice(0, 1000).join(''),
  ): HelpRequest => ({
    ...{ id: 7, asker: objectId(1), question, skill: skill.id, anonymous: false, champions: false, state },
    ...{ chosen: objectId(2), helper: objectId(2), version: 3, madeAt: AT, acceptedAt: AT, remindAt: AT },
    ...{
      postedAt: AT,
      doneAt: AT,
      unsolvedAt: AT,
      movedAt: AT,
      asked: 3,
      waiting: 2,
      waitingUntil: AT,
      owed: 0,
      dueAt: AT,
    },
    route: turnIn(locale).route,
  });
  const known = { person: person(2), locale };
  const shown = (state: RequestState) => ({
    request: request(state),
    skill,
    helper: known,
    now: AT,
    zone: 'UTC',
  });
  const ping = (
    state: RequestState,
    answer?: Ping['answer'],
    asker: ShownPing['asker'] = known,
  ): ShownPing => ({
    request: request(state),
    ping: {
      ...{ id: 3, request: 7, helper: objectId(2), at: AT, until: AT + 100_000_000 },
      ...{ passedAt: undefined, answer, answeredAt: AT, reportedAt: undefined },
    },
    ...{
      skill,
      asker,
      department: foreign.name,
      why: words.requests.why.level(foreign.skill.slice(0, 60), 'x'),
    },
    ...{ now: AT, zone: 'UTC' },
  });
  const states: RequestState[] = ['open', 'asking', 'accepted', 'solved', 'unsolved', 'withdrawn', 'expired'];
  const answers = [undefined, 'accept', 'later', 'decline', 'tried'] as const;
  const typed = { question: foreign.words.slice(0, 1000), topic: foreign.skill, anonymous: 'yes' };
  return [
    ...states.map((state): [string, Reply] => [`request ${state}`, requestCard(words, shown(state))]),
    ...answers.map((answer): [string, Reply] => [
      `ping ${answer}`,
      pingCard(words, ping(answer === 'accept' ? 'accepted' : 'asking', answer)),
    ]),
    ['ping anonymous', pingCard(words, ping('asking', undefined, undefined))],
    ['ping taken', pingCard(words, ping('accepted'))],
    ['a yes', yesCard(words, shown('accepted'))],
    ['did it help', helpedCard(words, shown('accepted'))],
    ['whoever said yes is gone', leftCard(words, shown('asking'))],
    ['reported', reportCard(words, typed.question, person(1))],
    ['reported, nameless', reportCard(words, typed.question, undefined)],
    ['ask form', asReply(askForm(words, typed, { problem: words.requests.missing }))],
    ['form of a message', asReply(messageForm(words, typed))],
    [
      'form of an empty message',
      asReply(messageForm(words, { ...typed, question: '' }, words.requests.missing)),
    ],
    ['change form', asReply(askForm(words, typed, { request: 7 }))],
    ['ask', askOfferCard(words, typed)],
    ['asked in a group', askedInGroupCard(words)],
    ...communityPosts(words, skill, foreign),
    [
      'requests',
      requestsCard(
        words,
        Array.from({ length: 5 }, () => shown('accepted')),
        Array.from({ length: 5 }, () => ping('asking')),
        true,
        { offset: 5, rest: 490 },
      ),
    ],
    ['no requests', requestsCard(words, [], [])],
    ['no more requests', requestsCard(words, [], [], false, { offset: 5, rest: 0 })],
  ];
}

/** Every JSON object of a card that names its type. */
export function nodesOf(card: unknown): any[] {
  if (Array.isArray(card)) return card.flatMap(nodesOf);
  if (!card || typeof card !== 'object') return [];
  const inner = Object.entries(card).flatMap(([key, value]) => (key === 'data' ? [] : nodesOf(value)));
  return 'type' in card ? [card, ...inner] : inner;
}
