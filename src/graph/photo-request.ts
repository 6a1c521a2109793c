import { ResponseType } from '@microsoft/microsoft-graph-client';
import { retryAfterMs, signedIn, type GraphSettings } from './client';

/** Bytes of the largest photo that is taken; 48 by 48 pixels are 1 to 4 KB. */
export const LARGEST_PHOTO = 24 * 1024;

/** What Graph answered to a request for a photo, not judged yet. */
export interface PhotoAnswer {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Absent unless the status is 200, and where the photo is larger than {@link LARGEST_PHOTO}. */
  readonly bytes?: Buffer | undefined;
  /** The content type, in lower case, without its parameters. */
  readonly type?: string | undefined;
  readonly etag?: string | undefined;
  /** How long to wait, in ms, where Graph said so. */
  readonly retryAfter?: number | undefined;
}

/** One request for bytes, sent once; `known` is the etag of what is there already. Never throws. */
export type RequestPhoto = (path: string, patience: number, known?: string) => Promise<PhotoAnswer>;

/** Photos from Graph, at the same root and as the same identity as everything else. */
export function connectPhotos(settings: GraphSettings): RequestPhoto {
  const client = signedIn(settings);
  return async (path, patience, known) => {
    let request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .option('signal', AbortSignal.timeout(patience))
      .option('redirect', 'manual')
      .header('x-ms-throttle-priority', 'low');
    if (known !== undefined) request = request.header('If-None-Match', known);
    try {
      return await answerOf((await request.get()) as Response);
    } catch {
      return { status: 0 };
    }
  };
}

async function answerOf(response: Response): Promise<PhotoAnswer> {
  const { status, headers } = response;
  const bytes = status === 200 ? await readAtMost(response) : undefined;
  if (status !== 200) await response.body?.cancel();
  return {
    status,
    bytes,
    type: headers.get('content-type')?.split(';')[0]?.trim().toLowerCase(),
    etag: headers.get('etag') ?? undefined,
    retryAfter: retryAfterMs(headers.get('retry-after') ?? undefined),
  };
}

async function readAtMost({ body }: Response): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early ends the answer.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LARGEST_PHOTO) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
