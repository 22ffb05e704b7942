// Which words name which kind of event: PLOVER type, mode and CAMEO code by lemma. General vocabulary; what the words stand with is judged in plover.ts.
import type {PloverType} from "../../model/reading.js";

/** What a word says about the kind of event. */
export interface PloverEntry {
  readonly type: PloverType;
  readonly mode?: string;
  readonly cameo: string;
}

// One line each: type, mode or "-", CAMEO code, lemmas
const VERBS = `
AGREE - 030: agree consent pledge promise commit vow volunteer undertake assure guarantee reaffirm
AGREE - 036: invite
AGREE - 033: offer
CONSULT - 040: meet discuss confer consult huddle brief parley deliberate debrief
CONSULT - 046: negotiate bargain haggle
CONSULT - 045: mediate broker
CONSULT visit 042: visit tour
CONSULT visit 043: host welcome-guest receive
CONSULT phone 041: phone telephone ring
SUPPORT - 051: praise endorse hail applaud commend laud congratulate thank salute compliment celebrate cheer honour honor welcome appreciate mourn condole
SUPPORT - 050: support back favour favor uphold champion espouse side
SUPPORT - 052: defend justify vindicate
SUPPORT - 054: recognise recognize legitimise legitimize
SUPPORT - 057: sign ratify initial
CONCEDE - 080: concede yield relent acquiesce capitulate apologise apologize backtrack compromise
CONCEDE - 081: ease relax loosen soften
CONCEDE - 056: pardon forgive amnesty acquit exonerate absolve commute
COOPERATE - 060: cooperate co-operate collaborate partner coordinate co-ordinate ally
COOPERATE - 061: trade
COOPERATE - 063: extradite
COOPERATE - 064: share-intelligence
AID - 070: aid assist help relieve
AID - 073: feed shelter evacuate rescue treat vaccinate hospitalise hospitalize distribute airlift rehouse resettle ferry
AID - 071: fund donate finance subsidise subsidize bankroll reimburse compensate
AID - 072: arm equip train resupply
AID - 070: provide supply deliver furnish
RETREAT withdraw 0874: retreat withdraw pull-out pull-back retrograde disengage evacuate-troops vacate
RETREAT release 0841: release free liberate-captive unhand
RETREAT disarm 0873: disarm demobilise demobilize surrender demilitarise demilitarize
RETREAT resign 0831: resign step-down stand-down abdicate
RETREAT access 086: admit readmit
REQUEST - 100: demand urge ask request appeal beg plead implore exhort press petition beseech solicit insist call-for call-on seek push-for
REQUEST change 104: lobby campaign
ACCUSE disapprove 111: criticise criticize condemn denounce decry deplore slam blast lambast lambaste rebuke reproach castigate chide chastise censure lament bemoan object complain fault deride ridicule mock scold upbraid assail berate pillory revile
ACCUSE allege 112: accuse blame allege implicate
ACCUSE allege 115: sue indict prosecute impeach arraign charge try
ACCUSE investigate 090: investigate probe inspect scrutinise scrutinize examine interrogate look-into
REJECT - 120: reject refuse decline rebuff spurn dismiss repudiate snub shun veto defy flout disobey contravene oppose resist deny ignore disregard brush-off turn-down turn-away warn-against speak-against rule-out
REJECT meet 125: cancel-talks boycott-talks
THREATEN - 130: threaten warn menace caution
SANCTION discontinue 160: suspend sanction embargo blacklist freeze cut-off break-off sever terminate
SANCTION expel 166: expel oust-envoy kick-out throw-out evict-envoy
SANCTION convict 116: convict sentence condemn-court
SANCTION withdraw 161: recall
MOBILIZE troops 154: mobilise mobilize deploy muster amass mass redeploy station garrison marshal
MOBILIZE police 153: patrol guard cordon
MOBILIZE militia 155: enlist recruit
COERCE arrest 173: arrest detain jail imprison incarcerate intern apprehend confine round-up lock-up hold-captive remand
COERCE seize 171: seize confiscate impound raid annex usurp commandeer requisition expropriate ransack-search search
COERCE seize 192: overthrow oust depose topple unseat overrun-government
COERCE restrict 172: ban bar outlaw prohibit restrict blockade besiege disband dissolve encircle curb suppress quell repress crack-down clamp-down subjugate coerce force oppress
COERCE deport 174: deport evict banish exile displace
COERCE censor 1721: censor gag muzzle jam
COERCE withhold 170: withhold deprive
COERCE cyber 170: hack
ASSAULT - 190: attack assault fight battle clash engage-enemy invade storm counter-attack counterattack ambush raid-enemy overrun
ASSAULT targeted 186: assassinate execute massacre slaughter behead hang murder lynch exterminate butcher
ASSAULT firearms 193: shoot gun-down open-fire fire snipe
ASSAULT - 190: kill wound slay maim injure
ASSAULT explosives 183: bomb detonate blow-up dynamite explode
ASSAULT aerial 195: bombard strafe airstrike target-air
ASSAULT heavy-weapons 194: shell mortar pound
ASSAULT abduct 181: abduct kidnap hijack capture snatch
ASSAULT beat 182: beat batter club punch kick flog whip lash bludgeon pummel
ASSAULT torture 1822: torture torment abuse mistreat brutalise brutalize
ASSAULT sexual 1821: rape molest
ASSAULT primitive 180: stab pelt stone knife hack-to-death hurl firebomb petrol-bomb
ASSAULT destroy 1712: destroy torch burn raze loot pillage ransack sack vandalise vandalize demolish plunder smash wreck blow
ASSAULT - 190: retake recapture conquer liberate reconquer advance
PROTEST demo 141: protest demonstrate rally march picket chant parade
PROTEST riot 145: riot rampage
PROTEST obstruct 144: barricade blockade-road
PROTEST boycott 143: boycott walk-out
`;

