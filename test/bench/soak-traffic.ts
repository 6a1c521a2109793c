import type { Database } from '../../src/sqlite/database';
import { TENANT } from './soak-signed';
import type { Button, SoakTeams } from './soak-teams';

const QUESTIONS = [
  '/skill excel-dashboards',
  'Wer kann mir bei Pivot-Tabellen helfen?',
  '#power-bi',
  'who knows SAP?',
];
const TOPICS = ['Power BI', 'Excel', 'SAP', 'project management', 'Jira', 'English', 'PowerPoint'];
/** What is added, and the skill that it is. */
const ADDED = [
  ['Python', 'python'],
  ['Photoshop', 'photoshop'],
  ['Scrum', 'scrum'],
];

/** What one person sends, and what must be in the database once it was answered. */
export interface Sent {
  readonly person: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** The row that a good answer promises; `said` is what the answer says when it does. */
  readonly promise?: { readonly key: string; readonly said: RegExp } | undefined;
}

/**
 * Of twenty: ten ask who can help, three thank, and one each asks for help, says yes, says that it helped, opens the dialog
 * of skills, hands it in, looks at their profile, and searches in the compose box.
 */
export function traffic(n: number, people: readonly string[], teams: SoakTeams): Sent {
  const anybody = people[n % people.length] ?? '';
  const invoke = (name: string, value: object) => ({
    person: anybody,
    activity: { ...of(n, anybody), type: 'invoke', name, value },
  });
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
  const press = kind === 4 ? teams.pings.shift() : kind === 5 ? teams.helped.shift() : undefined;
  if (press) {
    const request = String(press.data['request']);
    const said = press.verb === 'accept' ? /You are helping|Du hilfst/ : /"(?:Solved|Gelöst)"/;
    return {
      ...pressed(n, press.person, press),
      promise: { key: `${press.verb} ${press.person} ${request}`, said },
    };
  }
  const [added = '', skill = ''] = ADDED[n % ADDED.length] ?? [];
  switch (kind) {
    case 3:
      return say(n, anybody, `/ask ${TOPICS[n % TOPICS.length]}: number ${n}`);
    case 6:
      return invoke('task/fetch', { data: { dialog: 'add-skills', msteams: { type: 'task/fetch' } } });
    case 7:
      return {
        ...invoke('task/submit', { data: { dialog: 'add-skills', skills: added, level: 'start' } }),
        promise: { key: `added ${anybody} ${skill}`, said: /is saved|ist gespeichert/ },
      };
    case 8:
      return say(n, anybody, '/me');
    case 9: {
      const parameters = [{ name: 'skill', value: TOPICS[n % TOPICS.length] }];
      return invoke('composeExtension/query', {
        commandId: 'findHelpers',
        parameters,
        queryOptions: { skip: 0, count: 25 },
      });
    }
    default:
      return say(n, anybody, QUESTIONS[n % QUESTIONS.length] ?? '');
  }
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
  const added = row(
    "SELECT 1 FROM evidence JOIN person p ON p.key = person JOIN skill s ON s.key = skill WHERE p.id = ? AND s.id = ? AND source = 'added'",
  );
  const known: Readonly<Record<string, typeof thanks>> = { thanks, accept, solved, added };
  const request = row("SELECT 1 FROM request WHERE question LIKE '%number ' || ?");
  return [
    ...[...promises].filter((key) => {
      const [kind = '', ...ids] = key.toLowerCase().split(' ');
      return !known[kind]?.get(...ids);
    }),
    ...[...asked].filter((id) => !request.get(id.replace('soak-', ''))),
  ];
}
