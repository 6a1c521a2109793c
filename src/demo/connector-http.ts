import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that the connector refuses, in Bot Framework's words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export type Json = Readonly<Record<string, unknown>>;

/** Narrows to a JSON object; arrays and null are none. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a key, or nothing when it is no text. */
export function textOf(json: Json, key: string): string | undefined {
  const value = json[key];
  return typeof value === 'string' ? value : undefined;
}

/** The object under a key; empty when there is none. */
export function partOf(json: Json, key: string): Json {
  const value = json[key];
  return isJson(value) ? value : {};
}

/** The objects in the list under a key; everything else in it is left out. */
export function listOf(json: Json, key: string): readonly Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

const MAX_BODY_BYTES = 1_000_000;

/** Reads a whole request body; more than `most` bytes are refused. */
export async function readBody(req: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a request body as a JSON object. Only `application/json` is taken: a foreign web page cannot send
 * that across origins without asking first, and the answer to that question is no.
 */
export async function readJson(req: IncomingMessage): Promise<Json> {
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) {
    req.resume();
    throw new Refusal(415, 'BadSyntax', 'Content-Type must be application/json');
  }
  const bytes = await readBody(req, MAX_BODY_BYTES);
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (isJson(body)) return body;
  } catch {
    // Falls through to the refusal that a body of another kind gets too.
  }
  throw new Refusal(400, 'BadSyntax', 'The body must be a JSON object');
}

/** Sends a JSON answer; without a body an empty one. */
export function sendJson(res: ServerResponse, status: number, body?: unknown): void {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  // Not chained: restify's writeHead returns nothing.
  if (body === undefined) {
    res.writeHead(status, headers);
    res.end();
    return;
  }
  res.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(body));
}

/** Sends a refusal in Bot Framework's error shape. */
export function sendRefusal(res: ServerResponse, { status, code, message }: Refusal): void {
  sendJson(res, status, { error: { code, message } });
}
