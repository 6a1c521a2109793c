import { fold } from './normalize';
import { isJoining } from './phrases';

/** Words people wrap a topic in. They say that somebody asks, not what about. */
const SCAFFOLD = `
who whom whose what which when where why how that this these those there here it its
i me my mine we us our ours you your yours he she him her they them their one
am is are was were be been being do does did done doing have has had having can could may might must shall should
will would need needs needed want wants wanted like know knows known knowing knowledge help helps helped helping
assist find finding found look looking looked search searching seek seeking ask asking tell show shows showing explain
point teach someone somebody anyone anybody anything something everyone nobody people person persons colleague
colleagues coworker coworkers folks guys team buddy expert experts specialist specialists guru gurus pro pros ace champion
whiz mentor experience experienced experiences familiar skilled skill skills good great best right well able capable
expertise background clue idea ideas tip tips advice hint hints question questions problem problems issue issues trouble
topic topics subject regarding concerning about around into re stuck struggling urgently urgent asap please pls thanks
thank cheers hi hello hey dear morning all everybody any some much many lot bit little more already before ever currently
now today tomorrow tonight week weeks month next soon last time really just also too very so if then than as at by for
from in of on or and the a an to with both ideally preferably plus again still first
got get gets getting give take taking make wondering wonder hoping hope maybe perhaps somewhere company house office
department contact talk talking turn let lets see over up out via whether not no im id ive whos whats
working worked works deal deals dealing dealt happens happen anyway quick quickly somehow understands gave lend hand
wer wen wem wessen was welche welcher welches welchen wann wo wie warum wieso woher wohin
ich mich mir mein meine meinen meinem meiner wir uns unser unsere unserem unseren du dich dir ihr euch euer eure er sie
es ihn ihm ihnen sein seine man
bin bist willst hast sollst machst magst musst ist sind seid war waren gewesen kann kannst können könnt könnte könntest könnten konnte darf dürfen muss müssen
müsste soll sollen sollte will wollen möchte möchten würde würden werde werden wird haben habe hat hatte hätte habt
brauche brauchen braucht bräuchte benötige benötigen benötigt suche suchen sucht gesucht finde finden findet gibt gäbe geben
kenne kennen kennt auskennen auskennt kundig weiß weiss wissen wüsste hilft helfen hilfe helfe geholfen
zeigen zeig zeige zeigt erklären erklär erkläre erklärt beibringen sagen sag frag frage fragen fragt wende wenden melden jemand jemanden jemandem
niemand irgendwer irgendjemand irgendwen wen leute kollege kollegen kollegin kolleginnen kolleg mitarbeiter person personen mensch menschen team
experte experten expertin expertinnen fachmann fachfrau fachleute spezialist spezialisten spezialistin profi profis guru ass crack
ansprechpartner ansprechpartnerin ansprechperson champion ahnung erfahrung erfahrungen erfahren kenntnis kenntnisse können schimmer peil
thema themen bereich gebiet problem probleme schwierigkeiten tipp tipps rat idee bezüglich betreffend betrifft rund zum zur hinsichtlich
hallo hi hey moin servus grüezi guten morgen tag mahlzeit zusammen liebe lieber bitte danke dank gern gerne mal schon schonmal einmal etwas was bisschen
kurz schnell dringend eilig heute morgen gestern nächste nächsten nächster woche wochen monat jetzt gerade demnächst bald aktuell derzeit
hier bei uns intern im hause haus firma abteilung drüber darüber dabei damit dazu davon darin
ein eine einen einem einer eines der die das den dem des und oder aber sowie auch noch nur sehr gut guter gute guten gutes besser beste am aus auf an in von
für mit zu über um nach vor bei durch gegen ohne unter zwischen als wenn ob dass weil denn doch eigentlich vielleicht wohl so dann nicht kein keine keinen keinem
gemacht macht machen gemeinsam stecken stecke fest hänge hängen komme klar richtig richtige richtigen zuständig am besten idealerweise möglichst außerdem zusätzlich beides sowohl
wieder heuer immer oft manchmal nie nochmal again always often sometimes never kommt komme kommen kommst sich beim ins vom im am als etwas alle alles allen jeder jede jedes jeden diese dieser dieses diesen diesem seit bis hin her rein raus
da dort sonst je ihrem ihren ihre ihres seinem seinen seiner unseres euren eurem deren dessen zwar nun eben halt bloß
such other others most least several each every ours theirs shall myself yourself whether because since until while
fit firm bewandert vertraut versiert sattelfest drauf los weiter
`;

