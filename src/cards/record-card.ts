import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import type { AppreciationRecord } from '../thanks/record';
import { card, execute, heading, line, note, showCard, textInput, type Action } from './elements';

/** Longer texts are for the file, in bytes. */
const LONGEST_COPY = 12_000;

/** The record is made; its text to copy where it is short enough for a card. */
export function recordCard(words: Messages, record: AppreciationRecord, text: string): Reply {
  const { record: say, mine } = words.gratitude;
  const copy = textInput({ id: 'record', label: say.copyLabel, isMultiline: true, value: text });
  const actions: Action[] = [
    ...(Buffer.byteLength(text) <= LONGEST_COPY ? [showCard(say.copy, [copy], [])] : []),
    execute(mine.button, 'my-thanks', {}),
  ];
  const body = [
    heading(say.heading),
    line(mine.count(record.lines.length, record.people)),
    line(say.hint),
    note(say.consent),
  ];
  return { card: card(words.locale, say.heading, body, actions), summary: say.heading };
}
