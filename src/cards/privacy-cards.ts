import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { READABLE } from '../privacy/export';
import { LEAVER_DAYS, type Stored, type Terms } from '../privacy/privacy';
import { readableRow, type Reader } from '../privacy/read-aloud';
import {
  card,
  execute,
  heading,
  line,
  note,
  run,
  shorten,
  showCard,
  textInput,
  type Action,
  type Element,
} from './elements';

/** A message of Teams holds 28 KB; the card has to leave room for what stands around it. */
const MOST_BYTES = 24_000;
/** Rows of a section that the card shows, the most that fit; the rest is counted. */
const SHOWN_ROWS = [100, 20, 10, 5];
const MOST_ROWS = Math.max(...SHOWN_ROWS);
/** In characters. */
const SHOWN_LENGTH = 120;
const PERSON_LENGTH = 600;

/** `/privacy`: in plain words what is stored, how long, and who sees it. */
export function privacyCard(words: Messages, stored: Stored, hidden: boolean, terms: Terms): Reply {
  const { privacy, me } = words;
  const added = stored.skills.filter(({ source }) => source === 'added').length;
  const sections: [string, string][] = [
    [privacy.fromProfile, privacy.fromProfileText(stored.skills.length - added)],
    [privacy.fromYou, privacy.fromYouText(added)],
    [privacy.thanks, privacy.thanksText(stored.thanksReceived.length, stored.thanksGiven.length)],
    [privacy.requests, privacy.requestsText(stored.requests.length, stored.pings.length, terms.requestDays)],
    [
      privacy.community,
      privacy.communityText(stored.champion.length, stored.feedback.length, terms.feedbackDays),
    ],
    [privacy.chats, privacy.chatsText(stored.notices.length)],
    [privacy.seen, privacy.seenText],
    [privacy.howLong, privacy.howLongText(LEAVER_DAYS, terms.thanksMonths, terms.noticeDays)],
  ];
  const body: Element[] = [
    heading(privacy.heading),
    ...sections.flatMap(([title, text]): Element[] => [
      line([run(title, { weight: 'bolder' })], { spacing: 'medium' }),
      line(text, { spacing: 'none' }),
    ]),
  ];
  const actions: Action[] = [
    execute(privacy.export, 'export', {}),
    hidden ? execute(me.show, 'show', {}) : execute(me.hide, 'hide', {}),
    execute(privacy.forget, 'forget', {}, { style: 'destructive' }),
  ];
  return { card: card(words.locale, privacy.heading, body, actions), summary: privacy.heading };
}

/** Everything in readable sections, as many rows as fit, and the whole text to copy when it fits. */
export function exportCard(reader: Reader, stored: Stored, text: string): Reply {
  const { words } = reader;
  const { privacy } = words;
  const whole = textInput({ id: 'json', label: privacy.copyLabel, isMultiline: true, value: text });
  const copy = showCard(privacy.copy, [whole], []);
  const back = execute(privacy.back, 'privacy', {});
  const sections = readable(reader, stored);
  const reply = (rows: number, actions: readonly Action[]): Reply => ({
    card: card(words.locale, privacy.exported, excerpt(words, sections, rows), actions),
    summary: privacy.exported,
  });
  for (const actions of [[copy, back], [back]]) {
    for (const rows of SHOWN_ROWS) {
      const one = reply(rows, actions);
      if (Buffer.byteLength(JSON.stringify(one)) <= MOST_BYTES) return one;
    }
  }
  return reply(1, [back]);
}

interface Section {
  title: string;
  /** The first rows, short enough for the card. */
  lines: string[];
  /** Rows in all. */
  total: number;
}

/** What the card could show at most, read once however often it is tried whether it fits. */
function readable(reader: Reader, stored: Stored): Section[] {
  return READABLE.map((section): Section => {
    const rows = stored[section].map((row) => readableRow(section, row, reader)).filter((one) => one !== '');
    const length = section === 'person' ? PERSON_LENGTH : SHOWN_LENGTH;
    return {
      title: reader.words.privacy.section[section],
      lines: rows.slice(0, MOST_ROWS).map((row) => shorten(row, length)),
      total: rows.length,
    };
  }).filter(({ total }) => total > 0);
}

function excerpt({ privacy, me }: Messages, sections: readonly Section[], most: number): Element[] {
  return [
    heading(privacy.exported),
    line(privacy.exportedHint),
    ...sections.flatMap(({ title, lines, total }): Element[] => [
      line([run(title, { weight: 'bolder' })], { spacing: 'medium' }),
      ...lines.slice(0, most).map((row) => line(row, { spacing: 'none' })),
      ...(total > most ? [note(me.more(total - most), { spacing: 'none' })] : []),
    ]),
  ];
}

/** Asks once, and says what cannot be taken back. */
export function confirmForgetCard(words: Messages, backupDays: number): Reply {
  const { privacy } = words;
  const body: Element[] = [
    heading(privacy.sure),
    line(privacy.sureText),
    line(privacy.stays(backupDays)),
    line(privacy.returning),
  ];
  const actions: Action[] = [
    execute(privacy.forgetNow, 'forget', { confirm: true }, { style: 'destructive' }),
    execute(privacy.keep, 'privacy', {}),
  ];
  return { card: card(words.locale, privacy.sure, body, actions), summary: privacy.sure };
}

/** It is done. No button: whoever presses one writes again, and would be known again. */
export function forgottenCard(words: Messages, backupDays: number, wiped: boolean): Reply {
  const { privacy } = words;
  const body: Element[] = [
    heading(privacy.forgotten),
    line(privacy.forgottenText),
    ...(wiped ? [] : [line(privacy.tonight)]),
    line(privacy.stays(backupDays)),
    line(privacy.returning),
  ];
  return { card: card(words.locale, privacy.forgotten, body), summary: privacy.forgotten };
}
