import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import type { GraphSettings } from './client';
import { connectPhotos } from './photo-request';
import { createPhotos, type Photos } from './photos';

/** How often photos of people who left are looked for, in ms. */
const EVERY = 6 * 60 * 60_000;

/** Photos in a folder, tidied at once and again while the bot runs. */
export interface KeptPhotos extends Pick<Photos, 'photosOf'> {
  /** Deletes what is kept of somebody, within moments. */
  readonly forget: (id: PersonId) => void;
  /** Finishes what is being deleted. */
  readonly stop: () => Promise<void>;
}

/** Photos as long as the bot runs; of whoever may not be shown any more, none is kept. */
export function keepPhotos(deps: {
  readonly graph: GraphSettings;
  readonly folder: string;
  readonly mayBeShown: (id: PersonId) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}): KeptPhotos {
  const { graph, folder, mayBeShown, clock, log } = deps;
  const photos = createPhotos({ request: connectPhotos(graph), folder, clock, log });
  let running: Promise<void> = Promise.resolve();
  const after = (deletion: () => Promise<void>) => {
    running = running.then(deletion).catch((err: unknown) => {
      log.error({ err }, 'Photos could not be deleted.');
    });
  };
  const tidy = () => after(() => photos.tidy(mayBeShown));
  const timer = setInterval(tidy, EVERY).unref();
  tidy();
  return {
    photosOf: photos.photosOf,
    forget: (id) => after(() => photos.forget(id)),
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
