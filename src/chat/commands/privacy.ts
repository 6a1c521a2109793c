import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { confirmForgetCard, exportCard, forgottenCard, privacyCard } from '../../cards/privacy-cards';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { PersonId } from '../../people/person';
import { exportName, exportText, type OfferedFile } from '../../privacy/export';
import type { PrivacyStore, Terms } from '../../privacy/privacy';
import type { Command, Reply, Turn } from '../command';

const forgetData = z.object({ confirm: z.literal(true).optional().catch(undefined) }).catch({});

/** What the privacy command stands on. */
export interface PrivacyDeps {
  readonly privacy: PrivacyStore;
  readonly people: Pick<PeopleStore, 'choices'>;
  readonly terms: Terms;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
  /** Told who is gone, for what is kept outside the database. */
  readonly forgotten?: ((person: PersonId) => void) | undefined;
}

/** Everything stored about the sender as a file, as it is at this moment. */
export function exportFile(deps: Pick<PrivacyDeps, 'privacy' | 'clock'>) {
  return async ({ sender, locale, words }: Turn): Promise<OfferedFile> => {
    const now = deps.clock();
    return {
      kind: 'export',
      name: exportName(locale, now),
      type: 'application/json; charset=utf-8',
      description: words.privacy.file,
      content: exportText(await deps.privacy.stored(sender.id), now),
    };
  };
}

/** `/privacy`: what is stored about me; hide, export, delete. For my eyes only. */
export function createPrivacyCommand(deps: PrivacyDeps): Command {
  const { privacy, people, terms, clock } = deps;
  const fileOf = exportFile(deps);

  /** Nobody else may read along, be it a list of what is stored or the wish to go. */
  const alone =
    (answer: (turn: Turn, data: unknown) => Promise<Reply>) =>
    async (turn: Turn, data: unknown): Promise<Reply> =>
      turn.private
        ? answer(turn, data)
        : errorCard(turn, turn.words.privacy.private, turn.words.privacy.privateHint);

  const show = alone(async ({ sender, words }) => {
    const [stored, { hidden }] = await Promise.all([privacy.stored(sender.id), people.choices(sender.id)]);
    return privacyCard(words, stored, hidden, terms);
  });

  const handOver = alone(async (turn) => {
    const [stored, file] = await Promise.all([privacy.stored(turn.sender.id), fileOf(turn)]);
    turn.log.info({ bytes: Buffer.byteLength(file.content) }, 'export');
    return { ...exportCard(turn.words, stored, String(file.content)), file };
  });

  const forget = alone(async ({ sender, words, log }, data) => {
    if (!forgetData.parse(data).confirm) return confirmForgetCard(words, terms.backupDays);
    const wiped = await privacy.forget(sender.id, clock());
    deps.noticesWritten();
    deps.forgotten?.(sender.id);
    log.info({ wiped }, 'forget');
    return forgottenCard(words, terms.backupDays, wiped);
  });

  return {
    name: 'privacy',
    aliases: { en: ['privacy'], de: ['datenschutz'] },
    takesWords: false,
    run: (turn) => show(turn, undefined),
    actions: { privacy: show, export: handOver, forget },
  };
}
