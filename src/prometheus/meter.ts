import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../meter';

/** What stands in the database when somebody looks. */
export interface Standing {
  /** People whom the directory lists, and of how many of them the profile is not known. */
  readonly people: number;
  readonly unknown: number;
  /** Notices that wait to be sent, and how late the oldest is, in seconds. */
  readonly waiting: number;
  readonly late: number;
  /** When people were last read completely, in seconds since 1970; absent: never by this process. */
  readonly synced?: number | undefined;
}

/** Seconds; Teams gives up on an invoke after 5 and on a message after 10. */
const LATENCIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SYNCS = [1, 10, 60, 300, 900, 3600, 14_400];

/**
 * The meter as Prometheus reads it.
 *
 * @param standing asked at each scrape.
 */
export function createPrometheusMeter(standing: () => Promise<Standing>): {
  readonly meter: Meter;
  /** All figures in Prometheus' text format. */
  scrape(): Promise<string>;
  readonly contentType: string;
} {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter<L>({ name: `knowwho_${name}_total`, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `knowwho_${name}`, help, registers });

  const turns = new Histogram({
    name: 'knowwho_turn_seconds',
    help: 'How long an activity took, from its authentication until it was answered',
    labelNames: ['kind', 'outcome'] as const,
    buckets: LATENCIES,
    registers,
  });
  const syncs = new Histogram({
    name: 'knowwho_sync_seconds',
    help: 'How long a sync of the directory took',
    labelNames: ['outcome'] as const,
    buckets: SYNCS,
    registers,
  });
  const finds = counter('finds', 'What came of questions for helpers', ['outcome']);
  const notices = counter('notices', 'What the bot said on its own, made anew or took back', [
    'what',
    'outcome',
  ]);
  const refusals = counter('refused', 'Requests without a valid token', []);
  const lines = counter('log_lines', 'Warnings and errors in the log', ['level']);
  const gauges = {
    people: gauge('people', 'People whom the directory lists'),
    unknown: gauge('people_unknown', 'Listed people whose profile could not be read yet'),
    waiting: gauge('notices_waiting', 'Notices that wait to be sent, those of later included'),
    late: gauge('notices_late_seconds', 'How long the oldest notice that is due waits'),
    synced: gauge('last_sync_timestamp_seconds', 'When people were last read completely by this service'),
  };

  return {
    contentType: registry.contentType,
    scrape: async () => {
      const now = await standing();
      for (const [name, value] of Object.entries(now) as [keyof Standing, number | undefined][])
        if (value !== undefined) gauges[name].set(value);
      return registry.metrics();
    },
    meter: {
      turn: (kind, outcome, ms) => turns.observe({ kind, outcome }, ms / 1000),
      find: (outcome) => finds.inc({ outcome }),
      notice: (what, outcome) => notices.inc({ what, outcome }),
      sync: (outcome, ms) => syncs.observe({ outcome }, ms / 1000),
      refused: () => refusals.inc(),
      logged: (level) => lines.inc({ level }),
    },
  };
}
