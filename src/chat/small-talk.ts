/** Greetings, thanks to the bot and the like, in both languages; they are no questions for a colleague. */
const SMALL_TALK = new Set(
  `hi, hello, hey, hey there, hi there, good morning, good afternoon, good evening, how are you, whats up, thanks,
   thank you, thx, thanks a lot, great, ok, okay, cool, nice, perfect, bye, goodbye, see you, test, yes, no, please,
   who are you, what are you, what can you do, are you a bot, lol, sorry, never mind, nevermind,
   hallo, hallo zusammen, guten morgen, guten tag, guten abend, moin, moin moin, servus, grüezi, grüß gott, gruezi,
   grüß dich, na, wie gehts, wie geht es dir, wie gehts dir, alles klar, danke, danke dir, danke schön, dankeschön,
   vielen dank, merci, super, prima, toll, passt, alles gut, tschüss, tschüs, ciao, bis bald, ja, nein, bitte,
   wer bist du, was bist du, was kannst du, bist du ein bot, egal, schon gut, schönes wochenende, schönen tag,
   schönen feierabend, mahlzeit`
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' ')),
);

/** True when the text is nothing but a greeting, a word of thanks or something else that asks for nobody. */
export function isSmallTalk(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}#+. ]/gu, ' ')
    .replace(/\.+(\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(hi|hello|hey|hallo|danke|thanks) knowwho$/, '$1');
  return words === '' || SMALL_TALK.has(words);
}
