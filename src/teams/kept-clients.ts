import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';

/** Teams has a handful of service urls; more than these are started over. */
const MOST_KEPT = 50;

/** While the keys of Microsoft cannot be read, they are asked for once in this time, in ms. */
const PAUSE = 2000;

type Client = Awaited<ReturnType<ConnectorFactory['create']>>;

/**
 * Bot Framework's authentication, with one client a service url instead of two new ones a turn. A bot has one
 * identity, so they are all alike; making them cost more than everything else the adapter does.
 */
export class KeptClients extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new Map<string, Promise<Client>>();
  private tokens: Promise<UserTokenClient> | undefined;
  private keysUnread: { readonly until: number; readonly error: unknown } | undefined;

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await this.verified(...request);
    const factory = result.connectorFactory;
    if (!factory) return result;
    return { ...result, connectorFactory: { create: (...to) => this.connector(factory, ...to) } };
  }

  /** A flood of forged tokens must not become one of calls for the keys, so a failure counts for a moment. */
  private async verified(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const { keysUnread } = this;
    if (keysUnread && performance.now() < keysUnread.until) throw keysUnread.error;
    try {
      return await super.authenticateRequest(...request);
    } catch (error) {
      if (areKeysUnread(error)) this.keysUnread = { until: performance.now() + PAUSE, error };
      throw error;
    }
  }

  override async createUserTokenClient(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): Promise<UserTokenClient> {
    this.tokens ??= super.createUserTokenClient(...identity).catch((error: unknown) => {
      this.tokens = undefined;
      throw error;
    });
    return this.tokens;
  }

  private connector(factory: ConnectorFactory, serviceUrl: string, audience?: string): Promise<Client> {
    const key = `${serviceUrl}\n${audience ?? ''}`;
    const kept = this.connectors.get(key) ?? factory.create(serviceUrl, audience);
    if (this.connectors.size >= MOST_KEPT) this.connectors.clear();
    this.connectors.set(key, kept);
    kept.catch(() => this.connectors.delete(key));
    return kept;
  }
}

/** The adapter could not read the keys: no answer came, or one that says that something is wrong over there. */
function areKeysUnread(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return name === 'FetchError' || statusCode === 500;
}
