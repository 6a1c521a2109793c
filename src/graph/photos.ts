import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import type { PhotosOf } from '../people/photo';
import { isFileName, photoFiles, type KeptPhoto } from './photo-files';
import type { PhotoAnswer, RequestPhoto } from './photo-request';

/** An answer is waited for so long, in ms; a later photo is kept for the next question. */
const PATIENCE = 300;
const LONGEST = 5000;
/** Graph is asked again after so long, in ms, also of whom had none. */
const FRESH = 24 * 60 * 60_000;
/** After a refusal nothing is asked for so long, in ms. */
const SULK = 5 * 60_000;
/** After a failure. */
const PAUSE = 20_000;

/** Photos of the people shown, and the end of those of people who are not shown any more. */
export interface Photos {
  readonly photosOf: PhotosOf;
  /** Deletes what is kept of somebody, and what is just under way. */
  forget(id: PersonId): Promise<void>;
  /** Forgets everybody of whom `mayBeShown` says no, such as leavers. */
  tidy(mayBeShown: (id: PersonId) => Promise<boolean>): Promise<void>;
}

/** Small photos from Graph, kept in `folder`; needs the application permission `ProfilePhoto.Read.All`. */
export function createPhotos({
  request,
  folder,
  clock,
  log,
  wait = async (ms) => setTimeout(ms, undefined, { ref: false }),
}: {
  request: RequestPhoto;
  folder: string;
  clock: Clock;
  log: Log;
  wait?: (ms: number) => Promise<void>;
}): Photos {
  const files = photoFiles(folder);
  /** Readings under way, in lower case; whoever is forgotten meanwhile is taken out. */
  const underWay = new Map<PersonId, Promise<KeptPhoto | undefined>>();
  let silentUntil = 0;

  async function ask(id: PersonId, known: KeptPhoto | undefined): Promise<KeptPhoto | undefined> {
    const path = `/users/${encodeURIComponent(id)}/photos/48x48/$value`;
    const answer = await request(path, LONGEST, known?.photo === undefined ? undefined : known.etag);
    const now = judged(answer, known, clock());
    if (now) return now;
    const refused = answer.status === 401 || answer.status === 403;
    silentUntil = clock() + (answer.retryAfter ?? (refused ? SULK : PAUSE));
    log.warn({ status: answer.status }, 'Graph gives no photos; answers go out without.');
    return undefined;
  }

  /** Asked once at a time; kept unless the person was forgotten meanwhile. */
  function refresh(id: PersonId, known: KeptPhoto | undefined): Promise<KeptPhoto | undefined> {
    const key = id.toLowerCase();
    const begun = underWay.get(key);
    if (begun) return begun;
    const reading: Promise<KeptPhoto | undefined> = ask(id, known)
      .then(async (photo) => {
        if (!photo || underWay.get(key) !== reading) return undefined;
        await files.write(key, photo);
        if (underWay.get(key) === reading) return photo;
        await files.remove(key);
        return undefined;
      })
      .catch((err: unknown) => {
        log.warn({ err }, 'A photo could not be kept.');
        return undefined;
      })
      .finally(() => {
        if (underWay.get(key) === reading) underWay.delete(key);
      });
    underWay.set(key, reading);
    return reading;
  }

  async function forget(id: PersonId): Promise<void> {
    underWay.delete(id.toLowerCase());
    if (isFileName(id)) await files.remove(id);
  }

  return {
    async photosOf(people) {
      const found = new Map<PersonId, string>();
      const note = (id: PersonId, { type, photo }: KeptPhoto) => {
        if (type && photo) found.set(id, `data:${type};base64,${photo}`);
        else found.delete(id);
      };
      const readings = people.filter(isFileName).map(async (id) => {
        const known = await files.read(id);
        if (known) note(id, known);
        if ((known && Math.abs(clock() - known.at) < FRESH) || clock() < silentUntil) return;
        const now = await refresh(id, known);
        if (now) note(id, now);
      });
      await Promise.race([Promise.all(readings), wait(PATIENCE)]);
      return new Map(found);
    },

    forget,

    async tidy(mayBeShown) {
      for (const id of await files.people()) if (!(await mayBeShown(id))) await forget(id);
    },
  };
}

/** What is known after an answer; undefined when nothing was learned. An odd photo is none. */
function judged(answer: PhotoAnswer, known: KeptPhoto | undefined, at: number): KeptPhoto | undefined {
  if (answer.status === 304 && known) return { ...known, at };
  if (answer.status === 404) return { at };
  if (answer.status !== 200) return undefined;
  const { bytes, etag } = answer;
  const type = bytes && typeOf(bytes);
  if (!type || type !== answer.type) return { at };
  return { at, type, photo: bytes.toString('base64'), ...(etag && etag.length <= 200 ? { etag } : {}) };
}

/** By its first bytes: ITU-T T.81 (SOI and a marker), and the PNG signature of RFC 2083, 3.1. */
function typeOf(bytes: Buffer): KeptPhoto['type'] {
  const start = bytes.toString('hex', 0, 8);
  if (start.startsWith('ffd8ff')) return 'image/jpeg';
  return start === '89504e470d0a1a0a' ? 'image/png' : undefined;
}
