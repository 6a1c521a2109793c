import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, readBody, sendJson } from './connector-http';

/** The part of a file that a bot may put at once, in bytes; OneDrive takes as much in one piece. */
const MAX_FILE_BYTES = 60 * 1024 * 1024;
/** Files that are kept; the oldest give way, so that a demo that runs for weeks does not grow. */
const MOST_FILES = 200;

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
};
/** A file is shown, never run: it stands at the same address as the page. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const RANGE = /^bytes 0-(\d+)\/(\d+)$/;

interface Stored {
  readonly owner: string;
  readonly name: string;
  readonly fileType: string;
  bytes?: Buffer;
}

/** What Teams tells a bot about the place that a file may be put to. */
export interface UploadPlace {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/**
 * Plays OneDrive on this computer, in memory: who agrees to a file gets a place for it, whoever knows the address of that
 * place puts the file there once, in one piece, and then it can be opened.
 *
 * @param origin where this is reachable.
 */
export function createDrive(origin: () => string) {
  const files = new Map<string, Stored>();

  async function put(req: IncomingMessage, res: ServerResponse, file: Stored): Promise<void> {
    // The address is the key; OneDrive refuses a token beside it.
    if (req.headers.authorization !== undefined) {
      req.resume();
      throw new Refusal(401, 'unauthenticated', 'An upload carries no token');
    }
    if (file.bytes) {
      req.resume();
      throw new Refusal(404, 'itemNotFound', 'The upload session has ended');
    }
    const bytes = await readBody(req, MAX_FILE_BYTES);
    const [, last = '', total = ''] = RANGE.exec(req.headers['content-range'] ?? '') ?? [];
    if (bytes.length === 0 || Number(last) !== bytes.length - 1 || Number(total) !== bytes.length) {
      throw new Refusal(416, 'invalidRange', 'Content-Range does not fit the bytes');
    }
    file.bytes = bytes;
    sendJson(res, 201, { name: file.name, size: bytes.length });
  }

  function get(res: ServerResponse, { bytes, fileType }: Stored): void {
    if (!bytes) throw new Refusal(404, 'itemNotFound', 'No such file');
    res.writeHead(200, {
      'content-type': TYPES[fileType] ?? 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-security-policy': POLICY,
      // Browsers show no PDF that is in a sandbox; it is saved instead.
      ...(fileType === 'pdf' ? { 'content-disposition': 'attachment' } : {}),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    res.end(bytes);
  }

  return {
    /** Makes a place for a file. */
    reserve(owner: string, wanted: string): UploadPlace {
      const uniqueId = randomUUID();
      // A name is a name and never a path.
      const name = wanted.replace(/[\\/]/g, '-') || 'file';
      const fileType = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
      files.set(uniqueId, { owner, name, fileType });
      for (const [oldest] of files) if (files.size > MOST_FILES) files.delete(oldest);
      const url = `${origin()}/drive/${uniqueId}`;
      return {
        ...{ name, uniqueId, fileType, uploadUrl: `${url}/upload` },
        contentUrl: `${url}/${encodeURIComponent(name)}`,
      };
    },
    /** True once the file is there. */
    has: (uniqueId: string): boolean => files.get(uniqueId)?.bytes !== undefined,
    /** Deletes what belongs to a person. */
    purge(owner: string): void {
      for (const [id, file] of files) if (file.owner === owner) files.delete(id);
    },
    /** Answers a request below `/drive/`. */
    async handle(req: IncomingMessage, res: ServerResponse, parts: readonly string[]): Promise<void> {
      const [id = '', name = ''] = parts;
      const file = files.get(id);
      if (!file) throw new Refusal(404, 'itemNotFound', 'No such file');
      if (req.method === 'PUT' && name === 'upload') return put(req, res, file);
      if (req.method === 'GET' && name === file.name) return get(res, file);
      throw new Refusal(404, 'itemNotFound', 'No such file');
    },
  };
}
export type Drive = ReturnType<typeof createDrive>;
