import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { messages } from '../../src/i18n/messages';
import { CHANNEL, type Arrived, type Posted } from './kills-teams';

/** What people are asked about; the shipped vocabulary knows all of these. */
const TOPICS = ['Power BI', 'Python', 'Photoshop', 'Kubernetes', 'Power Query', 'JavaScript'];
/** So few know these that the community is soon asked. */
const RARE = ['Blender', 'Tableau'];
const ASKERS = 80;
const HELPERS = 160;
/** Of so many helpers one knows each of the rare topics. */
const ONE_IN = 40;
/** Somebody whose message found no bot tries again after so long, in ms. */
const AGAIN = 300;

export const colleague = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Askers, who know nothing, and helpers, who list three topics each. */
export const EVERYBODY = Array.from({ length: ASKERS + HELPERS }, (_, n) => ({
  id: colleague(n),
  name: `Colleague ${n}`,
  skills:
    n < ASKERS
      ? []
      : [
          ...[0, 1, 3].map((step) => TOPICS[(n + step) % TOPICS.length] ?? ''),
          ...RARE.filter((_, which) => n % ONE_IN === which),
        ],
}));

type Word = 'accept' | 'later' | 'decline' | 'solved' | 'unsolved';
/** What the card that answers a button says when that word is taken down, in either language. */
const SAYS = [messages('de'), messages('en')].map(({ requests }) => requests);
const CONFIRMED: Readonly<Record<Word, readonly string[]>> = {
  accept: SAYS.map((say) => say.youHelpHint),
  later: SAYS.map((say) => say.laterHint),
  decline: SAYS.map((say) => say.declineHint),
  solved: SAYS.map((say) => say.isSolvedHint),
  unsolved: ['"withdraw"'],
};
const OVER = SAYS.map((say) => say.over);

/** How often somebody says what to a ping; the rest is silence. All of them take some hours now and then. */
const HABITS: readonly Partial<Record<Word, number>>[] = [
  { accept: 0.6, later: 0.2, decline: 0.05 },
  { accept: 0.15, later: 0.5, decline: 0.05 },
  { accept: 0.1, later: 0.1 },
  {},
  { decline: 0.3, accept: 0.3 },
];
/** What askers say when it is over; the rest says nothing for a month. */
const VERDICTS: Partial<Record<Word, number>> = { solved: 0.6, unsolved: 0.25 };
/** Of those who read a post to the community, and how many say yes; sometimes several do. */
const READERS = 3;
const WILLING = 0.25;
/** People take up to so long for an answer, in real ms; some longer than the bot waits for them. */
const SLOWEST = 5500;
/** At the end nobody has to be waited for. */
const HURRIED = 200;

