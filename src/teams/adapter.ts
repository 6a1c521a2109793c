import { CloudAdapter, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { BotIdentity } from '../config';
import { KeptClients } from './kept-clients';

/** Bot Framework's side of an identity: it checks who calls us and gets tokens for calling Teams. */
export interface TeamsAccess {
  readonly adapter: CloudAdapter;
  /** Absent without an identity (the demo). */
  readonly token?: () => Promise<string>;
}

/** The scope of tokens for the Bot Connector in the public cloud. */
const SCOPE = 'https://api.botframework.com';

/** @param bot absent in the demo: then nobody is checked, which is why it listens on loopback only. */
export function createTeamsAccess(bot: BotIdentity | undefined): TeamsAccess {
  if (!bot) return { adapter: new CloudAdapter(new KeptClients({})) };
  const settings = {
    MicrosoftAppId: bot.appId,
    MicrosoftAppType: bot.type,
    MicrosoftAppTenantId: bot.tenantId,
    ...(bot.password ? { MicrosoftAppPassword: bot.password } : {}),
  };
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  return {
    adapter: new CloudAdapter(new KeptClients(settings, factory)),
    token: async () => {
      const credentials = (await factory.createCredentials(
        bot.appId,
        SCOPE,
        `https://login.microsoftonline.com/${bot.tenantId}`,
        true,
      )) as unknown as { getToken(): Promise<string> };
      return credentials.getToken();
    },
  };
}
