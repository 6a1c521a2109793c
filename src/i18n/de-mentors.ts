import type { mentors as english } from './en-mentors';

/** German: somebody who shows a new colleague the ropes. */
export const mentors: typeof english = {
  button: 'Wer hilft mir beim Einstieg?',
  heading: 'Wer hilft dir beim Einstieg?',
  line: 'Wähle bis zu drei Themen. Ich zeige dir, wer sich damit auskennt und diese Woche noch Zeit für Fragen hat.',
  label: 'Themen, höchstens drei',
  placeholder: 'Thema eintippen',
  quiet: 'Ich schreibe niemandem, und was du wählst, merke ich mir nicht.',
  find: 'Zeig mir, wer',
  missing: 'Wähle mindestens ein Thema.',
  tooMany: (most) => `Wähle höchstens ${most} Themen. Was du gewählt hast, steht noch hier.`,
  newcomer: {
    heading: 'Schön, dass du da bist',
    line: 'Am Anfang hilft es, jemanden zu kennen, den du einfach fragen kannst. Wähle ein paar Themen, und ich zeige dir, wer sich damit auskennt und Zeit für Fragen hat.',
    why: (weeks) =>
      `Dass du neu bist, steht im Verzeichnis der Firma. Ich vergesse es ${weeks === 1 ? 'eine Woche' : `${weeks} Wochen`} nach deinem ersten Tag und frage dich das nur dieses eine Mal.`,
  },
  found: (n) =>
    n === 1 ? 'Diese Person könnte dir beim Einstieg helfen' : `Diese ${n} könnten dir beim Einstieg helfen`,
  foundHint:
    'Die erste Nachricht steht schon da: Lies sie, ändere, was du magst, und schick sie ab. Vorher erfährt niemand davon.',
  busy: (topics) => `Für ${topics} hat gerade niemand Zeit.`,
  none: 'Dafür hat gerade niemand Zeit',
  noneHint:
    'In ein paar Tagen kann das anders sein. Nimm andere Themen, oder lass mich eine Frage für dich stellen.',
  again: 'Andere Themen',
  back: 'Zurück zum Anfang',
  draft: (name, me, topics) =>
    `Hallo ${name}, ich bin ${me} und neu hier. Ich möchte mich in ${topics} einarbeiten. Hättest du in den nächsten Tagen eine halbe Stunde, um mir ein bisschen etwas zu zeigen?`,
};
