import { z } from 'zod';
import { AppError } from '../errors';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Installation, InstallFor } from '../notices/installing';
import { graphRoot, type GraphSettings, type SendToGraph } from './client';

/** An answer is waited for so long, in ms. */
const PATIENCE = 20_000;
/** That Graph refuses is written down once in this time, in ms. */
const SILENCE = 10 * 60_000;
const PERMISSION = 'TeamsAppInstallation.ReadWriteSelfForUser.All';

const problem = z.looseObject({ error: z.looseObject({ code: z.string() }) });

/**
 * Installs the app for one person through Graph.
 *
 * @param app the app's id in the catalog of the organisation, which is not that of its manifest.
 * @see https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export function createInstallApp(deps: {
  readonly send: SendToGraph;
  readonly graph: Pick<GraphSettings, 'baseUrl'>;
  readonly app: string;
  readonly clock: Clock;
  readonly log: Log;
}): InstallFor {
  const { send, graph, app, clock, log } = deps;
  const body = { 'teamsApp@odata.bind': `${graphRoot(graph)}/v1.0/appCatalogs/teamsApps/${app}` };
  let said = -Infinity;

  function refused(status: number, code: string): Installation {
    if (clock() - said >= SILENCE) {
      said = clock();
      const hint =
        status === 403 ? `; grant ${PERMISSION}, and build the package with --installs-itself` : '';
      log.warn({ status, code }, `the app could not be installed${hint}`);
    }
    return { kind: 'refused' };
  }

  return async (person) => {
    try {
      const path = `/users/${encodeURIComponent(person)}/teamwork/installedApps`;
      const { status, retryAfter, body: answer } = await send(path, PATIENCE, body);
      // 409: it is there, be it by an attempt whose answer was lost.
      if ((status >= 200 && status < 300) || status === 409) return { kind: 'installed' };
      if (status === 0 || [408, 425, 429].includes(status) || status >= 500)
        return { kind: 'later', after: retryAfter };
      return refused(status, problem.safeParse(answer).data?.error.code ?? '');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.error({ err: error }, 'the app could not be installed');
      return { kind: 'later', after: undefined };
    }
  };
}
