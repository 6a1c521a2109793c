/** One thing known of somebody's skill, as it is stored. */
export interface HeldEvidence {
  readonly source: string;
  readonly text: string;
  readonly level: string | null;
  readonly at: number | null;
}

/** How somebody stands to a skill: what is known, and whether they took it back or keep it to themselves. */
export interface Held {
  readonly evidence: readonly HeldEvidence[];
  readonly dropped: boolean;
  readonly hidden: boolean;
}

/** How somebody stood to a topic and to the one it became a part of, and to the latter right afterwards. */
export interface Joined {
  readonly topic: Held;
  readonly target: Held;
  readonly after: Held;
}

/** Who says no level can solve it. */
const RANK: Readonly<Record<string, number>> = { learn: 0, start: 1, solve: 2, teach: 3 };
const rankOf = ({ level }: HeldEvidence): number => RANK[level ?? 'solve'] ?? 0;

/** The stronger of two; of equal ones the later. Each is something the person said at that time. */
function stronger(one: HeldEvidence, other: HeldEvidence): HeldEvidence {
  const by = rankOf(other) - rankOf(one) || (other.at ?? 0) - (one.at ?? 0);
  return by > 0 ? other : one;
}

const same = (one: HeldEvidence | undefined, other: HeldEvidence | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.text === other.text &&
    one.level === other.level &&
    one.at === other.at);

const bySource = ({ evidence }: Held): Map<string, HeldEvidence> =>
  new Map(evidence.map((one) => [one.source, one]));

const isEmpty = ({ evidence }: Held): boolean => evidence.length === 0;

/**
 * How somebody stands to a topic once another one became a part of it. What they keep to themselves or took back, of
 * either, nobody sees afterwards: a hidden topic adds nothing to an open one, and a hidden or dropped target stays so.
 */
export function join(topic: Held, target: Held): Held {
  if (isEmpty(topic) || target.dropped) return target;
  if (topic.hidden && !target.hidden && !isEmpty(target)) return target;
  const evidence = bySource(target);
  for (const one of topic.evidence) {
    const had = evidence.get(one.source);
    evidence.set(one.source, had ? stronger(had, one) : one);
  }
  return { evidence: [...evidence.values()], dropped: false, hidden: target.hidden || topic.hidden };
}

/** What stays with the old topic: that its words are not wanted, where the target does not say so itself. */
export function leftBehind(topic: Held, after: Held): Held {
  return {
    evidence: [],
    dropped: topic.dropped && !after.dropped,
    hidden: topic.hidden && !after.hidden,
  };
}

/**
 * The way back, from how the person stands to the target now. What they did not touch in between is as before; what they
 * changed stays changed, at the topic whose words it is said in.
 */
export function part(
  { topic, target, after }: Joined,
  now: Held,
): { readonly topic: Held; readonly target: Held } {
  const [topics, targets, afters, nows] = [topic, target, after, now].map(bySource) as [
    Map<string, HeldEvidence>,
    Map<string, HeldEvidence>,
    Map<string, HeldEvidence>,
    Map<string, HeldEvidence>,
  ];
  const onlyTopic = isEmpty(target) && !target.dropped && !target.hidden;
  const [mine, theirs]: [HeldEvidence[], HeldEvidence[]] = [[], []];
  for (const source of new Set([...topics.keys(), ...targets.keys(), ...afters.keys(), ...nows.keys()])) {
    const [was, had, is] = [topics.get(source), targets.get(source), nows.get(source)];
    if (same(is, afters.get(source))) {
      if (was) mine.push(was);
      if (had) theirs.push(had);
    } else if (is && was && is.text === was.text) {
      mine.push(is);
      if (had) theirs.push(had);
    } else if (is) {
      theirs.push(is);
      if (was) mine.push(was);
    }
  }
  const taken = now.dropped && !after.dropped;
  const [hid, shown] = [now.hidden && !after.hidden, !now.hidden && after.hidden];
  const added = theirs.some((one) => one.source === 'added' && !same(one, targets.get('added')));
  return {
    topic: {
      evidence: taken ? [] : mine,
      dropped: topic.dropped || (taken && !isEmpty(topic)),
      hidden: (topic.hidden && !(shown && onlyTopic)) || (hid && !isEmpty(topic)),
    },
    target: {
      evidence: taken ? [] : theirs,
      dropped: (target.dropped && !added) || (taken && !onlyTopic),
      hidden: (target.hidden && !shown) || (hid && !onlyTopic),
    },
  };
}
