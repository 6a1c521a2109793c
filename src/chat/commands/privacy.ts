import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { confirmForgetCard, exportCard, forgottenCard, privacyCard } from '../../cards/privacy-cards';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { PersonId } from '../../people/person';
import { timeZoneOf } from '../../people/time-zone';
import { exportName, exportText, type OfferedFile } from '../../privacy/export';
import { exportPage } from '../../privacy/export-page';
import type { PrivacyStore, Terms } from '../../privacy/privacy';
import type { Resolver } from '../../skills/skill';
import type { Command, Reply, Turn } from '../command';

const forgetData = z.object({ confirm: z.literal(true).optional().catch(undefined) }).catch({});

/** What the privacy command stands on. */
export interface PrivacyDeps {
  readonly privacy: PrivacyStore;
  readonly people: Pick<PeopleStore, 'choices'>;
  readonly terms: Terms;
  readonly resolver: Pick<Resolver, 'skill'>;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
  /** Told who is gone, for what is kept outside the database. */
  readonly forgotten?: ((person: PersonId) => void) | undefined;
}

/** Everything stored about the sender, as it is at this moment: for machines, and for people. */
export function exportFiles(
  deps: Pick<PrivacyDeps, 'privacy' | 'people' | 'clock' | 'resolver' | 'timeZone'>,
): Readonly<Record<'export' | 'export-page', (turn: Turn) => Promise<OfferedFile>>> {
  return {
    export: async ({ sender, locale, words }) => {
      const now = deps.clock();
      return {
        kind: 'export',
        name: exportName(locale, now, 'json'),
        description: words.privacy.file,
        content: exportText(await deps.privacy.stored(sender.id), now),
        type: 'application/json; charset=utf-8',
      };
    },
    'export-page': async ({ sender, locale, words }) => {
      const now = deps.clock();
      const [stored, choices] = await Promise.all([
        deps.privacy.stored(sender.id),
        deps.people.choices(sender.id),
      ]);
      const zone = timeZoneOf(sender, choices.timeZone, deps.timeZone);
      return {
        kind: 'export-page',
        name: exportName(locale, now, 'html'),
        description: words.privacy.pageFile,
        content: exportPage(stored, now, { words, resolver: deps.resolver, zone }),
        type: 'text/html; charset=utf-8',
      };
    },
  };
}

/** `/privacy`: what is stored about me; hide, export, delete. For my eyes only. */
export function createPrivacyCommand(deps: PrivacyDeps): Command {
  const { privacy, people, terms, clock } = deps;
  const files = exportFiles(deps);

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
    const [stored, file, page] = await Promise.all([
      privacy.stored(turn.sender.id),
      files.export(turn),
      files['export-page'](turn),
    ]);
    turn.log.info({ bytes: Buffer.byteLength(file.content) }, 'export');
    const { timeZone } = await people.choices(turn.sender.id);
    const zone = timeZoneOf(turn.sender, timeZone, deps.timeZone);
    const reader = { words: turn.words, resolver: deps.resolver, zone };
    return { ...exportCard(reader, stored, String(file.content)), files: [file, page] };
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
