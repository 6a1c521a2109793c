import type { Clock } from '../clock';
import type { CommunityConfig } from '../community-config';
import { keepGroup } from '../graph/keep-group';
import type { GraphSettings } from '../graph/client';
import type { Wait } from '../graph/page';
import type { Log } from '../log';
import { createCommunityManagers, type CommunityManagers } from '../people/community-managers';
import type { PeopleStore } from '../people/people-store';

/** The community managers of the settings, and of their group as long as the bot runs. */
export function openCommunity(deps: {
  readonly config: {
    readonly graph?: GraphSettings | undefined;
    readonly community?: CommunityConfig | undefined;
  };
  readonly people: Pick<PeopleStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests: makes time pass. */
  readonly wait?: Wait | undefined;
}): { readonly communityManagers: CommunityManagers; readonly stop: () => Promise<void> } {
  const { config, people, clock, log, wait } = deps;
  const { managers: named = [], managersGroup } = config.community ?? {};
  const what = 'The members of COMMUNITY_MANAGERS_GROUP';
  const group =
    config.graph && managersGroup
      ? keepGroup({ graph: config.graph, group: managersGroup, what, clock, log, wait })
      : undefined;
  return {
    communityManagers: createCommunityManagers({ named, members: group?.members, people }),
    stop: async () => group?.stop(),
  };
}
