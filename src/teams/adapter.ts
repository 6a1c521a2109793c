import { CloudAdapter, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { BotIdentity } from '../config';
import type { Cloud } from './cloud';
import { isLoopback } from './incoming';
import { KeptClients } from './kept-clients';

/** Bot Framework's side of an identity: it checks who calls us and gets tokens for calling Teams. */
export interface TeamsAccess {
  readonly adapter: CloudAdapter;
  /** Absent without an identity (the demo). */
  readonly token?: () => Promise<string>;
}

/**
 * @param bot absent in the demo: then nobody is checked, which is why it listens on loopback only.
 * @param metadata for tests: where the keys are found that callers sign with; on this machine only.
 * @throws Error when `metadata` is elsewhere, for whoever names the keys decides who is let in.
 */
export function createTeamsAccess(
  bot: BotIdentity | undefined,
  cloud: Cloud,
  metadata?: string,
): TeamsAccess {
  if (!bot) return { adapter: new CloudAdapter(new KeptClients({})) };
  if (metadata !== undefined && !isLoopback(metadata))
    throw new Error('The keys of a test are on this machine.');
  const login = `${cloud.login}/${bot.tenantId}`;
  const settings = {
    MicrosoftAppId: bot.appId,
    MicrosoftAppType: bot.type,
    MicrosoftAppTenantId: bot.tenantId,
    ...(bot.password ? { MicrosoftAppPassword: bot.password } : {}),
    ...(cloud.channelService ? { ChannelService: cloud.channelService } : {}),
    // One of these stands for all of them: the adapter takes no defaults beside it.
    ...(metadata
      ? {
          ToBotFromChannelOpenIdMetadataUrl: metadata,
          ToBotFromChannelTokenIssuer: cloud.issuer,
          ToBotFromEmulatorOpenIdMetadataUrl: metadata,
          ToChannelFromBotLoginUrl: login,
          ToChannelFromBotOAuthScope: cloud.scope,
          OAuthUrl: cloud.scope,
        }
      : {}),
  };
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  return {
    adapter: new CloudAdapter(new KeptClients(settings, factory)),
    token: async () => {
      const credentials = (await factory.createCredentials(
        bot.appId,
        cloud.scope,
        login,
        true,
      )) as unknown as { getToken(): Promise<string> };
      return credentials.getToken();
    },
  };
}