const NOUNS = `
AGREE - 030: agreement-future pledge promise commitment vow readiness willingness
CONSULT - 040: meeting talk talks summit consultation discussion dialogue negotiation conference encounter conversation roundtable session mediation
CONSULT visit 042: visit trip tour
CONSULT phone 041: phone-call telephone-call
SUPPORT - 051: praise endorsement condolence tribute congratulation applause
SUPPORT - 050: support backing solidarity
SUPPORT - 054: recognition
SUPPORT - 057: agreement treaty accord pact deal signing ratification
CONCEDE - 080: apology concession
CONCEDE - 056: pardon amnesty
COOPERATE - 060: cooperation co-operation collaboration partnership coordination
COOPERATE - 062: exercise drill
AID - 070: aid assistance relief help donation
AID - 073: rescue evacuation shelter
AID - 072: training
RETREAT withdraw 0874: withdrawal retreat pullout pullback drawdown
RETREAT release 0841: release
RETREAT ceasefire 0871: ceasefire cease-fire truce armistice
RETREAT disarm 0873: disarmament surrender
RETREAT resign 0831: resignation
REQUEST - 100: demand request appeal plea petition
ACCUSE disapprove 111: criticism condemnation complaint rebuke outcry
ACCUSE allege 112: accusation allegation indictment lawsuit prosecution trial
ACCUSE investigate 090: investigation inquiry probe
REJECT - 120: rejection refusal denial opposition veto defiance
THREATEN - 130: threat ultimatum warning
SANCTION discontinue 163: sanction embargo
SANCTION expel 166: expulsion
SANCTION convict 116: conviction sentence verdict
MOBILIZE troops 154: mobilisation mobilization deployment buildup build-up
COERCE arrest 173: arrest detention imprisonment captivity crackdown roundup
COERCE seize 171: seizure raid confiscation
COERCE seize 192: coup putsch overthrow takeover ouster occupation mutiny annexation
COERCE restrict 172: ban blockade siege crackdown repression clampdown restriction
COERCE curfew 1723: curfew
COERCE martial-law 1724: martial-law
COERCE deport 174: deportation eviction displacement
COERCE crowd 170: teargas tear-gas
ASSAULT - 190: attack assault offensive invasion war fighting battle clash combat hostility violence aggression incursion onslaught skirmish intervention counterattack counter-attack insurgency atrocity operation-military campaign-military
ASSAULT targeted 186: assassination execution massacre murder killing slaughter slaying homicide genocide
ASSAULT firearms 193: shooting gunfire shootout gunshot
ASSAULT explosives 183: bombing blast car-bomb explosion
ASSAULT suicide-attack 1831: suicide-bombing suicide-attack
ASSAULT aerial 195: airstrike air-strike bombardment strike-air raid-air
ASSAULT drone 195: drone-strike
ASSAULT heavy-weapons 194: shelling artillery rocket-attack missile-attack
ASSAULT abduct 181: abduction kidnapping hostage-taking hijacking
ASSAULT beat 182: beating
ASSAULT torture 1822: torture abuse-human
ASSAULT sexual 1821: rape
ASSAULT destroy 1712: destruction looting arson vandalism
PROTEST demo 141: protest demonstration rally march sit-in vigil picket
PROTEST riot 145: riot unrest rioting uprising disturbance revolt rebellion
PROTEST strike 143: walkout stoppage strike-labour
PROTEST boycott 143: boycott
PROTEST hunger 142: hunger-strike
`;

