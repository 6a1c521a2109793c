/** What a request to the Graph emulator is about; a batch is asked about as a whole and for each item. */
export interface GraphCall {
  readonly kind:
    'delta' | 'list' | 'person' | 'batch' | 'item' | 'members' | 'presence' | 'photo' | 'install';
  /** How many calls of this kind there were before. */
  readonly count: number;
  /** The person asked for, where it is one. */
  readonly id?: string | undefined;
}

/** What goes wrong, as it does with the real Graph. */
export type GraphFault =
  /** An error answer in Graph's shape. `retryAfter` in seconds. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string | undefined;
      readonly retryAfter?: number | undefined;
      readonly location?: string | undefined;
    }
  /** The connection breaks before an answer. */
  | { readonly kind: 'reset' }
  /** The JSON ends in the middle. */
  | { readonly kind: 'truncated' }
  /** A proxy answers in Graph's place: 200 with a page of HTML. */
  | { readonly kind: 'html' }
  /** The right JSON under a wrong content type. */
  | { readonly kind: 'text' }
  /** The answer comes in pieces, over so many ms. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Only of a batch: one answer is missing. */
  | { readonly kind: 'missing' }
  /** Only of delta: a page without people that links to the next. */
  | { readonly kind: 'empty' }
  /** Only of delta: the page names its first person twice, and somebody of an earlier page again. */
  | { readonly kind: 'repeated' };

/** Decides for each call whether something goes wrong; undefined: nothing. */
export type GraphFaults = (call: GraphCall) => GraphFault | undefined;

/** Counts and codes Graph answers with. */
export const ERROR_CODES: Readonly<Record<number, string>> = {
  400: 'Request_BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'Conflict',
  410: 'syncStateNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};
