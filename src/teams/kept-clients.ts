import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';

/** Teams has a handful of service urls; more than these are started over. */
const MOST_KEPT = 50;

type Client = Awaited<ReturnType<ConnectorFactory['create']>>;

/**
 * Bot Framework's authentication, with one client a service url instead of two new ones a turn. A bot has one
 * identity, so they are all alike; making them cost more than everything else the adapter does.
 */
export class KeptClients extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new Map<string, Promise<Client>>();
  private tokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...request);
    const factory = result.connectorFactory;
    if (!factory) return result;
    return { ...result, connectorFactory: { create: (...to) => this.connector(factory, ...to) } };
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
