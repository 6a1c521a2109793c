/** Where the community is told what misses a helper. */
export type CommunityPlace =
  /** A Teams channel, by its conversation id. */
  | { readonly kind: 'channel'; readonly channel: string }
  /** A community of Viva Engage, written to by a service account with a token of its own. */
  | { readonly kind: 'yammer'; readonly group: string; readonly token: string; readonly baseUrl: string }
  /** A flow's address, which is a secret. */
  | { readonly kind: 'flow'; readonly url: string };
