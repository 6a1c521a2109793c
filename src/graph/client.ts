import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  ResponseType,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials';
import { AppError } from '../errors';

/** Which Graph, and as whom. */
export interface GraphSettings {
  /** `https://graph.microsoft.com` or a national cloud; `http://` only on loopback. */
  readonly baseUrl: string;
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  /** Absent: the machine's managed identity, or whatever @azure/identity finds. */
  readonly clientSecret?: string | undefined;
}

/** What Graph answered, not judged yet. */
export interface GraphAnswer {
  /** HTTP status; 0 when there was no answer (unreachable, reset, too slow). */
  readonly status: number;
  /** The JSON; undefined when there was none or it was cut off. */
  readonly body: unknown;
  /** How long to wait, in ms, where Graph said so. */
  readonly retryAfter?: number | undefined;
  readonly location?: string | undefined;
}

/**
 * One request to Graph, sent once. `path` starts behind the version, such as `/users/delta`; with a `body` it is a
 * POST. Never throws for what Graph answers or fails to answer.
 *
 * @param patience how long to wait for the whole answer, in ms.
 * @throws AppError `unavailable` when the sign-in is refused, which waiting would not change.
 */
export type SendToGraph = (path: string, patience: number, body?: object) => Promise<GraphAnswer>;

/**
 * Graph through Microsoft's client; waiting and repeating is up to the caller, who knows what is at stake.
 *
 * @param stopped cuts off what is under way; from then on every request throws AppError `unavailable`.
 */
export function connectGraph(settings: GraphSettings, stopped?: AbortSignal): SendToGraph {
  const client = signedIn(settings);

  return async (path, patience, body) => {
    if (stopped?.aborted) throw new AppError('unavailable', 'Reading was stopped.');
    const limit = new AbortController();
    const cutOff = () => limit.abort();
    stopped?.addEventListener('abort', cutOff);
    // Cleared when it is over, so that nothing of an answer is kept until the time has passed.
    const timer = setTimeout(cutOff, patience);
    const request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .option('signal', limit.signal)
      .option('redirect', 'manual')
      .header('Accept', 'application/json')
      .header('x-ms-throttle-priority', 'low');
    try {
      const response = (body ? request.post(body) : request.get()) as Promise<Response>;
      // The signal does not reach the sign-in.
      return await Promise.race([response.then(answerOf), aborted(limit.signal)]);
    } catch (error) {
      if (isRefusedSignIn(error)) {
        throw new AppError('unavailable', 'Signing in to Microsoft Graph was refused.', { cause: error });
      }
      return { status: 0, body: undefined };
    } finally {
      clearTimeout(timer);
      stopped?.removeEventListener('abort', cutOff);
    }
  };
}

/** Microsoft's client at this root, and only there. */
export function signedIn(settings: GraphSettings): Client {
  const root = new URL(settings.baseUrl);
  return Client.initWithMiddleware({
    baseUrl: graphRoot(settings),
    defaultVersion: 'v1.0',
    customHosts: new Set([root.hostname.toLowerCase()]),
    middleware: [authentication(root, settings), new TelemetryHandler(), new HTTPMessageHandler()],
  });
}

/** The address of this Graph, without a version and a slash at its end. */
export function graphRoot({ baseUrl }: Pick<GraphSettings, 'baseUrl'>): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/(v1\.0|beta)?\/?$/, '')}`;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Too slow.')), { once: true });
  });
}

function authentication(root: URL, settings: GraphSettings): Middleware {
  // The client's own handler sends tokens over https only.
  if (root.protocol === 'http:') return new LocalToken();
  return new AuthenticationHandler(
    new TokenCredentialAuthenticationProvider(credential(root, settings), {
      scopes: [`${root.origin}/.default`],
    }),
  );
}

/** Loaded and made with the first token: on this machine nobody needs it, and it takes its time. */
function credential(root: URL, settings: GraphSettings): TokenCredential {
  let made: Promise<TokenCredential> | undefined;
  return {
    getToken: async (scopes, options) => {
      made ??= makeCredential(root, settings);
      return (await made).getToken(scopes, options);
    },
  };
}

async function makeCredential(
  root: URL,
  { tenantId, clientId, clientSecret }: GraphSettings,
): Promise<TokenCredential> {
  const { ClientSecretCredential, DefaultAzureCredential, ManagedIdentityCredential } =
    await import('@azure/identity');
  const authorityHost = process.env['AZURE_AUTHORITY_HOST'] ?? AUTHORITIES[root.hostname.toLowerCase()];
  const options = authorityHost === undefined ? {} : { authorityHost };
  if (tenantId && clientId && clientSecret) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
  if (clientId && !tenantId) return new ManagedIdentityCredential({ clientId });
  return new DefaultAzureCredential({
    ...options,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(clientId === undefined ? {} : { managedIdentityClientId: clientId }),
  });
}

/** Where to sign in for a national cloud's Graph; elsewhere @azure/identity's default is right. */
const AUTHORITIES: Readonly<Record<string, string>> = {
  'graph.microsoft.us': 'https://login.microsoftonline.us',
  'dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn',
};

/** On this machine there is nothing to sign in to: a fixed token, never sent anywhere else. */
class LocalToken implements Middleware {
  #next: Middleware | undefined;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    context.options = {
      ...context.options,
      headers: { ...(context.options?.headers as Record<string, string>), Authorization: 'Bearer local' },
    };
    await this.#next?.execute(context);
  }
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  return {
    status: response.status,
    body: parseJson(await response.text()),
    retryAfter: retryAfterMs(response.headers.get('retry-after') ?? undefined),
    location: response.headers.get('location') ?? undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in ms: seconds, or a date (RFC 9110, 10.2.3). Undefined when absent or unreadable. */
export function retryAfterMs(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Wrong secret, no identity at all: not a matter of time. Graph's client puts the error's name into `code`. */
function isRefusedSignIn(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const name = (error as { code?: string }).code ?? error.name;
  if (name === 'CredentialUnavailableError' || name === 'AggregateAuthenticationError') return true;
  return name === 'AuthenticationError' && error.message.includes('AADSTS');
}
