import type { ambassador as english } from './en-ambassador';

/** German: from helped to helping. */
export const ambassador: typeof english = {
  final: 'Du musst nicht antworten. Ein Nein gilt: Zu diesem Thema frage ich nicht noch einmal.',
  saidNo: (topic) =>
    `Zu ${topic} frage ich dich nicht noch einmal. Anbieten kannst du es jederzeit mit /biete.`,
  start: {
    heading: (topic) => `${topic}: Und jetzt du?`,
    text: (topic) =>
      `Jemand hat dir vor Kurzem bei ${topic} geholfen. Könntest du jetzt anderen beim Einstieg helfen?`,
    yes: {
      title: (topic) => `Du hilfst anderen beim Einstieg in ${topic}`,
      text: 'Wer anfängt, findet dich ab jetzt darüber. Ändern und entfernen kannst du es mit /ich.',
    },
  },
  champion: {
    heading: (topic) => `${topic}: Möchtest du Champion sein?`,
    text: (topic) =>
      `Mehrere haben dir gesagt, dass du ihnen bei ${topic} geholfen hast. Champions sind Menschen, die man fragen kann: keine Hotline, keine Pflicht, und aufhören kannst du jederzeit.`,
    yes: {
      title: (topic) => `Du hast zu ${topic} Ja gesagt`,
      text: 'Sehen und beenden kannst du es mit /champions.',
    },
  },
  mover: {
    heading: 'Du gehst hier voran',
    text: 'Du bietest Skills an, antwortest auf Fragen und sagst Danke. Wenn du magst, werde Champion für ein Thema, oder sag denen, die sich um die Community kümmern, was du gern ausprobieren würdest.',
    alone: 'Das liest nur du, und es kommt einmal.',
    write: (name) => `${name} schreiben`,
    draft: (name) =>
      `Hallo ${name}, ich helfe gern in unserer KnowWho-Community. Gibt es etwas, das ich ausprobieren oder anfangen könnte?`,
  },
  over: 'Diese Frage ist nicht mehr offen',
  overHint: 'Es wurde nichts geändert.',
};
