/** What differs between Microsoft's clouds: who signs, and where our answers may go. */
export interface Cloud {
  /** Who signs what Teams sends. */
  readonly issuer: string;
  /** Where Teams takes our answers; our token goes there and nowhere else. */
  readonly serviceHosts: readonly string[];
  /** Where OneDrive takes files; the name ends so. */
  readonly fileHosts: readonly string[];
  /** Bot Framework's own name of the cloud; absent for the public one. */
  readonly channelService?: string;
  /** Scope of tokens for the Bot Connector. */
  readonly scope: string;
  /** Where such tokens come from, without the tenant. */
  readonly login: string;
}

/** The US government's community cloud is served by the public cloud, at hosts of its own. */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  serviceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
  fileHosts: ['.sharepoint.com'],
  scope: 'https://api.botframework.com',
  login: 'https://login.microsoftonline.com',
};

const US_GOVERNMENT: Omit<Cloud, 'serviceHosts' | 'fileHosts'> = {
  issuer: 'https://api.botframework.us',
  channelService: 'https://botframework.azure.us',
  scope: 'https://api.botframework.us',
  login: 'https://login.microsoftonline.us',
};

/** Clouds by the host of their Microsoft Graph. */
const NATIONAL: Readonly<Record<string, Cloud>> = {
  'graph.microsoft.us': {
    ...US_GOVERNMENT,
    serviceHosts: ['smba.infra.gov.teams.microsoft.us'],
    fileHosts: ['.sharepoint.us'],
  },
  'dod-graph.microsoft.us': {
    ...US_GOVERNMENT,
    serviceHosts: ['smba.infra.dod.teams.microsoft.us'],
    fileHosts: ['.sharepoint-mil.us'],
  },
};

/**
 * The cloud that a tenant lives in; its bot lives there too.
 *
 * @param graph root of Microsoft Graph; the public cloud when absent or unknown.
 */
export function cloudOf(graph: string | undefined): Cloud {
  const host = graph && URL.canParse(graph) ? new URL(graph).hostname.toLowerCase() : '';
  return NATIONAL[host] ?? PUBLIC_CLOUD;
}
