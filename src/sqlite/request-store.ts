import { DAY } from '../clock';
import { AppError } from '../errors';
import type { OnUndelivered, Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { NotePulse } from '../pulse/pulse';
import {
  about,
  ASKED_TWICE,
  type Answer,
  type Done,
  type FreshRequest,
  type RequestStore,
} from '../requests/request';
import { isSeeking } from '../requests/states';
import { changeLog } from './change-log';
import { championRows } from './champion-rows';
import type { Database } from './database';
import type { OrganisationSkills } from './organisation-skills';
import type { EvidenceWriter } from './profile-writer';
import { requestChanges } from './request-changes';
import { createRequestRouting } from './request-routing';
import { nextKey, toPing, toRequest, type PingRow, type RequestRow } from './request-rows';
import { createRequestWords } from './request-words';
import { createVolunteers } from './volunteers';

/** Whoever presses a button of a card that was made anew so short a time ago meant what has happened, in ms. */
const PRESSED_TWICE = 10_000;

export interface RequestStoreOptions {
  readonly profiles: Pick<EvidenceWriter, 'drop' | 'renew'>;
  readonly organisation: Pick<OrganisationSkills, 'keyOf'>;
  /** There is a place where the community can be asked. */
  readonly hasCommunity?: boolean | undefined;
  readonly notePulse?: NotePulse | undefined;
}

/** Help requests in SQLite; each method is one transaction. */
export function createRequestStore(
  db: Database,
  options: RequestStoreOptions,
): RequestStore & { readonly onUndelivered: OnUndelivered } {
  const changes = requestChanges(db, options.notePulse);
  const { rows, notices, move } = changes;
  const last = changeLog(db);
  const champions = championRows(db);
  const volunteer = createVolunteers(db, rows);
  const madeSince = db
    .prepare<[number, number], number>('SELECT count(*) FROM request WHERE asker = ? AND made_at > ?')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO request (key, asker, question, skill, anonymous, champions, chosen, state, version, made_at, due_at,
       service_url, tenant, bot)
     VALUES (${nextKey('request')}, @asker, @question, @skill, @anonymous, @champions, @chosen, 'open', 0, @at, @at,
       @serviceUrl, @tenant, @bot)`,
  );
  const note = db.prepare(
    `INSERT INTO request_change (request, event, state, role, by, at) VALUES (?, 'ask', 'open', 'asker', ?, ?)`,
  );
  const setAnswer = db.prepare('UPDATE ping SET answer = ?, answered_at = ? WHERE key = ?');
  const pass = db.prepare(
    'UPDATE ping SET passed_at = ? WHERE request = ? AND answer IS NULL AND passed_at IS NULL',
  );

  function keyOf(person: PersonId): number {
    const key = rows.keyOf(person);
    if (key === undefined) throw new AppError('not_found', 'person unknown');
    return key;
  }
  const must = (key: number): RequestRow => {
    const row = rows.find(key);
    if (!row) throw new AppError('not_found', 'no such request');
    return row;
  };
  const done = (kind: 'done' | 'same' | 'taken' | 'over', request: number, ping?: PingRow): Done => ({
    kind,
    request: toRequest(must(request)),
    ping: ping && toPing(ping),
  });

  const ask = db.transaction((fresh: FreshRequest, route: Route, perDay: number) => {
    const asker = keyOf(fresh.asker);
    const chosen = fresh.chosen === undefined ? null : (rows.keyOf(fresh.chosen) ?? null);
    const asked = {
      ...{ asker, question: fresh.question, skill: fresh.skill ?? '', chosen },
      champions: Number(fresh.champions ?? false),
      anonymous: Number(fresh.anonymous),
    };
    const before = rows.same({ ...asked, since: fresh.at - ASKED_TWICE });
    if (before) return { request: toRequest(before), fresh: false };
    if ((madeSince.get(asker, fresh.at - DAY) ?? 0) >= perDay) return 'limited' as const;
    const key = Number(
      insert.run({
        ...asked,
        at: fresh.at,
        serviceUrl: route.serviceUrl,
        tenant: route.tenantId ?? null,
        bot: route.botId,
      }).lastInsertRowid,
    );
    note.run(key, asker, fresh.at);
    if (fresh.told) notices.write(asker, about('request', key), fresh.at, route);
    options.notePulse?.('asked', fresh.skill ? [fresh.skill] : [], fresh.asker);
    last.record(asker, { kind: 'request', did: 'ask', request: key, at: fresh.at });
    return { request: toRequest(must(key)), fresh: true };
  });

  const answer = db.transaction(
    (
      request: number,
      helper: PersonId,
      word: Answer,
      at: number,
      how: { readonly remindAt: number; readonly expireAt: number; readonly inPublic?: boolean },
    ): Done => {
      const row = rows.find(request);
      const ping =
        row && (rows.pingOf(request, helper) ?? (word === 'accept' ? volunteer(row, helper, at) : undefined));
      if (!row || !ping || ping.answer === 'unreachable') return { kind: 'none' };
      if (ping.answer === word) return done('same', request, ping);
      if (!isSeeking(row.state)) {
        return done(row.helper_id !== null && row.helper_id !== helper ? 'taken' : 'over', request, ping);
      }
      // From "not today" one may change one's mind.
      if (ping.answer !== null && (ping.answer !== 'later' || word === 'later'))
        return done('over', request, ping);
      setAnswer.run(word, at, ping.key);
      const change = { kind: 'request', did: word, request, ping: ping.key, at } as const;
      if (word === 'accept') {
        move(row, 'accept', ping.helper, at, {
          acceptedAt: at,
          remindAt: how.remindAt,
          dueAt: Math.min(how.remindAt, how.expireAt),
        });
        notices.write(row.asker, about('yes', ping.key), at, toRequest(row).route);
        if (how.inPublic) notices.write(ping.helper, about('helps', ping.key), at, toRequest(row).route);
        last.record(ping.helper, change);
      } else {
        const skill = word === 'decline' && row.skill ? row.skill : undefined;
        const since = skill === undefined ? undefined : champions.since(ping.helper, skill);
        last.record(ping.helper, {
          ...change,
          ...(skill ? { skills: last.snapshot(ping.helper, [skill]).skills } : {}),
          ...(skill && since !== undefined ? { champion: { skill, since } } : {}),
        });
        if (skill) {
          options.profiles.drop(ping.helper, options.organisation.keyOf(skill));
          champions.remove(ping.helper, skill);
        }
        move(row, word, ping.helper, at, { dueAt: at });
        notices.touch(about('ping', ping.key), at);
      }
      return done('done', request, rows.ping(ping.key));
    },
  );

  const verdict = db.transaction(
    (request: number, asker: PersonId, word: 'solved' | 'unsolved', at: number): Done => {
      const row = rows.find(request);
      if (!row || row.asker_id !== asker) return { kind: 'none' };
      const yes = rows.pingsOf(request).find((ping) => ping.answer === 'accept');
      if (word === 'solved' && row.state === 'solved') return done('same', request, yes);
      if (!yes || row.state !== 'accepted') return done('over', request, yes);
      if (word === 'solved') {
        if (row.skill) options.profiles.renew(yes.helper, options.organisation.keyOf(row.skill), at);
        move(row, 'solved', row.asker, at);
      } else {
        setAnswer.run('tried', yes.answered_at, yes.key);
        move(row, 'unsolved', row.asker, at, { dueAt: at, remindAt: null, acceptedAt: null });
      }
      last.record(row.asker, { kind: 'request', did: word, request, ping: yes.key, at });
      return done('done', request, rows.ping(yes.key));
    },
  );

  const withdraw = db.transaction((request: number, asker: PersonId, at: number): Done => {
    const row = rows.find(request);
    if (!row || row.asker_id !== asker) return { kind: 'none' };
    if (row.state === 'withdrawn') return done('same', request);
    if (!move(row, 'withdraw', row.asker, at)) return done('over', request);
    last.record(row.asker, { kind: 'request', did: 'withdraw', request, at });
    return done('done', request);
  });

  const forward = db.transaction((request: number, asker: PersonId, at: number, asked?: number): Done => {
    const row = rows.find(request);
    if (!row || row.asker_id !== asker) return { kind: 'none' };
    if (!isSeeking(row.state)) return done('over', request);
    if (asked !== undefined && asked !== row.asked && at - row.moved_at < PRESSED_TWICE)
      return done('same', request);
    pass.run(at, request);
    move(row, 'forward', row.asker, at, { dueAt: at });
    return done('done', request);
  });

  return {
    ...createRequestRouting(db, changes, options.hasCommunity ?? false),
    ...createRequestWords(db, changes),
    ask: async (...args) => ask.immediate(...args),
    answer: async (...args) => answer.immediate(...args),
    verdict: async (...args) => verdict.immediate(...args),
    withdraw: async (...args) => withdraw.immediate(...args),
    forward: async (...args) => forward.immediate(...args),
    find: async (id) => {
      const row = rows.find(id);
      return row && toRequest(row);
    },
    ping: async (id) => {
      const row = rows.ping(id);
      return row && toPing(row);
    },
    pingOf: async (request, helper) => {
      const row = rows.pingOf(request, helper);
      return row && toPing(row);
    },
    mine: async (asker, since, limit) => rows.mine(asker, since, limit).map(toRequest),
    waitingFor: async (helper, limit) => rows.waitingFor(helper, limit).map(toPing),
  };
}
