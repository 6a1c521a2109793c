import type { Route } from '../../src/notices/notice';
import type { PersonId } from '../../src/people/person';
import type { RequestId, RequestStore } from '../../src/requests/request';

/** A question about Excel that has reached one helper, without the search for whom to ask. */
export async function askedOf(
  requests: Pick<RequestStore, 'ask' | 'step'>,
  route: Route,
  question: {
    readonly asker: PersonId;
    readonly helper: PersonId;
    readonly text: string;
    readonly anonymous: boolean;
    readonly at: number;
  },
): Promise<RequestId> {
  const { asker, helper, text, anonymous, at } = question;
  const asked = await requests.ask({ asker, question: text, skill: 'excel', anonymous, at }, route, 99);
  if (asked === 'limited') throw new Error('limited');
  const { id, version } = asked.request;
  const until = at + 3_600_000;
  await requests.step({ request: id, version, at, pings: [{ helper, until, weekly: 9 }], dueAt: until });
  return id;
}
