import { join, leftBehind, part, type Held, type Joined } from '../skills/held';
import type { SkillId } from '../skills/skill';
import { changeLog, type Before, type SkillBefore } from './change-log';
import { championRows } from './champion-rows';
import type { Database } from './database';
import type { EvidenceWriter } from './profile-writer';

/** One of two topics, as SQLite knows it. */
export interface TopicRow {
  readonly id: SkillId;
  readonly key: number;
}

/** How somebody stood before a topic of theirs became a part of another one. */
interface Moved extends Joined {
  /** Since when they were champion of the topic and of the target. */
  readonly champion?: { readonly topic: number; readonly target: number | null } | undefined;
  /** Their last change, where it was about one of the topics: as it was written, and as it reads now. */
  readonly change?: { readonly was: string; readonly is: string } | undefined;
}

const NOTHING: Held = { evidence: [], dropped: false, hidden: false };

/** Moves what one person has from a topic to another one, and back. Every method belongs into the caller's transaction. */
export function createTopicMoves(db: Database, profiles: EvidenceWriter) {
  const changes = changeLog(db);
  const champions = championRows(db);
  const holders = db
    .prepare<{ key: number; id: SkillId }, number>(
      'SELECT person FROM evidence WHERE skill = @key UNION SELECT person FROM champion WHERE skill = @id',
    )
    .pluck();
  const note = db.prepare<[number, number, string]>(
    'INSERT OR IGNORE INTO topic_moved (merge, person, before) VALUES (?, ?, ?)',
  );
  const noted = db
    .prepare<[number, number], string | null>('SELECT before FROM topic_moved WHERE merge = ? AND person = ?')
    .pluck();
  const movedBy = db.prepare<[number], number>('SELECT person FROM topic_moved WHERE merge = ?').pluck();
  const isBack = db.prepare<[number, number]>('DELETE FROM topic_moved WHERE merge = ? AND person = ?');
  const lastChange = db.prepare<[number], string>('SELECT before FROM last_change WHERE person = ?').pluck();
  const setChange = db.prepare<[string, number]>('UPDATE last_change SET before = ? WHERE person = ?');
  const dropChange = db.prepare<[number]>('DELETE FROM last_change WHERE person = ?');
  const asked = db.prepare<[number], string>('SELECT skills FROM freshness WHERE person = ?').pluck();
  const setAsked = db.prepare<[string, number]>('UPDATE freshness SET skills = ? WHERE person = ?');

  function heldBy(person: number, id: SkillId): Held {
    const [one] = changes.snapshot(person, [id]).skills;
    return one ? { evidence: one.evidence, dropped: one.dropped, hidden: one.hidden ?? false } : NOTHING;
  }
  const write = (person: number, { key }: TopicRow, held: Held): void =>
    profiles.restore(person, key, held.evidence, held);

  /** A last change that goes back to the merged topic goes back to the same at the target. */
  function joinChange(person: number, topic: TopicRow, target: TopicRow, held: Joined): Moved['change'] {
    const was = lastChange.get(person);
    const before = was === undefined ? undefined : (JSON.parse(was) as Before);
    if (was === undefined || !before) return undefined;
    const map = (skills: readonly SkillBefore[]): readonly SkillBefore[] => {
      const of = (id: SkillId): Held | undefined => {
        const one = skills.find(({ skill }) => skill === id);
        return one && { ...one, hidden: one.hidden ?? false };
      };
      const [old, to] = [of(topic.id), of(target.id)];
      if (!old && !to) return skills;
      const both = join(old ?? held.topic, to ?? held.target);
      return [
        ...skills.filter(({ skill }) => skill !== topic.id && skill !== target.id),
        { skill: target.id, ...both },
      ];
    };
    let after: Before = before;
    if (before.kind === 'skills') after = { ...before, skills: map(before.skills) };
    if (before.kind === 'champion' && before.skill === topic.id) after = { ...before, skill: target.id };
    if (before.kind === 'request') {
      const champion =
        before.champion?.skill === topic.id ? { ...before.champion, skill: target.id } : before.champion;
      after = { ...before, skills: before.skills && map(before.skills), champion };
    }
    const is = JSON.stringify(after);
    if (is === was) return undefined;
    setChange.run(is, person);
    return { was, is };
  }

  /** Whoever is asked whether it is still true is asked about the target. */
  function joinAsked(person: number, topic: TopicRow, target: TopicRow): void {
    const row = asked.get(person);
    if (row === undefined) return;
    const { skills } = JSON.parse(row) as { skills: readonly SkillId[] };
    if (!skills.includes(topic.id)) return;
    const now = new Set(skills.map((id) => (id === topic.id ? target.id : id)));
    setAsked.run(JSON.stringify({ skills: [...now] }), person);
  }

  function joinChampion(person: number, topic: TopicRow, target: TopicRow): Moved['champion'] {
    const since = champions.since(person, topic.id);
    if (since === undefined) return undefined;
    const had = champions.since(person, target.id);
    champions.remove(person, topic.id);
    champions.remove(person, target.id);
    champions.add(person, target.id, Math.min(since, had ?? since));
    return { topic: since, target: had ?? null };
  }

  function partChampion(
    person: number,
    topic: TopicRow,
    target: TopicRow,
    was: NonNullable<Moved['champion']>,
  ): void {
    // Whoever stepped down in between is champion of neither.
    if (champions.since(person, target.id) === undefined) return;
    champions.remove(person, target.id);
    champions.add(person, topic.id, was.topic);
    if (was.target !== null) champions.add(person, target.id, was.target);
  }

  function partChange(person: number, target: TopicRow, change: Moved['change']): void {
    const now = lastChange.get(person);
    if (now === undefined) return;
    if (now === change?.is) setChange.run(change.was, person);
    // Written in between, it would bring back what belongs to the other topic now.
    else if (now.includes(JSON.stringify(target.id))) dropChange.run(person);
  }

  return {
    /** Whoever has something that is to be moved; that somebody took the topic back stays where it is. */
    holders: ({ key, id }: TopicRow): number[] => holders.all({ key, id }),
    /** Whoever had it and may get it back. */
    moved: (merge: number): number[] => movedBy.all(merge),
    join(merge: number, person: number, topic: TopicRow, target: TopicRow): void {
      const before = { topic: heldBy(person, topic.id), target: heldBy(person, target.id) };
      const champion = joinChampion(person, topic, target);
      // Forgotten meanwhile, or let go of.
      if (before.topic.evidence.length === 0 && !champion) return;
      const after = join(before.topic, before.target);
      const rest = leftBehind(before.topic, after);
      write(person, topic, rest);
      write(person, target, after);
      joinAsked(person, topic, target);
      const held: Joined = { ...before, after };
      const change = joinChange(person, topic, target, held);
      note.run(merge, person, JSON.stringify({ ...held, champion, change } satisfies Moved));
    },
    part(merge: number, person: number, topic: TopicRow, target: TopicRow): void {
      const before = noted.get(merge, person);
      isBack.run(merge, person);
      if (!before) return;
      const moved = JSON.parse(before) as Moved;
      const back = part(moved, heldBy(person, target.id));
      write(person, target, back.target);
      write(person, topic, back.topic);
      if (moved.champion) partChampion(person, topic, target, moved.champion);
      partChange(person, target, moved.change);
    },
  };
}

export type TopicMoves = ReturnType<typeof createTopicMoves>;
