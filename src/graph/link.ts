/**
 * The part of a Graph address behind the version: `/users/delta?$skiptoken=…`. Following links by their path keeps
 * the bearer token at the configured root, and lets links name a host that only Graph itself can reach.
 *
 * @returns undefined when this is no address of the list of people.
 */
export function pathOf(link: string): string | undefined {
  const path = behindVersion(link);
  if (!/^\/users\/(microsoft\.graph\.)?delta(\(\))?(?=\?|$)/i.test(path)) return undefined;
  return path;
}

/** The part of any Graph address behind its version. */
export function behindVersion(link: string): string {
  const behindHost = link.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const path = behindHost.replace(/^.*?\/(v1\.0|beta)(?=\/)/i, '');
  // Graph's client would take this for the beginning of an absolute address.
  return path.replaceAll('https://', 'https:%2F%2F');
}
