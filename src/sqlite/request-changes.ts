import type { PostWriter } from '../community/posts';
import { about, OF_PING, openly, TO_ASKER } from '../requests/request';
import type { Counted, NotePulse } from '../pulse/pulse';
import { after, causedBy, type RequestEvent, type RequestState } from '../requests/states';
import type { Database } from './database';
import { noticeWriter, type NoticeWriter } from './notice-store';
import { postWriter } from './post-store';
import { requestRows, type RequestRow, type RequestRows } from './request-rows';

/** What an event changes besides the state; absent stays, null empties. */
export interface Moved {
  readonly dueAt?: number | null;
  readonly acceptedAt?: number | null;
  readonly remindAt?: number | null;
  readonly postedAt?: number | null;
}

/** Moves requests through their states, inside the caller's transaction. */
export interface RequestChanges {
  readonly rows: RequestRows;
  readonly notices: NoticeWriter;
  readonly posts: PostWriter;
  /**
   * Lets an event happen: the new state, who and when, and what was told is made anew.
   *
   * @param by the key of the person; null for KnowWho.
   * @returns false when the event may not happen in this state; then nothing changed.
   */
  readonly move: (
    row: RequestRow,
    event: RequestEvent,
    by: number | null,
    at: number,
    moved?: Moved,
  ) => boolean;
  /** Those who were asked read it anew, and so does the community. */
  readonly touchPings: (request: number, at: number) => void;
  /** The asker reads it anew. */
  readonly touchAsker: (request: number, at: number) => void;
}

const ENDS: readonly RequestState[] = ['solved', 'unsolved', 'withdrawn', 'expired'];

/** What of a request is counted, each time for the asker; who was asked and said no is counted nowhere. */
const COUNTS: Partial<Record<RequestEvent, Counted>> = {
  accept: 'answered',
  decline: 'declined',
  solved: 'solved',
  unsolved: 'unsolved',
  exhaust: 'unsolved',
  expire: 'unsolved',
};

/** @param notePulse counts what comes of requests. */
export function requestChanges(db: Database, notePulse?: NotePulse): RequestChanges {
  const rows = requestRows(db);
  const notices = noticeWriter(db);
  const posts = postWriter(db);
  const update = db.prepare<{
    key: number;
    state: RequestState;
    due: number | null;
    accepted: number | null;
    remind: number | null;
    posted: number | null;
    done: number | null;
  }>(
    `UPDATE request SET state = @state, version = version + 1, due_at = @due, accepted_at = @accepted,
       remind_at = @remind, posted_at = @posted, done_at = @done
     WHERE key = @key`,
  );
  const note = db.prepare(
    'INSERT INTO request_change (request, event, state, role, by, at) VALUES (?, ?, ?, ?, ?, ?)',
  );

  function touchAsker(request: number, at: number): void {
    for (const kind of TO_ASKER) notices.touch(about(kind, request), at);
  }

  function touchPings(request: number, at: number): void {
    for (const { key } of rows.pingsOf(request)) {
      for (const kind of OF_PING) notices.touch(about(kind, key), at);
    }
    posts.touch(openly(request), at);
  }

  return {
    rows,
    notices,
    posts,
    touchAsker,
    touchPings,
    move(row, event, by, at, moved = {}) {
      const state = after(row.state, event);
      if (!state) return false;
      const ended = ENDS.includes(state);
      const given = (wish: number | null | undefined, before: number | null) =>
        wish === undefined ? before : wish;
      update.run({
        key: row.key,
        state,
        due: ended ? null : given(moved.dueAt, row.due_at),
        accepted: given(moved.acceptedAt, row.accepted_at),
        remind: ended ? null : given(moved.remindAt, row.remind_at),
        posted: given(moved.postedAt, row.posted_at),
        done: ended ? (row.done_at ?? at) : null,
      });
      const counted = COUNTS[event];
      if (counted) notePulse?.(counted, row.skill ? [row.skill] : [], row.asker_id);
      note.run(row.key, event, state, causedBy(event), by, at);
      touchAsker(row.key, at);
      // Whoever was asked sees the same while somebody is looked for.
      const seeking = (one: RequestState) => one === 'open' || one === 'asking';
      if (!(seeking(row.state) && seeking(state))) touchPings(row.key, at);
      return true;
    },
  };
}
