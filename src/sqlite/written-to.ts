import type { Askable } from '../people/good-morning';
import type { Route } from '../notices/notice';

/** Where somebody is written to, as rows hold it. */
export interface RouteRow {
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
}

/** What tells when somebody may be written to. */
export interface HoursRow {
  readonly country: string | null;
  readonly zone: string | null;
  readonly chosen_zone: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
}

/** The columns of both rows, of a `person` p with their `choice` c and their `chat` h. */
export const WRITTEN_TO = `p.country, p.time_zone AS zone, c.time_zone AS chosen_zone, c.quiet_from, c.quiet_to,
  h.service_url, h.tenant, h.bot`;

export function routeOf({ service_url, tenant, bot }: RouteRow): Route {
  return { serviceUrl: service_url, tenantId: tenant ?? undefined, botId: bot };
}

/** The values of a route's columns. */
export function routeColumns({ serviceUrl, tenantId, botId }: Route) {
  return { serviceUrl, tenant: tenantId ?? null, bot: botId };
}

export function askableOf({ country, zone, chosen_zone, quiet_from, quiet_to }: HoursRow): Askable {
  return {
    person: { timeZone: zone ?? undefined, country: country ?? undefined },
    choices: {
      timeZone: chosen_zone ?? undefined,
      quietHours: quiet_from === null || quiet_to === null ? undefined : { from: quiet_from, to: quiet_to },
    },
  };
}
