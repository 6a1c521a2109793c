/**
 * Words that tell of health, religion, union or politics (protected by article 9 GDPR), `…` for any ending. They stand
 * for what people say of themselves; fields of work such as occupational safety or nursing are not among them. Rather
 * a sentence too many is lost than one too few: whoever means a skill can add it.
 */
const WORDS = {
  health: `depress…, burnout, burn-out, diabet…, krebskrank…, krebserkrank…, cancer, epileps…, autis…, asperger, adhs,
    adhd, schwerbehinder…, behindert…, behinderung…, disabled, disability, disabilities, krankheit…, erkrank…,
    chronisch krank…, chronic illness…, chronically ill, psychotherap…, psychisch krank…, mental illness…, schwanger…,
    pregnan…, hiv, rollstuhl…, wheelchair…, drogensucht…, suchtkrank…, alkoholik…, alcoholi…, multiple sklerose,
    multiple sclerosis, parkinson…, dyslexi…, legasthen…, herzinfarkt…, heart attack…, schlaganfall…, krankgeschrieben…,
    sick leave…, krankenstand…, blutspende…, blood donor…`,
  religion: `religi…, kirche, kirchen, kirchengemeinde…, kirchenchor…, kirchlich…, church, churches, pfarre, pfarrei…,
    pfarrgemeinde…, parish…, moschee…, mosque…, synagog…, muslim…, islam…, christlich…, christentum…, christianity,
    devout christian, practising christian, katholi…, catholic…, evangelisch…, evangelikal…, evangelical…,
    protestant…, jüdisch…, judentum…, jewish…, judaism, buddhis…, hindu…, bibelkreis…, bibelstunde…, bible, koran,
    quran, gottesdienst…, ministrant…, prayer…, gebetskreis…, freikirch…, jehova…, konfession…, atheis…`,
  union: `gewerkschaft…, trade union…, trades union…, labour union…, labor union…, union member…, union rep…,
    unionist…, betriebsrat…, betriebsrät…, personalrat…, personalrät…, works council…, work council…, shop steward…,
    ver.di, verdi, ig metall, ig bce, streikleitung…`,
  politics: `politisch…, politik…, politics, political…, politician…, parteimitglied…, parteibuch…, parteiarbeit…,
    party member…, wahlkampf…, wahlkämpf…, election campaign…, gemeinderat…, gemeinderät…, stadtrat…, stadträt…,
    city council…, town council…, spd, cdu, csu, fdp, afd, övp, spö, fpö, die grünen, die linke, jusos, junge union,
    labour party, green party, republican party, democratic party, tory, tories, antifa…, aktivist…, activist…, pegida`,
};

const SENSITIVE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.values(WORDS).flatMap(patterns).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

function patterns(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim().replaceAll('.', '\\.').replace(/\s+/g, '[\\s-]+').replace('…', '\\p{L}*'));
}

/** True when a sentence touches health, religion, union or politics, in German or English. */
export function isSensitive(sentence: string): boolean {
  // Lower case first: a pattern of this size is much faster when it need not fold case itself.
  return SENSITIVE.test(sentence.normalize('NFC').toLowerCase());
}
