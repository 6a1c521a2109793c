import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { communitySettings, toCommunityConfig, type CommunityConfig } from './community-config';
import { demoSettings } from './demo-config';
import { directorySettings, toDirectoryConfig, type DirectoryConfig } from './directory-config';
import { operatingSettings, toRateLimits, type MetricsAddress, type RateLimits } from './operating-config';
import type { Locale } from './people/person';
import { timeZone } from './people/time-zone';
import type { Terms } from './privacy/privacy';
import { reachProblems, reachSettings, toReach, type Reach } from './reach-config';
import {
  DEMO_PER_DAY,
  REQUESTS,
  requestSettings,
  toRequestConfig,
  type RequestRules,
} from './requests-config';
import { retentionSettings, toTerms } from './retention-config';
import { ritualSettings, toRituals, type Rituals } from './rituals-config';
import { guid, orDefault, text } from './setting';
import { toWordFiles, wordSettings, type WordFiles } from './words-config';

/** How the bot proves who it is to Teams. */
export interface BotIdentity {
  readonly appId: string;
  readonly type: 'UserAssignedMSI' | 'SingleTenant';
  readonly tenantId: string;
  /** Only for `SingleTenant`. */
  readonly password?: string | undefined;
}

/** Where people are read from, and as whom. Without a secret, the machine's managed identity is used. */
export interface GraphConfig {
  readonly baseUrl: string;
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** All settings, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Absent in the demo, which talks to nobody outside this machine. */
  readonly bot?: BotIdentity | undefined;
  /** Absent in the demo unless `GRAPH_BASE_URL` is set: then the bundled company is read. */
  readonly graph?: GraphConfig | undefined;
  /** Absent only in tests: then the defaults count. */
  readonly directory?: DirectoryConfig | undefined;
  /** Words of others. Absent only in tests: then there are none. */
  readonly words?: WordFiles | undefined;
  readonly visibility: 'opt-out' | 'opt-in';
  readonly defaultLocale: Locale;
  readonly workingHours: string;
  readonly weeklyPings: number;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  /** How help requests go. Absent only in tests: then the defaults count. */
  readonly requests?: Pick<RequestRules, 'atOnce' | 'patience' | 'perDay'> | undefined;
  /** Absent only in tests: then there are no community managers. */
  readonly community?: CommunityConfig | undefined;
  /** Whom the bot writes to of its own accord. Absent only in tests: then everybody. */
  readonly reach?: Reach | undefined;
  /** Habits of the house. Absent only in tests: then the defaults count. */
  readonly rituals?: Rituals | undefined;
  /** The demo tells twelve weeks of history first. */
  readonly history?: true | undefined;
  /** How long things are kept. Absent only in tests: then the defaults count. */
  readonly terms?: Terms | undefined;
  /** Absent only in tests: then as much is answered as comes. */
  readonly limits?: RateLimits | undefined;
  /** Where figures for Prometheus are read; absent: nowhere. */
  readonly metrics?: MetricsAddress | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** Which command asks for the settings; each needs others. */
export type Purpose = 'start' | 'demo' | 'sync';

/** Every problem of the settings at once, in words for the admin. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

export const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

const DAYS = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const HOURS = new RegExp(`^${DAYS}(-${DAYS})? ${TIME}-(${TIME}|24:00)$`);

function settings(purpose: Purpose) {
  const demo = purpose === 'demo';
  return z.object({
    PORT: orDefault(z.string().regex(/^\d+$/, 'must be a number').transform(Number), '3978').refine(
      (port) => port <= 65535,
      'must be at most 65535',
    ),
    HOST: orDefault(z.string(), demo ? '127.0.0.1' : '0.0.0.0').refine(
      (host) => !demo || LOOPBACK.includes(host),
      'must be a loopback address in the demo, which lets everybody be anybody',
    ),
    DATABASE_URL: orDefault(
      z.string().regex(/^file:.+/, 'must be file: and a path, or file::memory:'),
      demo ? 'file:./data/demo.db' : 'file:./data/knowwho.db',
    ),
    MicrosoftAppId: guid,
    MicrosoftAppType: text.refine(
      (value) => value === undefined || value === 'UserAssignedMSI' || value === 'SingleTenant',
      'must be UserAssignedMSI or SingleTenant',
    ),
    MicrosoftAppTenantId: guid,
    MicrosoftAppPassword: text,
    AZURE_TENANT_ID: guid,
    AZURE_CLIENT_ID: guid,
    AZURE_CLIENT_SECRET: text,
    GRAPH_BASE_URL: text.refine(
      (value) => value === undefined || isGraphRoot(value),
      'must be an https:// address, or http:// on this machine',
    ),
    ...directorySettings,
    ...wordSettings,
    VISIBILITY: orDefault(z.enum(['opt-out', 'opt-in'], 'must be opt-out or opt-in'), 'opt-out'),
    DEFAULT_LOCALE: orDefault(z.enum(['en', 'de'], 'must be en or de'), 'en'),
    WORKING_HOURS: orDefault(z.string(), demo ? 'always' : 'Mon-Fri 08:00-18:00').refine(
      (value) => value === 'always' || HOURS.test(value),
      'must be like Mon-Fri 08:00-18:00, or always',
    ),
    WEEKLY_PINGS: orDefault(
      z
        .string()
        .regex(/^\d{1,3}$/, 'must be a number from 0 to 999')
        .transform(Number),
      '3',
    ),
    TIME_ZONE: orDefault(
      z
        .string()
        .refine((value) => timeZone(value) !== undefined, 'must be a time zone such as Europe/Berlin')
        .transform((value) => timeZone(value) ?? value),
      'Europe/Berlin',
    ),
    ...requestSettings(demo ? DEMO_PER_DAY : REQUESTS.perDay),
    ...communitySettings,
    ...reachSettings,
    ...ritualSettings,
    ...demoSettings,
    ...retentionSettings,
    ...operatingSettings(demo),
    LOG_LEVEL: orDefault(
      z.enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      ),
      'info',
    ),
  });
}

function isGraphRoot(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}

/**
 * Reads the settings a command needs.
 *
 * @param env the environment; settings in the `.env` file stand behind it.
 * @throws ConfigError with every problem at once; values are never repeated, because some are secrets.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, purpose: Purpose): Config {
  const parsed = settings(purpose).safeParse(env);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const missing = [...(purpose === 'start' ? missingIdentity(env) : []), ...reachProblems(env)];
  if (!parsed.success || missing.length > 0 || problems.length > 0)
    throw new ConfigError([...missing, ...problems]);
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    bot:
      purpose === 'start'
        ? {
            appId: value.MicrosoftAppId ?? '',
            type: value.MicrosoftAppType as BotIdentity['type'],
            tenantId: value.MicrosoftAppTenantId ?? '',
            password: value.MicrosoftAppPassword,
          }
        : undefined,
    graph:
      purpose === 'demo' && !value.GRAPH_BASE_URL
        ? undefined
        : {
            baseUrl: value.GRAPH_BASE_URL ?? 'https://graph.microsoft.com',
            tenantId: value.AZURE_TENANT_ID,
            clientId: value.AZURE_CLIENT_ID,
            clientSecret: value.AZURE_CLIENT_SECRET,
          },
    directory: toDirectoryConfig(value),
    words: toWordFiles(value),
    visibility: value.VISIBILITY,
    defaultLocale: value.DEFAULT_LOCALE,
    workingHours: value.WORKING_HOURS,
    weeklyPings: value.WEEKLY_PINGS,
    timeZone: value.TIME_ZONE,
    requests: toRequestConfig(value),
    community: toCommunityConfig(value),
    reach: toReach(value),
    rituals: toRituals(value),
    history: (purpose === 'demo' && value.DEMO_HISTORY === 'on') || undefined,
    terms: toTerms(value),
    limits: toRateLimits(value),
    metrics: value.METRICS,
    logLevel: value.LOG_LEVEL,
  };
}

/** Without these the adapter would let anybody in, so there is no default. */
function missingIdentity(env: Readonly<Record<string, string | undefined>>): string[] {
  const needed = ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId'];
  if (env['MicrosoftAppType']?.trim() !== 'UserAssignedMSI') needed.push('MicrosoftAppPassword');
  return needed
    .filter((name) => !env[name]?.trim())
    .map((name) =>
      name === 'MicrosoftAppPassword'
        ? `${name}: missing (not needed with MicrosoftAppType=UserAssignedMSI)`
        : `${name}: missing`,
    );
}

/** The environment over the `.env` file of the folder, if there is one. */
export function environment(file = '.env'): Record<string, string | undefined> {
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ...process.env };
    throw error;
  }
}