/** Those of them that are part of a skill's name as well, where nothing else says that a question wraps it. */
const SOFT = `
make making makes made work works working worked fit firm office house company department team people person folks deal deals
dealing dealt point points contact talk talking turn show showing give take taking tell teach explain find finding found search
searching seek assist champion mentor expert experts specialist skill skills expertise experience background idea ideas tip tips
advice question questions problem problems issue issues trouble topic topics lot bit all everybody good great best right well able
week weeks month next last time now today before quick hand one look day ask asking already
machen macht gemacht team haus hause firma abteilung thema themen bereich gebiet problem probleme schwierigkeiten rat idee tipp tipps
leute mensch menschen person personen mitarbeiter kollege kollegen experte experten spezialist spezialisten champion finden finde findet
erklaren zeigen sagen fragen frage unterstützen gut guter gute guten gutes beste besser schnell kurz klar richtig richtige richtigen
woche wochen monat tag morgen heute weiter los fest kenntnisse erfahrung erfahrungen beste rund fit gemeinsam stecken hängen
`;

/** Those of them that link words inside of names just as well: no sentence by themselves. */
const LINKING = `
it as by up out over via not no between into about around than then more most other others one all any each every few several
another down off through within without across among against per before after since until while during first last very also only
aus in ins im vor nach über unter ohne gegen zwischen seit bis als wie nicht kein keine keinen keinem sich zum zur beim vom am um
alle alles allen jede jedes jeden jeder andere anderen einem einen einer eines eine ein oder sowie nur sehr mehr hin her neu
diese dieser dieses ihre ihren ihrem ihres seine seinen unsere
`;

/** Chat between people that is about no skill at all. */
const SMALL_TALK = `
ok okay okey yes yeah yep yup no nope nah sure fine cool nice awesome lol rofl lmao brb omg wtf btw fyi afk haha hahaha hehe hihi wow
ja nein jaja jep jo nö nee doch klaro super toll prima cool geil krass passt erledigt genau stimmt egal schade mist tja naja ups
bye goodbye cya ciao tschüss tschau bis later servus welcome sorry oops congrats congratulations gratuliere glückwunsch entschuldigung
old alt human robot bot mensch chef chefin boss joke witz weather wetter lunch mittagessen breakfast frühstück dinner abendessen
canteen kantine cafeteria cake kuchen pizza coffee kaffee beer bier hungry hunger thirsty durst tired müde sick krank
tonight weekend wochenende holiday holidays feiertag feiertage ferien vacation urlaub birthday geburtstag friday freitag monday montag
tuesday dienstag wednesday mittwoch thursday donnerstag saturday samstag sunday sonntag bored langweilig
favourite favorite lieblings sad happy traurig glücklich late spät delayed verspätet home homeoffice zuhause
quit kündige guess wetten bet spell sing singe love liebe hate hasse stupid doof dumm blöd idiot annoying nervig
fußball football soccer bundesliga win wins won gewinnt gewonnen verliert verloren netflix kino cinema horoskop horoscope gossip klatsch
`;
/** Words by which somebody asks for a person, a hand or a way. */
const CALL = `
who whom anyone anybody someone somebody help helps assist colleague colleagues people person folks expert experts specialist
guru pro know knows explain teach show point looking look find need how experience experienced skilled familiar able ask stuck
wer wen wem jemand jemanden jemandem irgendwer irgendjemand hilfe helfen hilft helft leute kollege kollegen kollegin kolleginnen
kennt auskennt auskennen experte experten expertin expertinnen spezialist spezialisten ansprechpartner ansprechpartnerin
ahnung erfahrung erfahrungen zeigen erklären erklärt beibringen suche suchen brauche brauchen gesucht wende wenden thema wie
`;

