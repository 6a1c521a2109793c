import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { FILES, type OfferedFile } from '../privacy/export';
import { createExchange } from './exchange';
import { isLoopback } from './incoming';

const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';
const PLACED_TYPE = 'application/vnd.microsoft.teams.card.file.info';

/** Teams waits about 15 s for the answer to an invoke. */
const TIMEOUT_MS = 10_000;

const consentValue = z.discriminatedUnion('action', [
  z.looseObject({ action: z.literal('decline') }),
  z.looseObject({
    action: z.literal('accept'),
    context: z.looseObject({ kind: z.enum(FILES) }),
    uploadInfo: z.looseObject({
      uploadUrl: z.string().max(4000),
      contentUrl: z.string().max(4000).optional(),
      name: z.string().max(400).optional(),
      uniqueId: z.string().max(400).optional(),
      fileType: z.string().max(50).optional(),
    }),
  }),
]);

/** What somebody answered to an offered file. */
export type Consent = z.infer<typeof consentValue>;
export type UploadPlace = Extract<Consent, { action: 'accept' }>['uploadInfo'];

/** Reads the value of `fileConsent/invoke`; undefined when it is none. */
export function readConsent(value: unknown): Consent | undefined {
  return consentValue.safeParse(value).data;
}

/**
 * Asks whether a file may be put into the person's OneDrive; only for 1:1 chats, and only where the app package says
 * `supportsFiles`. The content is made anew once the person agrees, so that nothing of it travels in the message.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export function consentAttachment(file: OfferedFile): Pick<Activity, 'attachments'> {
  const context = { kind: file.kind };
  const content = {
    description: file.description,
    sizeInBytes: Buffer.byteLength(file.content),
    acceptContext: context,
    declineContext: context,
  };
  return { attachments: [{ contentType: CONSENT_TYPE, name: file.name, content }] };
}

/** Shows the file where it was put. */
export function placedAttachment({
  contentUrl,
  name,
  uniqueId,
  fileType,
}: UploadPlace): Pick<Activity, 'attachments'> {
  return {
    attachments: [
      {
        contentType: PLACED_TYPE,
        ...(contentUrl ? { contentUrl } : {}),
        ...(name ? { name } : {}),
        content: { uniqueId, fileType: fileType ?? 'json' },
      },
    ],
  };
}

/**
 * True for addresses that personal data may be sent to: SharePoint over TLS.
 *
 * @param hosts what the host's name must end with.
 * @param loopback also this machine, for the demo.
 */
export function mayUpload(address: string, hosts: readonly string[], loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username || password) return false;
  if (protocol === 'https:' && port === '' && hosts.some((host) => hostname.endsWith(host))) return true;
  return loopback && isLoopback(address);
}

/** @returns a function that puts a file there in one piece; it rejects when the other side does not take it. */
export function createUpload(): (address: string, file: OfferedFile) => Promise<void> {
  const exchange = createExchange(TIMEOUT_MS);
  return async (address, { content, type }) => {
    const bytes = Buffer.byteLength(content);
    const headers = {
      'content-type': type,
      'content-range': `bytes 0-${bytes - 1}/${bytes}`,
    };
    const { status } = await exchange('PUT', address, headers, content);
    if (status < 200 || status >= 300) throw new Error(`The upload was answered with ${status}.`);
  };
}
