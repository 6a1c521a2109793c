import type { Database } from '../../src/sqlite/database';
import { TENANT } from './soak-signed';
import type { Button, SoakTeams } from './soak-teams';

const QUESTIONS = [
  '/skill excel-dashboards',
  'Wer kann mir bei Pivot-Tabellen helfen?',
  '#power-bi',
  'who knows SAP?',
];
const TOPICS = ['Power BI', 'Excel', 'SAP', 'project management'];

/** What one person sends, and what must be in the database once it was answered. */
export interface Sent {
  readonly person: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** The row that a good answer promises; `said` is what the answer says when it does. */
  readonly promise?: { readonly key: string; readonly said: RegExp } | undefined;
}

/** Of twenty: ten ask, three thank, three ask for help, one says yes, one says that it helped, one adds, one looks. */
export function traffic(n: number, people: readonly string[], teams: SoakTeams): Sent {
  const anybody = people[n % people.length] ?? '';
  const kind = n % 20;
  if (kind < 3) {
    const thank = teams.thanks[n % Math.max(1, teams.thanks.length)];
    const helper = String(thank?.data['helper']);
    if (thank && helper.toLowerCase() !== anybody.toLowerCase())
      return {
        ...pressed(n, anybody, thank),
        promise: { key: `thanks ${anybody} ${helper}`, said: /./ },
      };
  }
  if (kind < 6) {
    const topic = TOPICS[n % TOPICS.length];
    return say(n, anybody, `/ask ${topic}: number ${n}`);
  }
  const press = kind === 6 ? teams.pings.shift() : kind === 7 ? teams.helped.shift() : undefined;
  if (press) {
    const request = String(press.data['request']);
    const said = press.verb === 'accept' ? /You help|Du hilfst/ : /"(?:Solved|Gelöst)"/;
    return {
      ...pressed(n, press.person, press),
      promise: { key: `${press.verb} ${press.person} ${request}`, said },
    };
  }
  if (kind === 8) {
    const value = { data: { dialog: 'add-skills', msteams: { type: 'task/fetch' } } };
    return { person: anybody, activity: { ...of(n, anybody), type: 'invoke', name: 'task/fetch', value } };
  }
  return say(n, anybody, kind === 9 ? '/me' : (QUESTIONS[n % QUESTIONS.length] ?? ''));
}

const of = (n: number, person: string) => ({
  id: `soak-${n}`,
  from: { id: `29:${person}`, name: 'Soak', aadObjectId: person },
  conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
  locale: n % 2 ? 'de-AT' : 'en-GB',
});

function say(n: number, person: string, text: string): Sent {
  return { person, activity: { ...of(n, person), type: 'message', text } };
}

function pressed(n: number, person: string, { verb, data }: Button): Sent {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  return { person, activity: { ...of(n, person), type: 'invoke', name: 'adaptiveCard/action', value } };
}

/** Those of the promises that the database does not know. */
export function broken(db: Database, promises: Iterable<string>, asked: Iterable<string>): string[] {
  const row = (sql: string) => db.prepare<string[], unknown>(sql);
  const thanks = row(
    'SELECT 1 FROM thanks JOIN person a ON a.key = asker JOIN person h ON h.key = helper WHERE a.id = ? AND h.id = ?',
  );
  const accept = row(
    "SELECT 1 FROM ping JOIN person h ON h.key = helper WHERE h.id = ? AND request = ? AND answer IN ('accept', 'tried')",
  );
  const solved = row(
    "SELECT 1 FROM request JOIN person a ON a.key = asker WHERE a.id = ? AND request.key = ? AND state = 'solved'",
  );
  const known: Readonly<Record<string, typeof thanks>> = { thanks, accept, solved };
  const request = row("SELECT 1 FROM request WHERE question LIKE '%number ' || ?");
  return [
    ...[...promises].filter((key) => {
      const [kind = '', ...ids] = key.toLowerCase().split(' ');
      return !known[kind]?.get(...ids);
    }),
    ...[...asked].filter((id) => !request.get(id.replace('soak-', ''))),
  ];
}