/** Everybody who talks with the bot, each in their way, and what the bot told them. */
export function createPeople(deps: {
  readonly port: number;
  readonly serviceUrl: () => string;
  readonly random: () => number;
}) {
  const { random } = deps;
  const agent = new Agent({ keepAlive: true, maxSockets: 40 });
  let count = 0;
  let gone = false;
  let slowest = SLOWEST;
  let busy = 0;
  /** Questions that found no bot, or one that died over them. */
  let unheard = 0;
  /** The bot said that it has them: by its answer's activity, or by what it answered to a button. */
  const questions = new Map<string, { asker: string; text: string; tries: number; acknowledged: boolean }>();
  const said: { request: number; person: string; word: Word }[] = [];
  const asks = new Map<string, string>();
  /** How often a ping arrived, by request and helper. */
  const pings = new Map<string, number>();
  /** How often a post to the community arrived, by request. */
  const posts = new Map<number, number>();
  /** Who pressed yes on a post, as `request person`. */
  const volunteers = new Set<string>();
  const problems = new Map<string, number>();

  const activity = (person: string, fields: object) => {
    count += 1;
    return {
      id: `kills-${count}`,
      channelId: 'msteams',
      serviceUrl: deps.serviceUrl(),
      from: { id: `29:${person}`, name: 'Kills', aadObjectId: person },
      recipient: { id: '28:knowwho', name: 'KnowWho' },
      conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: 'tenant' },
      channelData: { tenant: { id: 'tenant' } },
      locale: count % 2 ? 'de-AT' : 'en-GB',
      ...fields,
    };
  };

  /** Asks until the bot has said that the question is on its way. */
  async function ask(n: number): Promise<void> {
    const asker = colleague(Math.floor(random() * ASKERS));
    const topics = [...TOPICS, ...RARE];
    const text = `${topics[n % topics.length]}: question ${n}?`;
    const question = { asker, text, tries: 0, acknowledged: false };
    questions.set(text, question);
    while (!question.acknowledged && !gone) {
      const message = activity(asker, { type: 'message', text: `/ask ${text}` });
      asks.set(message.id, text);
      const status = await post(message);
      if (status === undefined) unheard += 1;
      else question.tries += 1;
      if (status !== undefined && status !== 200)
        problems.set(`${status}`, (problems.get(`${status}`) ?? 0) + 1);
      await pause(AGAIN);
    }
  }

  /** Presses until somebody answers; what the bot confirmed must never be lost. */
  async function press(person: string, word: Word, id: number, where = {}): Promise<void> {
    const value = {
      action: { type: 'Action.Execute', verb: word, data: { request: id } },
      trigger: 'manual',
    };
    for (let tries = 0; tries < 200 && !gone; tries += 1) {
      let body = '';
      const invoke = activity(person, { type: 'invoke', name: 'adaptiveCard/action', value, ...where });
      const status = await post(invoke, (text) => (body = text));
      if (status === 200) {
        const says = (text: string): boolean => body.includes(text);
        if (CONFIRMED[word].some(says) && !OVER.some(says)) said.push({ request: id, person, word });
        return;
      }
      await pause(AGAIN);
    }
  }

  /** Somebody reads a post in the channel and says yes; whether it counted they hear in their own chat. */
  async function volunteer(request: number): Promise<void> {
    const person = colleague(Math.floor(random() * (ASKERS + HELPERS)));
    busy += 1;
    await pause(random() ** 2 * slowest);
    volunteers.add(`${request} ${person}`);
    const conversation = {
      id: `${CHANNEL};messageid=1`,
      conversationType: 'channel',
      tenantId: 'tenant',
    };
    await press(person, 'accept', request, { conversation }).finally(() => (busy -= 1));
  }

  /** What somebody says, by chance; after a while. */
  async function answer(person: string, id: number, habit: Partial<Record<Word, number>>): Promise<void> {
    let left = random();
    const word = (Object.keys(habit) as Word[]).find((one) => (left -= habit[one] ?? 0) < 0);
    const delay = random() ** 2 * slowest;
    if (!word) return;
    busy += 1;
    await pause(delay);
    await press(person, word, id).finally(() => (busy -= 1));
  }

  function post(body: object, heard: (text: string) => void = () => undefined): Promise<number | undefined> {
    return new Promise((resolve) => {
      const json = JSON.stringify(body);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
      const options = {
        agent,
        port: deps.port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        headers,
      };
      request(options, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('error', () => resolve(undefined))
          .on('close', () => resolve(undefined))
          .on('end', () => {
            heard(text);
            resolve(response.statusCode);
          });
      })
        .on('error', () => resolve(undefined))
        .end(json);
    });
  }

  return {
    questions,
    said,
    pings,
    posts,
    problems,
    unheard: () => unheard,
    ask,
    /** Somebody is about to answer. */
    busy: () => busy > 0,
    arrived({ person, replyTo, buttons, json }: Arrived): void {
      const [pinged, over] = [buttons.get('accept'), buttons.get('solved')];
      const question = questions.get(asks.get(replyTo ?? '') ?? '');
      // The request's card shows the question; an error's does not.
      if (question && json.includes(question.text)) question.acknowledged = true;
      if (pinged !== undefined) {
        const key = `${pinged} ${person}`;
        pings.set(key, (pings.get(key) ?? 0) + 1);
        void answer(person, pinged, HABITS[Number(person.slice(-4)) % HABITS.length] ?? {});
      }
      if (over !== undefined) void answer(person, over, VERDICTS);
      // The yes of whoever read the post counts, says their own chat.
      const helps = replyTo === undefined && pinged === undefined ? buttons.get('undo') : undefined;
      if (helps !== undefined && volunteers.has(`${helps} ${person}`))
        said.push({ request: helps, person, word: 'accept' });
    },
    posted({ request }: Posted): void {
      posts.set(request, (posts.get(request) ?? 0) + 1);
      for (let reader = 0; reader < READERS; reader += 1) if (random() < WILLING) void volunteer(request);
    },
    hurry: (): void => void (slowest = HURRIED),
    leave: (): void => {
      gone = true;
      agent.destroy();
    },
  };
}
