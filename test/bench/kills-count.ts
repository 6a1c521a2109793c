import { ASKED_TWICE } from '../../src/requests/request';
import { openDatabase } from '../../src/sqlite/database';
import type { createPeople } from './kills-people';

/** What stands in the database at the end, against what people were told. */
export interface Found {
  readonly acknowledged: number;
  readonly lost: number;
  /** Answers that the bot confirmed and that do not stand, each with what stands instead. */
  readonly lostAnswers: readonly string[];
  readonly pings: number;
  readonly arrived: number;
  /** Helpers who got the ping of one request more than once. */
  readonly twice: number;
  readonly unsure: number;
  /** Requests; more than questions where an asker who had heard nothing asked once more, and that was a new one. */
  readonly requests: number;
  /** Of those: asked once more while somebody had said yes longer ago than a second press takes. */
  readonly afterYes: number;
  /** Of those: asked once more after the request before had ended. */
  readonly afterEnd: number;
  /** Of those: in the same words while somebody was looked for, or as a second press; both should be one. */
  readonly doubled: number;
  readonly posts: number;
  /** How many of the posts arrived in the channel. */
  readonly postsArrived: number;
  readonly postedTwice: number;
  readonly postsUnsure: number;
  readonly states: string;
  readonly going: number;
  readonly stuck: number;
}

export function look(
  url: string,
  people: Pick<ReturnType<typeof createPeople>, 'questions' | 'said' | 'pings' | 'posts'>,
): Found {
  const db = openDatabase(url);
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const known = db.prepare<[string, string], unknown>(
    `SELECT 1 FROM request r JOIN person p ON p.key = r.asker WHERE r.question = ? AND p.id = ?`,
  );
  const answer = db
    .prepare<[number, string], string | null>(
      `SELECT i.answer FROM ping i JOIN person p ON p.key = i.helper WHERE i.request = ? AND p.id = ?`,
    )
    .pluck();
  // Who has said "not today" may say yes later, so what a person said is read from the book of changes.
  const noted = db
    .prepare<[number, string], string>(
      `SELECT c.event FROM request_change c JOIN person p ON p.key = c.by
       WHERE c.request = ? AND p.id = ? AND c.event <> 'ask' ORDER BY c.key`,
    )
    .pluck();
  const acknowledged = [...people.questions.values()].filter((one) => one.acknowledged);
  const lostAnswers = people.said.flatMap(({ request, person, word }) => {
    const book = noted.all(request, person);
    const stands = answer.get(request, person);
    const isAnswer = word !== 'solved' && word !== 'unsolved';
    const isLast = !isAnswer || stands === book.at(-1) || (stands === 'tried' && book.at(-1) === 'accept');
    if (book.includes(word) && isLast) return [];
    return `request ${request}: ${word} by ${person}; noted: ${book.join(', ')}; stands: ${stands}`;
  });
  const states = db
    .prepare<[], { state: string; n: number }>(
      'SELECT state, count(*) AS n FROM request GROUP BY state ORDER BY state',
    )
    .all();
  // Every request but the first of a question, by where the one before stood when it was asked.
  const more = Object.fromEntries(
    db
      .prepare<[], { why: string; n: number }>(
        `WITH pair AS (
           SELECT b.made_at - a.made_at AS apart, (SELECT c.state FROM request_change c
             WHERE c.request = a.key AND c.at <= b.made_at ORDER BY c.key DESC LIMIT 1) AS state
           FROM request b JOIN request a ON a.key =
             (SELECT max(key) FROM request WHERE asker = b.asker AND question = b.question AND key < b.key))
         SELECT CASE WHEN state IN ('solved', 'unsolved', 'withdrawn', 'expired') THEN 'afterEnd'
           WHEN state = 'accepted' AND apart >= ${ASKED_TWICE} THEN 'afterYes' ELSE 'doubled' END AS why, count(*) AS n
         FROM pair GROUP BY why`,
      )
      .all()
      .map(({ why, n }) => [why, n]),
  ) as Partial<Record<'afterYes' | 'afterEnd' | 'doubled', number>>;
  const found = {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ text, asker }) => !known.get(text, asker)).length,
    lostAnswers,
    pings: number('SELECT count(*) FROM ping'),
    arrived: people.pings.size,
    twice: [...people.pings.values()].filter((times) => times > 1).length,
    unsure: number(`SELECT count(*) FROM notice WHERE kind = 'ping' AND undelivered = 'unsure'`),
    requests: number('SELECT count(*) FROM request'),
    afterYes: more.afterYes ?? 0,
    afterEnd: more.afterEnd ?? 0,
    doubled: more.doubled ?? 0,
    posts: number(`SELECT count(*) FROM post`),
    postsArrived: people.posts.size,
    postedTwice: [...people.posts.values()].filter((times) => times > 1).length,
    postsUnsure: number(`SELECT count(*) FROM post WHERE undelivered = 'unsure'`),
    states: states.map(({ state, n }) => `${state} ${n}`).join(', '),
    going: number('SELECT count(*) FROM request WHERE done_at IS NULL'),
    stuck: number(
      `SELECT (SELECT count(*) FROM notice WHERE due_at IS NOT NULL) +
         (SELECT count(*) FROM post WHERE due_at IS NOT NULL)`,
    ),
  };
  db.close();
  return found;
}

/** Reads beside the running bot what is not at its end, and when something is due next. */
export function whatIsLeft(url: string) {
  const db = openDatabase(url);
  const read = db.prepare<{ now: number }, { going: number; due: number; next: number | null }>(
    `SELECT (SELECT count(*) FROM request WHERE done_at IS NULL) AS going,
       (SELECT count(*) FROM request WHERE due_at <= @now) +
         (SELECT count(*) FROM notice WHERE due_at <= @now AND not_before <= @now) +
         (SELECT count(*) FROM post WHERE due_at <= @now AND not_before <= @now) AS due,
       (SELECT min(at) FROM (SELECT due_at AS at FROM request UNION ALL
          SELECT max(due_at, not_before) FROM notice WHERE due_at IS NOT NULL UNION ALL
          SELECT max(due_at, not_before) FROM post WHERE due_at IS NOT NULL) WHERE at > @now) AS next`,
  );
  return {
    read: (now: number) => {
      const { going, due, next } = read.get({ now }) as { going: number; due: number; next: number | null };
      return { going, due, next: next ?? undefined };
    },
    close: () => void db.close(),
  };
}
