import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: {
    value?: { id: string; [field: string]: unknown }[];
    '@odata.nextLink'?: string;
    '@odata.deltaLink'?: string;
    error?: { code: string };
    responses?: {
      id: string;
      status: number;
      headers: Record<string, string>;
      body: Record<string, unknown>;
    }[];
    [field: string]: unknown;
  };
}

const people = ['a', 'b', 'c'].map((id) => ({ id, displayName: id.toUpperCase(), skills: [`skill ${id}`] }));

let graph: GraphEmulator;
afterEach(() => graph.close());

async function get(address: string, init: RequestInit = {}): Promise<Answer> {
  const url = address.startsWith('http') ? address : `${graph.url}/v1.0${address}`;
  const response = await fetch(url, { headers: { Authorization: 'Bearer x' }, ...init });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Answer['json'],
  };
}

const batch = (requests: object[]) =>
  get('/$batch', {
    method: 'POST',
    headers: { Authorization: 'Bearer x' },
    body: JSON.stringify({ requests }),
  });

const ids = ({ json }: Answer) => json.value?.map(({ id }) => id);

describe('the Graph emulator', () => {
  test('wants a bearer token', async () => {
    graph = await startGraphEmulator({ people });
    const answer = await get('/users/delta', { headers: {} });
    expect([answer.status, answer.json.error?.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });

  test('pages through delta and then tells only changes', async () => {
    graph = await startGraphEmulator({ people, pageSize: 2 });
    const first = await get('/users/delta?$select=displayName,skills');
    expect(first.json.value).toEqual([
      { displayName: 'A', id: 'a' },
      { displayName: 'B', id: 'b' },
    ]);
    const second = await get(first.json['@odata.nextLink'] ?? '');
    expect(ids(second)).toEqual(['c']);
    graph.remove('a', 'changed');
    graph.set({ id: 'd', displayName: 'D' });
    const third = await get(second.json['@odata.deltaLink'] ?? '');
    expect(third.json.value).toEqual([
      { id: 'a', '@removed': { reason: 'changed' } },
      { id: 'd', displayName: 'D' },
    ]);
  });

  test('tells managers in delta where they are selected, and only when they change', async () => {
    graph = await startGraphEmulator({ people: [...people, { id: 'd', manager: 'a' }] });
    const link = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });
    const all = await get('/users/delta?$select=displayName,manager');
    expect(all.json.value?.filter((one) => 'manager@delta' in one)).toEqual([
      { id: 'd', displayName: null, 'manager@delta': [link('a')] },
    ]);
    graph.set({ id: 'd', manager: 'b' });
    graph.set({ id: 'd', displayName: 'D', manager: 'b' });
    const next = await get(all.json['@odata.deltaLink'] ?? '');
    const gone = { ...link('a'), '@removed': { reason: 'deleted' } };
    expect(next.json.value).toEqual([{ id: 'd', displayName: 'D', 'manager@delta': [gone, link('b')] }]);
    graph.set({ id: 'd', manager: 'b' });
    expect((await get(next.json['@odata.deltaLink'] ?? '')).json.value).toEqual([
      { id: 'd', displayName: null },
    ]);
    expect((await get('/users/delta?$expand=manager')).status).toBe(400);
  });

  test('answers 410 with a place to begin again once tokens are too old', async () => {
    graph = await startGraphEmulator({ people });
    const first = await get('/users/delta');
    graph.expireTokens();
    const expired = await get(first.json['@odata.deltaLink'] ?? '');
    expect([expired.status, expired.json.error?.code]).toEqual([410, 'syncStateNotFound']);
    expect(ids(await get(expired.headers.get('location') ?? ''))).toEqual(['a', 'b', 'c']);
    expect((await get('/users/delta?$deltatoken=nonsense')).status).toBe(400);
  });

  test('gives profiles one by one, and 501 in a list', async () => {
    graph = await startGraphEmulator({ people });
    expect((await get('/users?$select=id,skills')).status).toBe(501);
    expect(ids(await get('/users?$select=displayName&$top=2'))).toEqual(['a', 'b']);
    expect((await get('/users/B?$select=skills,aboutMe,schools')).json).toEqual({
      id: 'b',
      skills: ['skill b'],
      aboutMe: null,
      schools: [],
    });
    expect((await get('/users/nobody')).status).toBe(404);
  });

  test('answers a batch of 20 at most, in any order, each request by itself', async () => {
    graph = await startGraphEmulator({ people });
    const answer = await batch([
      { id: '1', method: 'GET', url: '/users/a?$select=skills' },
      { id: '2', method: 'GET', url: '/users/nobody?$select=skills' },
      { id: '3', method: 'DELETE', url: '/users/a' },
    ]);
    const statuses = answer.json.responses?.map(({ id, status }) => [id, status]);
    expect(statuses?.map(([id]) => id)).not.toEqual(['1', '2', '3']);
    expect(statuses?.sort()).toEqual([
      ['1', 200],
      ['2', 404],
      ['3', 400],
    ]);
    const many = Array.from({ length: 21 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: '/users/a',
    }));
    expect((await batch(many)).status).toBe(400);
    expect((await batch([])).status).toBe(400);
  });

  test('takes 650 people for presence and pages of 999 at most', async () => {
    graph = await startGraphEmulator({ people });
    const ask = (count: number) =>
      get('/communications/getPresencesByUserId', {
        method: 'POST',
        headers: { Authorization: 'Bearer x' },
        body: JSON.stringify({ ids: ['a', ...Array.from({ length: count - 1 }, (_, n) => `x${n}`)] }),
      });
    expect((await ask(650)).json.value).toEqual([
      { id: 'a', availability: 'PresenceUnknown', activity: 'PresenceUnknown' },
    ]);
    expect((await ask(651)).status).toBe(400);
    expect((await get('/users?$top=999')).status).toBe(200);
    expect((await get('/users?$top=1000')).status).toBe(400);
    graph.group('g', ['a']);
    expect((await get('/groups/g/transitiveMembers?$top=1000')).status).toBe(400);
    expect((await get('/users/delta?$top=5')).status).toBe(400);
  });

  test('gives an app of the catalog to somebody once', async () => {
    graph = await startGraphEmulator({ people });
    const got: string[] = [];
    graph.app('App-1', (person) => got.push(person));
    const install = async (person: string, app: string, root = `${graph.url}/v1.0`) => {
      const body = JSON.stringify({ 'teamsApp@odata.bind': `${root}/appCatalogs/teamsApps/${app}` });
      const init = { method: 'POST', body, headers: { Authorization: 'Bearer x' } };
      return (await get(`/users/${person}/teamwork/installedApps`, init)).status;
    };
    expect([await install('a', 'app-1'), await install('A', 'App-1'), await install('b', 'app-1')]).toEqual([
      ...[201, 409, 201],
    ]);
    expect(got).toEqual(['a', 'b']);
    expect([await install('z', 'app-1'), await install('a', 'app-2')]).toEqual([404, 404]);
    expect(await install('a', 'app-1', 'https://elsewhere.example/v1.0')).toBe(400);
  });

  test('spoils answers by plan, and answers well again afterwards', async () => {
    graph = await startGraphEmulator({ people });
    // On a connection of its own each, which nobody else has closed.
    const ask = () =>
      new Promise<unknown>((done) => {
        const headers = { Authorization: 'Bearer x' };
        request(`${graph.url}/v1.0/users/a`, { headers, agent: false }, (response) => {
          const { 'retry-after': retryAfter, 'content-type': type } = response.headers;
          const head = [response.statusCode, retryAfter ?? null, type?.split(';')[0]];
          void json(response).then(
            () => done([...head, true]),
            () => done([...head, false]),
          );
        })
          .on('error', () => done('no answer'))
          .end();
      });
    for (const [fault, answer] of [
      [{ kind: 'status', status: 503, retryAfter: 9 }, [503, '9', 'application/json', true]],
      [{ kind: 'truncated' }, [200, null, 'application/json', false]],
      [{ kind: 'text' }, [200, null, 'text/plain', true]],
      [{ kind: 'slow', ms: 1 }, [200, null, 'application/json', true]],
      [{ kind: 'reset' }, 'no answer'],
    ] as const) {
      graph.faults(() => fault);
      expect([fault, await ask()]).toEqual([fault, answer]);
      graph.faults();
      expect(await ask()).toEqual([200, null, 'application/json', true]);
    }
  });

  test('counts 2 units for a page of delta, 1 for a person, alone or in a batch', async () => {
    graph = await startGraphEmulator({ people, units: 5, clock: () => 0 });
    await get('/users/delta');
    await get('/users/a');
    const item = { method: 'GET', url: '/users/a' };
    const { json } = await batch(['1', '2', '3'].map((id) => ({ id, ...item })));
    expect(json.responses?.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    expect((await get('/users/delta')).status).toBe(429);
  });

  test('throttles by resource units and says how long', async () => {
    let now = 100_000;
    graph = await startGraphEmulator({ people, units: 2, clock: () => now });
    expect((await get('/users/a')).status).toBe(200);
    expect((await get('/users/a')).status).toBe(200);
    now += 4000;
    const throttled = await get('/users/a');
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '6']);
    now += 6000;
    expect((await get('/users/a')).status).toBe(200);
  });

  test('survives nonsense', async () => {
    graph = await startGraphEmulator({ people });
    const post = { method: 'POST', headers: { Authorization: 'Bearer x' }, body: '{"requests":' };
    expect((await get('/$batch', post)).status).toBe(400);
    expect((await get('/users/%zz')).status).toBe(400);
    expect((await get('/planets')).status).toBe(400);
    expect(graph.counts()).toMatchObject({ delta: 0, batch: 0 });
  });
});