/** Verbs by lemma; a verb with its particle stands with a hyphen ("call-for"). */
export const PLOVER_VERBS: ReadonlyMap<string, PloverEntry> = parse(VERBS);

/** Nouns by lemma; a compound stands with a hyphen ("air-strike"). */
export const PLOVER_NOUNS: ReadonlyMap<string, PloverEntry> = parse(NOUNS);

/** Verbs that leave the event to their object: "held [talks]", "launched [an offensive]". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  "hold have make give take stage launch conduct carry mount wage commit perform undertake pay do begin start open resume continue pursue lead organise organize impose issue offer express lodge file voice sign reach declare announce order engage face suffer see witness receive come attempt try experience halt stop cause spark trigger plan convene attend join participate unleash orchestrate perpetrate inflict initiate renew mastermind intensify escalate".split(
    " ",
  ),
);

/** Verbs whose object is an event that their subject does not do, but brings about, meets or ends: "the arrest sparked [riots]". */
export const NOT_DOING: ReadonlySet<string> = new Set(
  "cause spark trigger provoke prompt ignite fuel touch inspire face suffer see witness receive experience quell mark follow precede survive escape condemn report describe call demand seek expect await fear".split(
    " ",
  ),
);

/** Nouns of groups and bodies that name who acts when they stand before an event noun: "[coalition] airstrikes", "[student] protests". */
export const DOING_MODIFIERS: ReadonlySet<string> = new Set(
  "police army navy rebel government opposition coalition junta militia jihadist militant insurgent guerrilla terrorist separatist gang mob student youth worker teacher farmer driver miner nurse doctor prisoner settler soldier guard gunman sniper cartel council court party union".split(
    " ",
  ),
);

/** Verbs whose event is done by someone else or by nature when these are what acts. */
export const NATURAL_CAUSES: ReadonlySet<string> = new Set(
  "earthquake quake temblor tremor aftershock shock tsunami storm snowstorm rainstorm thunderstorm sandstorm blizzard hurricane cyclone typhoon tornado flood flooding landslide mudslide avalanche drought wildfire fire blaze wave heatwave eruption volcano disease virus epidemic pandemic outbreak cholera illness accident crash collision derailment disaster famine hunger rain snow wind lightning weather cancer stampede collapse".split(
    " ",
  ),
);

/** Disasters that hurt without anybody doing it. */
export const DISASTERS: ReadonlySet<string> = new Set(
  "earthquake quake temblor tremor aftershock tsunami hurricane cyclone typhoon tornado flood flooding landslide mudslide avalanche wildfire drought eruption epidemic pandemic derailment stampede".split(
    " ",
  ),
);

/** What is used to hurt; the one who uses it is the actor where named. */
export const WEAPONS: ReadonlySet<string> = new Set(
  "bomb missile rocket shell bullet drone mine grenade gun gunfire artillery airstrike strike blast explosion attack warplane jet aircraft tank mortar knife raid shelling bombing shooting ambush bomber gunman".split(
    " ",
  ),
);

function parse(table: string): Map<string, PloverEntry> {
  const entries = new Map<string, PloverEntry>();
  for (const line of table.trim().split("\n")) {
    const [head, words] = line.split(": ") as [string, string];
    const [type, mode, cameo] = head.split(" ") as [PloverType, string, string];
    for (const word of words.split(" ")) if (!entries.has(word)) entries.set(word, {type, cameo, ...(mode === "-" ? {} : {mode})});
  }
  return entries;
}