/**
 * Complaints: whoever says of a skill's very name that it is broken wants a hand with it. Names of skills may hold these
 * words too.
 */
const TROUBLE = `
broken crash crashes crashed crashing freezes frozen fails failing failed error errors bug buggy doesnt dont wont didnt
cant cannot
kaputt defekt spinnt streikt hängt hakt klemmt stürzt abgestürzt ab fehler fehlermeldung geht gehen läuft laufen klappt
klappen funktioniert funktionieren lädt
`;

const setOf = (text: string): Set<string> =>
  new Set(
    text
      .split(/\s+/)
      .filter((w) => w !== '' && !/\d/.test(w))
      .map(fold),
  );
const smallTalk = setOf(SMALL_TALK);
const soft = setOf(SOFT + LINKING + TROUBLE);
const calls = setOf(CALL);

const words = setOf(SCAFFOLD + TROUBLE);

/** True when a question wraps its topic in a sentence; bare words mean what they say, all of them. */
export function isWrapped(question: readonly string[]): boolean {
  return question.some(
    (word) => (words.has(word) && !soft.has(word) && !isJoining(word)) || smallTalk.has(word),
  );
}

/** True for a word of chat that is about no skill, unless a skill's name is exactly that. */
export function isSmallTalk(word: string): boolean {
  return smallTalk.has(word);
}

/** True for a word behind a denial: what a thing does not do is said of it, and is no topic. */
export function isDenied(question: readonly string[], at: number): boolean {
  return /^(?:doesnt|dont|wont|didnt|cant|cannot|not)$/.test(question[at - 1] ?? '');
}

/** True when a question asks for somebody who can help, rather than for the time of day. */
export function callsForSomebody(question: readonly string[]): boolean {
  return question.some((word) => calls.has(word));
}

const FACT = new RegExp(
  `^(?:(?:hi|hello|hey|hallo|moin|sorry|bitte|please|sag|say|und|and|so) )*(?:${[
    'when|where|wann|wo|woher|wohin|bis wann|seit wann|ab wann',
    'how (?:long|much|many|old|late|far|often|high|big|warm|cold)',
    'how (?:do|can|would) (?:i|we) get to|wie (?:komme|kommt|kommen) (?:ich|man|wir) (?:zu|zum|zur|nach|in)',
    'wie (?:lange?|viele?|alt|spat|weit|oft|hoch|gross|warm|kalt|wird|war|geht)',
    'what (?:time|day|date|year)|was (?:gibt|kostet|steht|lauft)|is (?:it|there)|are (?:there|we|you)|ist (?:es|am|der|die|das|heute|morgen)',
    'gibt es|gibts|do we|haben wir|can i|darf ich|am i|will it|why|warum|wieso|weshalb',
  ].join('|')})(?: |$)`,
);
const PERSON =
  /(?:^| )(?:who|whom|any(?:one|body)|some(?:one|body)|colleagues?|people|person|experts?|specialists?|wer|wen|wem|jemand\w*|irgendwer|leute|kolleg\w*|expert\w*|spezialist\w*|ansprech\w*)(?: |$)/;

const PLEASANTRY =
  /^(?:test(?:ing|en)?|ping|probe|\d+|good|gute[nrs]?|day|tag|morning|morgen|noon|mittag|afternoon|nachmittag|evening|abend|night|nacht)$/;

/** True for a mere greeting, or when somebody only tries whether anybody answers: `good night`, `test 1 2 3`. */
export function isPleasantry(question: readonly string[]): boolean {
  return question.every((word) => PLEASANTRY.test(word));
}

/** True for a question after a time, a place or a sum, which wants an answer and no helper. */
export function asksForFact(question: readonly string[]): boolean {
  const text = question.join(' ');
  return FACT.test(text) && !PERSON.test(text);
}

/** True for a word that only wraps the topic; it may still be part of a skill's name. */
export function isScaffold(word: string): boolean {
  return words.has(word);
}
