import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that the bot made to Teams. */
export interface TeamsCall {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: any;
}

/** What Teams answers to a call instead of a good answer; undefined lets it pass. */
export type Fault = (
  call: TeamsCall,
) => { status: number; headers?: Record<string, string> } | 'reset' | undefined;

/** Plays Teams over real HTTP for tests: takes what the bot says, and sends activities to the bot. */
export class TeamsDouble {
  readonly calls: TeamsCall[] = [];
  fault: Fault = () => undefined;
  private server: Server | undefined;
  private count = 0;
  private waiting: { enough: () => boolean; done: () => void }[] = [];

  constructor(private readonly botUrl: () => string) {}

  async start(): Promise<this> {
    this.server = createServer((request, response) => this.take(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/`;
  }

  /** Messages that the bot sent, oldest first. */
  get messages(): any[] {
    return this.calls
      .filter(({ method, path }) => method === 'POST' && path.includes('/activities'))
      .map(({ body }) => body);
  }

  /** An activity of this person, as Teams sends it. */
  activity(
    person: { id: string; name?: string },
    fields: Record<string, unknown> = {},
  ): Record<string, unknown> {
    this.count += 1;
    return {
      type: 'message',
      id: `activity-${this.count}`,
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: `29:${person.id}`, name: person.name ?? 'Somebody', aadObjectId: person.id },
      recipient: { id: '28:bot', name: 'KnowWho' },
      conversation: { id: `a:${person.id}`, conversationType: 'personal', tenantId: 'tenant' },
      channelData: { tenant: { id: 'tenant' } },
      locale: 'en-GB',
      ...fields,
    };
  }

  /** Posts anything to the bot. */
  async post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: any }> {
    const response = await fetch(`${this.botUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = text ? JSON.parse(text) : undefined;
    } catch {
      // The test looks at the text then.
    }
    return { status: response.status, body: parsed };
  }

  /** Says something to the bot and returns the card of its answer. */
  async say(
    person: { id: string; name?: string },
    text: string,
    fields: Record<string, unknown> = {},
  ): Promise<any> {
    const asked = this.activity(person, { text, ...fields });
    const { status } = await this.post(asked);
    if (status !== 200) throw new Error(`The bot answered ${status}`);
    const sent = this.messages.filter(({ replyToId }) => replyToId === asked['id']);
    if (sent.length !== 1) throw new Error(`The bot said ${sent.length} messages instead of one`);
    return sent[0].attachments[0].content;
  }

  /** Presses a button and returns the card that takes the place of the old one. */
  async press(
    person: { id: string; name?: string },
    action: { verb: string; data?: unknown },
    fields: Record<string, unknown> = {},
  ): Promise<any> {
    const { status, body } = await this.post(
      this.activity(person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
        ...fields,
      }),
    );
    if (status !== 200) throw new Error(`The bot answered ${status} ${JSON.stringify(body)}`);
    return body.value;
  }

  /** Resolves once the bot has made calls that are enough. */
  async until(enough: (calls: readonly TeamsCall[]) => boolean): Promise<void> {
    if (enough(this.calls)) return;
    await new Promise<void>((done) => this.waiting.push({ enough: () => enough(this.calls), done }));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const call = { method: request.method ?? '', path, query, body: text ? JSON.parse(text) : undefined };
      const fault = this.fault(call);
      if (fault === 'reset') {
        request.socket.destroy();
        return;
      }
      if (!fault) this.calls.push(call);
      const created =
        path === '/v3/conversations' ? `a:${call.body.members[0].id}` : `message-${this.calls.length}`;
      response.writeHead(fault?.status ?? (call.method === 'POST' ? 201 : 200), {
        'content-type': 'application/json',
        ...fault?.headers,
      });
      response.end(
        JSON.stringify(fault ? { error: { code: 'Fault', message: 'as planned' } } : { id: created }),
      );
      this.waiting = this.waiting.filter(({ enough, done }) => {
        if (!enough()) return true;
        done();
        return false;
      });
    });
  }
}

/** Every text of a card, joined by line breaks. */
export function textOf(card: any): string {
  const found: string[] = [];
  walk(card, (node) => {
    if (node.type === 'RichTextBlock') found.push(node.inlines.map((inline: any) => inline.text).join(''));
    if (node.type === 'TextBlock') found.push(node.text);
    if (typeof node.label === 'string') found.push(node.label);
    if (node.type === 'Fact' || (node.title && node.value !== undefined))
      found.push(`${node.title}: ${node.value}`);
  });
  return found.join('\n');
}

/** Every action of a card, those in nested cards and on rows included. */
export function actionsOf(card: any): any[] {
  const found: any[] = [];
  walk(card, (node) => {
    if (typeof node.type === 'string' && node.type.startsWith('Action.')) found.push(node);
  });
  return found;
}

/** The first button with this verb, and with this title if one is given. */
export function button(card: any, verb: string, title?: string): { verb: string; data: any; title: string } {
  const action = actionsOf(card).find((one) => one.verb === verb && (!title || one.title === title));
  if (!action) throw new Error(`No button ${verb} ${title ?? ''} on: ${textOf(card)}`);
  return action;
}

function walk(node: any, visit: (node: any) => void): void {
  if (Array.isArray(node)) node.forEach((one) => walk(one, visit));
  else if (node && typeof node === 'object') {
    visit(node);
    for (const [key, value] of Object.entries(node))
      if (key !== 'fallback' && key !== 'data') walk(value, visit);
  }
}
