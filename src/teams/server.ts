import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Activity, CloudAdapter, Request as BotRequest, Response as BotResponse } from 'botbuilder';
import * as restify from 'restify';
import type { Clock } from '../clock';
import { inRequest, type Log } from '../log';
import type { Meter } from '../meter';
import { LOOPBACK } from '../config';
import type { Guard } from './guard';
import { isLoopback, readActivity } from './incoming';
import { createRefusals } from './refusals';
import { setSecurityHeaders } from './security-headers';
import type { Serve } from './within-limits';

/** The largest activity that is read, in bytes; 100,000 characters of any script fit. */
const MAX_BODY = 2 * 1024 * 1024;
/** How long a shutdown waits for turns that are under way, in ms. */
const DRAIN_MS = 10_000;
/** While it waits, it looks this often for connections that have nothing to do any more, in ms. */
const LOOK_MS = 50;
/** A request must be here within this time, in ms; Teams needs a fraction of it. */
const REQUEST_MS = 20_000;
/** Longer than a reverse proxy keeps a connection (Caddy: two minutes), or it sends a message into one that is closing. */
const IDLE_MS = 130_000;
const REFUSED = 'The token was refused.';

export interface ServerDeps {
  readonly adapter: CloudAdapter;
  /** Answers what the adapter has verified. */
  readonly serve: Serve;
  /** False in the demo: callers are not authenticated, so only this machine is served and answered. */
  readonly authenticated: boolean;
  /** A cheap look at a request before the adapter verifies it. Absent in the demo. */
  readonly guard?: Guard | undefined;
  /** Answers whether the database does. */
  readonly isHealthy: () => boolean;
  readonly isReady: () => boolean;
  /** What `/readyz` tells besides, such as when people were read. */
  readonly details?: () => object;
  readonly meter?: Meter | undefined;
  /** The demo's own pages; true when it answered. */
  readonly pages?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}

type Refusals = ReturnType<typeof createRefusals>;

export interface RunningServer {
  readonly port: number;
  /** Takes no new requests, finishes those under way. */
  close(): Promise<void>;
}

/** The HTTP edge: activities, health, and in the demo its pages. */
export async function startServer(deps: ServerDeps, port: number, host: string): Promise<RunningServer> {
  // Without a name: what runs here is nobody's business.
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  const { pages, guard, log } = deps;
  const logRefusal = createRefusals(log, deps.clock);
  const refused: Refusals = (...why) => {
    deps.meter?.refused();
    logRefusal(...why);
  };

  server.pre((request, response, next) => {
    setSecurityHeaders(response, deps.authenticated);
    // The number that stands in every line of the log about this request.
    response.setHeader('x-request-id', randomUUID().slice(0, 8));
    if (!deps.authenticated && !isForThisMachine(request.headers.host)) {
      response.send(403, { error: 'The demo answers on this machine only.' });
      return next(false);
    }
    if (!pages) return next();
    pages(request, response).then(
      (answered) => next(answered ? false : undefined),
      (error: unknown) => {
        log.error({ err: error }, 'page failed');
        if (!response.headersSent) response.send(500, { error: 'The page failed.' });
        next(false);
      },
    );
  });

  server.get('/healthz', (_request, response, next) => {
    const healthy = deps.isHealthy();
    response.send(healthy ? 200 : 503, { status: healthy ? 'ok' : 'database unavailable' });
    next();
  });
  server.get('/readyz', (_request, response, next) => {
    const ready = deps.isReady();
    response.send(ready ? 200 : 503, {
      status: ready ? 'ready' : 'starting',
      ...(ready && deps.details?.()),
    });
    next();
  });
  if (deps.authenticated) {
    server.on(
      'restifyError',
      (request: restify.Request, response: restify.Response, _error, done: () => void) => {
        // What cannot be read carries no valid token.
        if (request.path() === '/api/messages' && request.method === 'POST')
          response.send(401, { error: REFUSED });
        done();
      },
    );
  }
  server.post(
    '/api/messages',
    (request, response, next) => {
      const { authorization } = request.headers;
      if (!deps.authenticated || (authorization && guard?.mayBeGenuine(authorization) !== false))
        return next();
      refused(authorization ? 'token' : 'no token');
      response.send(401, { error: authorization ? REFUSED : 'A token of the Bot Framework is needed.' });
      next(false);
    },
    (request, response, next) => {
      // Nothing is unpacked, and no form or file is read, before anybody knows who sends it.
      if (isPlainJson(request.headers)) return next();
      response.send(deps.authenticated ? 401 : 415, { error: 'The body must be plain application/json.' });
      next(false);
    },
    ...restify.plugins.bodyParser({ maxBodySize: MAX_BODY, mapParams: false }),
    (request: restify.Request, response: restify.Response, next: restify.Next) => {
      inRequest(String(response.getHeader('x-request-id')), () => serve(deps, refused, request, response))
        .catch((error: unknown) => {
          const id = randomUUID().slice(0, 8);
          log.error({ err: error, id }, 'request failed');
          if (!response.headersSent) response.send(500, { error: `Internal error ${id}` });
        })
        .finally(() => next(false));
    },
  );

  (server.server as Server).requestTimeout = REQUEST_MS;
  (server.server as Server).headersTimeout = REQUEST_MS;
  (server.server as Server).keepAliveTimeout = IDLE_MS;
  await new Promise<void>((resolve, reject) => {
    // Restify says the same once more on an object of its own.
    server.once('error', reject);
    server.server.once('error', reject);
    server.listen(port, host.replace(/^\[|\]$/g, ''), resolve);
  });
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        const http = server.server as Server;
        // A connection that carries a turn becomes idle once that is answered.
        const look = setInterval(() => http.closeIdleConnections(), LOOK_MS);
        server.close(() => {
          clearInterval(look);
          resolve();
        });
        http.closeIdleConnections();
        setTimeout(() => http.closeAllConnections(), DRAIN_MS).unref();
      }),
  };
}

