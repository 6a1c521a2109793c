import { fold } from './normalize';

/** How working people shorten words, and what they stand for; a colon, then one or several readings. */
const FORMS = `
biz: business
bus: business
dsgn: design
scheds: schedules
sched: schedule
qa: quality assurance
ip: intellectual property
mgmnt: management
ppl: people
svc: service
svcs: services
transl: translation
appl: application
apps: applications
app: application
comms: communications, communication
comm: communication
prod: production, product
mfg: manufacturing
mgmt: management
mgt: management
mgr: manager
mng: manage
admin: administration, administer, administrative
dev: development, develop
eng: engineering
env: environment, environmental
info: information
infos: informationen
org: organisation
ops: operations
perf: performance
pres: presentation
proc: process, procedure
procs: processes, procedures
proj: project
qual: quality
req: requirement
reqs: requirements
sec: security
spec: specification
specs: specifications
stats: statistics
strat: strategy
sys: system
tech: technical, technology
temp: temperature
vet: veterinary
veh: vehicle
maint: maintenance
mktg: marketing
mkt: market
acct: account
acctg: accounting
calc: calculate, calculation
cert: certificate
chem: chemical, chemistry
constr: construction
coord: coordinate
cust: customer
dept: department
distr: distribution
doc: document
docs: documents, documentation
edu: education
elec: electrical, electronic
equip: equipment
est: estimate
eval: evaluate, evaluation
fin: financial, finance
gov: government
govt: government
hr: human resources
hw: hardware
impl: implement, implementation
ind: industrial, industry
intl: international
lab: laboratory
labs: laboratories
lang: language
mat: material
mats: materials
math: mathematics
maths: mathematics
meas: measure, measurement
mech: mechanical, mechanics
med: medical
ops: operations
opt: optimise
pkg: packaging
pol: policy
prep: prepare
prog: programming, program
psych: psychology
pub: public
ref: reference
reg: regulation
regs: regulations
rep: report
sci: science, scientific
soc: social
std: standard
stds: standards
sw: software
tel: telephone
tele: telecommunications
telecom: telecommunications
trad: traditional
transp: transport
univ: university
uni: universität, university
util: utilise
w: with
db: database, datenbank
dbs: databases, datenbanken
os: operating system, betriebssystem
ui: user interface, benutzeroberfläche
ux: user experience
ai: artificial intelligence
ki: künstliche intelligenz
ml: machine learning
pc: computer
it: ict, ikt
edv: ikt, ict
iuk: ikt, ict
ict: ikt, it
ikt: ict, it
f: für
u: und
v: von
bzgl: bezüglich
inkl: inklusive
allg: allgemein
anw: anwendung
anl: anlage
arb: arbeit
ausb: ausbildung
bearb: bearbeitung, bearbeiten
betr: betrieb, betriebs
bwl: betriebswirtschaft
dt: deutsch
durchf: durchführen, durchführung
elektr: elektrisch, elektronisch
entw: entwicklung, entwickeln
gesch: geschäft
herst: herstellung, herstellen
komm: kommunikation
masch: maschine
maßn: maßnahme
orga: organisation
pers: personal
präs: präsentation
prof: professionell
prüf: prüfung
qm: qualitätsmanagement
qs: qualitätssicherung
techn: technisch
technol: technologie
untern: unternehmen
verf: verfahren
vertr: vertrieb
verw: verwaltung, verwalten
wirtsch: wirtschaft
wiss: wissenschaft, wissenschaftlich
landw: landwirtschaft, landwirtschaftlich
med: medizin, medizinisch
progr: programm, programmierung
syst: system
tab: tabelle
`;

const forms = new Map<string, readonly (readonly string[])[]>();
for (const line of FORMS.trim().split('\n')) {
  const [short = '', long = ''] = line.split(':');
  const readings = long.split(',').map((reading) => fold(reading.trim()).split(' '));
  forms.set(fold(short), [...(forms.get(fold(short)) ?? []), ...readings]);
}

/** What a shortened word may stand for, each reading as its words; empty when it is not known to be short. */
export function longForms(word: string): readonly (readonly string[])[] {
  return forms.get(word) ?? [];
}
