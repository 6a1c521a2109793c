import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PersonId } from '../people/person';
import { LARGEST_PHOTO } from './photo-request';

const kept = z.object({
  at: z.number(),
  etag: z.string().optional(),
  type: z.enum(['image/jpeg', 'image/png']).optional(),
  photo: z.base64().optional(),
});

/** What is known of somebody's photo: `at` is when Graph was asked, in ms; without `photo` there is none. */
export type KeptPhoto = z.output<typeof kept>;

/** A photo in base64, its etag and the rest. */
const LARGEST_FILE = LARGEST_PHOTO * 2;

/** One file a person in a folder of its own; files that are no more right count as absent. */
export interface PhotoFiles {
  read(id: PersonId): Promise<KeptPhoto | undefined>;
  write(id: PersonId, photo: KeptPhoto): Promise<void>;
  remove(id: PersonId): Promise<void>;
  /** Ids of the people of whom there are files, in lower case. */
  people(): Promise<readonly PersonId[]>;
}

/** Ids that are safe as names of files; Entra's are GUIDs. */
export const isFileName = (id: PersonId): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/i.test(id);

export function photoFiles(folder: string): PhotoFiles {
  const fileOf = (id: PersonId) => join(folder, `${id.toLowerCase()}.json`);
  return {
    async read(id) {
      try {
        if ((await stat(fileOf(id))).size > LARGEST_FILE) return undefined;
        return kept.safeParse(JSON.parse(await readFile(fileOf(id), 'utf8'))).data;
      } catch {
        return undefined;
      }
    },

    async write(id, photo) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const half = `${fileOf(id)}.half`;
      await writeFile(half, JSON.stringify(photo), { mode: 0o600 });
      await rename(half, fileOf(id));
    },

    async remove(id) {
      await Promise.all([fileOf(id), `${fileOf(id)}.half`].map((file) => rm(file, { force: true })));
    },

    async people() {
      const names = await readdir(folder).catch((): string[] => []);
      const ids = names.flatMap((name) => /^(.+)\.json(\.half)?$/.exec(name)?.[1] ?? []);
      return [...new Set(ids)].filter(isFileName);
    },
  };
}
