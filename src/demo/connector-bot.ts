import { type Json, isJson } from './connector-http';
import type { Failure } from './page/wire';

/** Teams waits this long for the answer to an invoke, in milliseconds. */
const INVOKE_PATIENCE = 5_000;
/** A message may take longer: the bot holds the request for its whole turn. */
const MESSAGE_PATIENCE = 15_000;
const INVOKE_ATTEMPTS = 3;

export type Answer = { readonly status: number; readonly body: unknown } | { readonly failure: Failure };

/** Hands activities to the bot's endpoint, as impatiently as Teams does. `patience` is for tests, in milliseconds. */
export function createBotClient({
  botUrl,
  patience,
}: {
  botUrl: () => string;
  patience?: number | undefined;
}) {
  const closing = new AbortController();

  async function post(activity: Json, wait: number): Promise<Answer> {
    const deadline = AbortSignal.timeout(wait);
    try {
      const response = await fetch(botUrl(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([deadline, closing.signal]),
      });
      return { status: response.status, body: parse(await response.text()) };
    } catch {
      return { failure: { reason: deadline.aborted ? 'slow' : 'unreachable' } };
    }
  }

  return {
    /** True once the bot took the activity. */
    async deliver(activity: Json): Promise<boolean> {
      const answer = await post(activity, patience ?? MESSAGE_PATIENCE);
      return 'status' in answer && answer.status < 300;
    },
    /** Asks up to three times, with the same activity id, while the bot is silent, away or stumbling. */
    async invoke(activity: Json): Promise<Answer> {
      let answer: Answer = { failure: { reason: 'unreachable' } };
      for (let attempt = 0; attempt < INVOKE_ATTEMPTS && !closing.signal.aborted; attempt += 1) {
        answer = await post(activity, patience ?? INVOKE_PATIENCE);
        if ('status' in answer && answer.status < 500) return answer;
        if ('status' in answer && answer.status === 501) break;
      }
      return 'failure' in answer ? answer : { failure: { reason: 'refused', text: wordsOf(answer.body) } };
    },
    close: (): void => closing.abort(),
  };
}
export type BotClient = ReturnType<typeof createBotClient>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The explanation inside an error answer, if there is one. */
export function wordsOf(body: unknown): string | undefined {
  if (!isJson(body)) return undefined;
  const inner = isJson(body['value']) ? body['value'] : isJson(body['error']) ? body['error'] : body;
  return typeof inner['message'] === 'string' ? inner['message'] : undefined;
}
