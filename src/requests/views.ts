import type { ShownPost } from '../cards/community-post-card';
import type { ShownPing } from '../cards/ping-card';
import { hashtag } from '../cards/reason-line';
import type { ShownRequest } from '../cards/request-cards';
import type { Clock } from '../clock';
import type { Messages } from '../i18n/messages';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person, PersonId } from '../people/person';
import { timeZoneOf } from '../people/time-zone';
import type { Resolver, Skill } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import type { ChampionsOf, HelpRequest, Ping, RequestStore } from './request';

/** With fewer people the department would tell who asks. */
const DEPARTMENT_FROM = 5;

/** What is read for the cards about requests. */
export interface ViewDeps {
  readonly requests: Pick<RequestStore, 'findableIn'>;
  readonly people: Pick<PeopleStore, 'find' | 'choices'>;
  readonly index: Pick<SkillIndex, 'skillsOf'>;
  readonly resolver: Resolver;
  readonly championsOf?: ChampionsOf | undefined;
  readonly localeOf: (person: Person) => Promise<Locale>;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  /** Present where the community can be asked. */
  readonly community?: object | undefined;
  /** False: requests are switched off. */
  readonly pings: boolean;
  readonly clock: Clock;
}

/** Reads what the cards about requests show, and nothing that their reader must not know. */
export interface RequestViews {
  readonly ofRequest: (request: HelpRequest) => Promise<ShownRequest>;
  readonly ofPing: (ping: Ping, request: HelpRequest, words: Messages) => Promise<ShownPing>;
  readonly ofPost: (request: HelpRequest) => Promise<ShownPost>;
}

export function createRequestViews(deps: ViewDeps): RequestViews {
  const { people, resolver, clock } = deps;

  async function addressed(id: PersonId | undefined) {
    const person = id === undefined ? undefined : await people.find(id);
    return person?.enabled ? { person, locale: await deps.localeOf(person) } : undefined;
  }

  async function zoneOf(id: PersonId): Promise<string> {
    const [person, { timeZone }] = await Promise.all([people.find(id), people.choices(id)]);
    return timeZoneOf(person ?? {}, timeZone, deps.timeZone);
  }

  /** Where somebody works, if so many work there that it does not tell who. */
  async function departmentOf({ department }: Partial<Person>): Promise<string | undefined> {
    if (department === undefined) return undefined;
    return (await deps.requests.findableIn(department, clock())) >= DEPARTMENT_FROM ? department : undefined;
  }

  const skillOf = ({ skill }: HelpRequest): Skill | undefined =>
    skill === undefined ? undefined : resolver.skill(skill);

  /** Why this helper; never more than is known. */
  async function why(ping: Ping, request: HelpRequest, words: Messages): Promise<string> {
    const { why: say } = words.requests;
    const skill = skillOf(request);
    const picked = request.chosen === ping.helper ? say.chosen : undefined;
    if (!skill) return picked ?? '';
    const topic = hashtag(skill, words);
    const own = (await deps.index.skillsOf(ping.helper)).filter((one) => one.skill === skill.id);
    const added = own.find(({ source, level }) => source === 'added' && level !== 'learn');
    const champion = (await deps.championsOf?.([skill.id]))?.includes(ping.helper);
    const known = added
      ? added.level
        ? say.level(topic, words.reason.level[added.level])
        : say.added(topic)
      : champion
        ? say.champion(topic)
        : own.some(({ source }) => source !== 'added')
          ? say.profile(topic)
          : picked
            ? undefined
            : say.near(topic);
    return [picked, known].filter(Boolean).join(' ');
  }

  return {
    ofRequest: async (request) => ({
      request,
      skill: skillOf(request),
      helper: await addressed(request.helper),
      hasCommunity: deps.community !== undefined,
      isHeld: !deps.pings,
      now: clock(),
      zone: await zoneOf(request.asker),
    }),
    ofPing: async (ping, request, words) => {
      const mayKnow = !request.anonymous || ping.answer === 'accept';
      return {
        request,
        ping,
        skill: skillOf(request),
        asker: mayKnow ? await addressed(request.asker) : undefined,
        department: await departmentOf((await people.find(request.asker)) ?? {}),
        why: await why(ping, request, words),
        now: clock(),
        zone: await zoneOf(ping.helper),
      };
    },
    ofPost: async (request) => ({
      request,
      skill: skillOf(request),
      department: await departmentOf((await people.find(request.asker)) ?? {}),
    }),
  };
}
