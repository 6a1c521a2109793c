import { errorCard } from '../../cards/error-card';
import { recordCard } from '../../cards/record-card';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { PersonId } from '../../people/person';
import type { OfferedFile } from '../../privacy/export';
import type { Resolver } from '../../skills/skill';
import { sans } from '../../pdf/sans';
import { recordMarkdown, recordPdf, type AppreciationRecord, type RecordLine } from '../../thanks/record';
import type { Thanks, ThanksStore } from '../../thanks/thanks';
import type { Command, Turn } from '../command';

export interface RecordDeps {
  readonly thanks: Pick<ThanksStore, 'received'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly resolver: Pick<Resolver, 'skill'>;
  readonly clock: Clock;
}

/** The sender's own record, and nobody else's: in words only where who wrote them agreed. */
async function recordOf(deps: RecordDeps, { sender }: Turn): Promise<AppreciationRecord> {
  const received = await deps.thanks.received(sender.id);
  const said = async ({ asker, sentence, open }: Thanks): Promise<RecordLine['said']> => {
    if (asker === undefined || sentence === undefined || !open?.asker) return undefined;
    const by = (await deps.mayBeShown(asker)) ? await deps.people.find(asker) : undefined;
    return by && { sentence, by };
  };
  const lines = received.map(async (thanks) => ({
    at: thanks.at,
    skill: thanks.skill === undefined ? undefined : deps.resolver.skill(thanks.skill),
    said: await said(thanks),
  }));
  return {
    person: sender,
    lines: await Promise.all(lines),
    people: new Set(received.map(({ asker }) => asker)).size,
    at: deps.clock(),
  };
}

/** The record as files, made for whoever asks and about nobody else. */
export function recordFiles(
  deps: RecordDeps,
): Readonly<Record<'record-pdf' | 'record-md', (turn: Turn) => Promise<OfferedFile>>> {
  const named = (turn: Turn, ending: 'pdf' | 'md') => {
    const name = turn.locale === 'de' ? 'mein-dank' : 'my-thanks';
    return `knowwho-${name}-${new Date(deps.clock()).toISOString().slice(0, 10)}.${ending}`;
  };
  return {
    'record-pdf': async (turn) => ({
      kind: 'record-pdf',
      name: named(turn, 'pdf'),
      description: turn.words.gratitude.record.pdf,
      type: 'application/pdf',
      content: recordPdf(turn.words, await recordOf(deps, turn), sans()),
    }),
    'record-md': async (turn) => ({
      kind: 'record-md',
      name: named(turn, 'md'),
      description: turn.words.gratitude.record.text,
      type: 'text/markdown; charset=utf-8',
      content: recordMarkdown(turn.words, await recordOf(deps, turn)),
    }),
  };
}

/** One tap on _My thanks_ makes the record. */
export function recordActions(deps: RecordDeps): NonNullable<Command['actions']> {
  const files = recordFiles(deps);
  return {
    record: async (turn) => {
      const { mine } = turn.words.gratitude;
      if (!turn.private) return errorCard(turn, mine.private, mine.privateHint);
      const record = await recordOf(deps, turn);
      const [pdf, text] = [await files['record-pdf'](turn), await files['record-md'](turn)];
      turn.log.info({ lines: record.lines.length }, 'record');
      return {
        ...recordCard(turn.words, record, String(text.content)),
        files: [pdf, text],
      };
    },
  };
}