async function serve(
  deps: ServerDeps,
  refused: Refusals,
  request: restify.Request,
  response: restify.Response,
): Promise<void> {
  const read = readActivity(request.body);
  if ('problem' in read) {
    // A body that cannot be read cannot be authenticated either: the token belongs to its service url.
    response.send(deps.authenticated ? 401 : 400, { error: read.problem });
    return;
  }
  if (!deps.authenticated && !isLoopback(read.activity.serviceUrl ?? '')) {
    response.send(400, { error: 'The demo answers only to a serviceUrl on this machine.' });
    return;
  }
  const status = deps.guard?.refuse(read.activity as Activity, request.headers.authorization);
  if (status) {
    refused('activity');
    response.send(status, { error: REFUSED });
    return;
  }
  const captured = captureResponse();
  let admitted = false;
  let waitSeconds: number | undefined;
  try {
    await deps.adapter.process(request as unknown as BotRequest, captured.response, async (context) => {
      admitted = true;
      waitSeconds = await deps.serve(context);
    });
    if (captured.status === 500) throw new Error('The adapter failed.');
  } catch (error) {
    if (admitted) throw error;
    // A token that could not be checked, or an activity that the adapter cannot read.
    refused('adapter', error);
    captured.status = deps.authenticated ? 401 : 400;
    captured.body = { error: 'Not an activity.' };
  }
  if (waitSeconds !== undefined) {
    response.setHeader('retry-after', String(waitSeconds));
    response.send(429, { error: 'Too many messages.' });
    return;
  }
  // What the adapter says about a refused token is for the log, not for the one who sent it.
  if (captured.status === 401) response.send(401, { error: REFUSED });
  else response.send(captured.status, captured.body);
}

function isPlainJson(headers: IncomingMessage['headers']): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' && /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** The adapter answers into this, so that its own words about errors never leave the house. */
function captureResponse() {
  const captured = {
    status: 200,
    body: undefined as unknown,
    response: undefined as unknown as BotResponse,
  };
  captured.response = {
    status: (code: number) => (captured.status = code),
    send: (body: unknown) => (captured.body = body),
    end: () => undefined,
    header: () => undefined,
    socket: undefined,
  };
  return captured;
}

/** Web pages elsewhere must not reach the demo through a name of theirs that points here. */
function isForThisMachine(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return LOOPBACK.includes(name);
}
