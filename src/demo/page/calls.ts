import type {
  CommandView,
  ConsentAnswer,
  DialogAnswer,
  ExecuteAnswer,
  InsertsAnswer,
  Language,
  MessageView,
  PageEvent,
  SearchAnswer,
  StateView,
} from './wire.js';

export type Values = Readonly<Record<string, unknown>>;

/** Who acts in which chat, with which language of the client. */
export interface Where {
  readonly as: string;
  readonly chat: string;
  readonly language: Language;
  readonly thread?: string | undefined;
}

async function get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`/chat/${path}?${new URLSearchParams(query).toString()}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Answer;
}

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`/chat/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Answer;
}

/** What the page asks of the connector. Each call rejects when the demo cannot be reached or refuses. */
export const calls = {
  state: (as: string) => get<StateView>('state', { as }),
  commands: () => get<readonly CommandView[]>('commands'),
  messages: (as: string, chat: string) =>
    get<{ readonly messages: readonly MessageView[] }>('messages', { as, chat }),
  open: (where: Where) => post<object>('open', where),
  read: (where: Where) => post<object>('read', where),
  send: (where: Where, text: string) => post<MessageView>('send', { ...where, text }),
  again: (where: Where, message: string) => post<{ delivered: boolean }>('again', { ...where, message }),
  submit: (where: Where, message: string, value: Values) =>
    post<{ delivered: boolean }>('submit', { ...where, message, value }),
  execute: (where: Where, message: string, action: Values) =>
    post<ExecuteAnswer>('execute', { ...where, message, action }),
  dialog: (where: Where, step: 'fetch' | 'submit', value: Values, message: string) =>
    post<DialogAnswer>('dialog', { ...where, step, value, message }),
  inserts: (where: Where, text: string) => post<InsertsAnswer>('inserts', { ...where, words: text }),
  insert: (where: Where, card: Values) => post<MessageView>('insert', { ...where, card }),
  about: (where: Where, step: 'fetch' | 'submit', value: Values, message: string) =>
    post<DialogAnswer>('about', { ...where, step, value, message }),
  consent: (where: Where, message: string, action: 'accept' | 'decline') =>
    post<ConsentAnswer>('consent', { ...where, message, action }),
  search: (where: Where, message: string, dataset: string, text: string) =>
    post<SearchAnswer>('search', { ...where, message, dataset, words: text }),
};

/** Listens for what happens in a person's chats; `live` says whether the connection stands. */
export function listen(
  as: string,
  hear: (event: PageEvent) => void,
  live: (on: boolean) => void,
): () => void {
  const stream = new EventSource(`/chat/events?${new URLSearchParams({ as }).toString()}`);
  let again: number | undefined;
  stream.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as PageEvent);
  stream.onopen = () => live(true);
  let stop = () => stream.close();
  stream.onerror = () => {
    live(false);
    // The browser gives up for good after some refusals.
    if (stream.readyState === EventSource.CLOSED)
      again = window.setTimeout(() => (stop = listen(as, hear, live)), 2000);
  };
  return () => {
    window.clearTimeout(again);
    stop();
  };
}
