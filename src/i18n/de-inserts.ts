import type { inserts as english } from './en-inserts';

/** German: what stands in the compose box of any chat, and the dialog that a message opens. */
export const inserts: typeof english = {
  hint: 'Schreib, wobei du Hilfe suchst, zum Beispiel Excel-Dashboards.',
  near: (tags) => `Deinen Worten am nächsten: ${tags.join(', ')}`,
  topic: 'Falls du das meinst',
  topicHint: 'Alle, die es lesen, sehen, wer ihnen dabei helfen kann.',
  show: 'Wer kann helfen?',
  from: 'Gefunden mit KnowWho',
  messageTitle: 'Wer kann dabei helfen?',
  messageHint:
    'Das ist der Text der Nachricht; ändere ihn, wie du magst. Erst mit „Fragen“ wird etwas verschickt.',
  messageEmpty: 'In dieser Nachricht stehen keine Worte. Schreib hier, welche Hilfe gebraucht wird.',
  search: 'Zeigen, wer helfen kann',
};
