/** Where a request stands. The last four are ends. */
export type RequestState =
  | 'open' // nobody was asked yet
  | 'asking' // somebody was asked, and nobody has said yes
  | 'accepted' // somebody said yes
  | 'solved' // it helped
  | 'unsolved' // everybody who could help was asked
  | 'withdrawn' // the asker took it back
  | 'expired'; // its time is over

/** Who can change a request. */
export type Role = 'asker' | 'helper' | 'KnowWho';

/** What can happen to a request. */
export type RequestEvent =
  | 'ask'
  | 'ping'
  | 'later'
  | 'decline'
  | 'pass'
  | 'accept'
  | 'take back yes'
  | 'take back no'
  | 'leave'
  | 'forward'
  | 'solved'
  | 'take back solved'
  | 'unsolved'
  | 'take back unsolved'
  | 'withdraw'
  | 'take back withdraw'
  | 'post'
  | 'exhaust'
  | 'expire';

/** One row of the machine: in any of `from`, `event` by `by` leads to `to`; without `to` the state stays. */
export interface Transition {
  readonly event: RequestEvent;
  readonly by: Role;
  /** Empty: it begins here. */
  readonly from: readonly RequestState[];
  readonly to?: RequestState | undefined;
  /** What it means, for the docs. */
  readonly means: string;
}

const SEEKING = ['open', 'asking'] as const;

/** Every way a request can go; whatever does not stand here is refused. Printed in docs/requests.md. */
export const TRANSITIONS: readonly Transition[] = [
  { event: 'ask', by: 'asker', from: [], to: 'open', means: 'somebody asks' },
  { event: 'ping', by: 'KnowWho', from: SEEKING, to: 'asking', means: 'a helper is asked' },
  { event: 'later', by: 'helper', from: SEEKING, means: 'not today: the next one is asked' },
  { event: 'decline', by: 'helper', from: SEEKING, means: 'not my topic any more: the next one is asked' },
  {
    event: 'pass',
    by: 'KnowWho',
    from: SEEKING,
    means: 'no answer in time, or not to be reached: the next one is asked',
  },
  { event: 'forward', by: 'asker', from: SEEKING, means: 'ask the next ones now' },
  { event: 'accept', by: 'helper', from: SEEKING, to: 'accepted', means: 'yes, I can' },
  { event: 'take back yes', by: 'helper', from: ['accepted'], to: 'asking', means: 'the yes is taken back' },
  {
    event: 'take back no',
    by: 'helper',
    from: ['open', 'asking', 'accepted', 'solved', 'unsolved', 'withdrawn', 'expired'],
    means: 'the answer is taken back; whoever was asked after it stays asked',
  },
  { event: 'leave', by: 'KnowWho', from: ['accepted'], to: 'asking', means: 'whoever said yes is gone' },
  { event: 'solved', by: 'asker', from: ['accepted'], to: 'solved', means: 'it helped' },
  { event: 'take back solved', by: 'asker', from: ['solved'], to: 'accepted', means: 'taken back' },
  {
    event: 'unsolved',
    by: 'asker',
    from: ['accepted'],
    to: 'asking',
    means: 'it did not help: the next one is asked',
  },
  { event: 'take back unsolved', by: 'asker', from: ['asking'], to: 'accepted', means: 'taken back' },
  { event: 'withdraw', by: 'asker', from: SEEKING, to: 'withdrawn', means: 'no longer needed' },
  { event: 'take back withdraw', by: 'asker', from: ['withdrawn'], to: 'asking', means: 'taken back' },
  { event: 'post', by: 'KnowWho', from: SEEKING, means: 'the community channel is asked' },
  { event: 'exhaust', by: 'KnowWho', from: SEEKING, to: 'unsolved', means: 'nobody is left to ask' },
  {
    event: 'expire',
    by: 'KnowWho',
    from: ['open', 'asking', 'accepted'],
    to: 'expired',
    means: 'its time is over, or whoever asked is gone',
  },
];

const BY_EVENT = new Map(TRANSITIONS.map((one) => [one.event, one]));

/** The state after an event; undefined where it may not happen. */
export function after(state: RequestState | undefined, event: RequestEvent): RequestState | undefined {
  const row = BY_EVENT.get(event);
  if (!row) return undefined;
  if (state === undefined) return row.from.length === 0 ? row.to : undefined;
  return row.from.includes(state) ? (row.to ?? state) : undefined;
}

/** Who causes an event. */
export function causedBy(event: RequestEvent): Role {
  return BY_EVENT.get(event)?.by ?? 'KnowWho';
}

/** States in which a request goes on. */
export const GOING: readonly RequestState[] = ['open', 'asking', 'accepted'];

/** True while a helper is looked for. */
export function isSeeking(state: RequestState): boolean {
  return state === 'open' || state === 'asking';
}
