// English words that tell what kind of actor a phrase names. General vocabulary of news, never names of a story.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words for one person who goes unnamed. */
export const PERSON_NOUNS = words(`
  man woman boy girl child teenager youth person mother father son daughter brother sister husband wife widow victim suspect survivor neighbour neighbor
  resident villager shopkeeper driver soldier policeman policewoman gunman attacker bomber passenger patient nurse schoolboy schoolgirl analyst source insider
  diplomat`);

/** Nouns of bodies that act as one: they may stand for an actor without a name. */
export const BODY_NOUNS = words(`
  government regime junta administration ministry parliament congress senate court judiciary opposition coalition alliance bloc union league council commission committee
  party police army military navy force forces militia guard agency bureau office department authority authorities mission delegation team group organisation organization
  charity watchdog monitor company firm bank union federation confederation association institute centre center university embassy family side palace presidency
  command headquarters crew media medium tv television radio newspaper survey service board panel tribunal movement network cabinet country nation state`);

/** Nouns of people taken together. */
export const PEOPLE_NOUNS = words(`
  people official leader minister lawmaker witness eyewitness resident villager protester demonstrator rioter student youth supporter critic expert analyst academic scientist
  soldier troop fighter militant rebel insurgent terrorist extremist jihadist gunman policeman officer mutineer putschist ruler monitor rescuer worker survivor victim relative
  doctor diplomat source activist journalist reporter observer lawyer prosecutor judge civilian refugee migrant voter worshipper tribesman militiaman shopper respondent
  power ally government country nation state group forces neighbour neighbor chief general commander envoy spectator anarchist owner trader vendor parent teacher farmer
  hundred thousand dozen million other some many opponent authorities sailor inspector investigator trader businessman businesswoman passer-by passer-by
  youngster adolescent pupil schoolchild schoolboy schoolgirl undergraduate graduate hooligan thug looter vigilante anarchist socialist communist conservative liberal
  nationalist separatist islamist royalist loyalist reformist moderate hardliner democrat republican magistrate citizen inhabitant townspeople islander prisoner inmate
  detainee hostage captive passenger shopper miner pensioner retiree nurse medic paramedic firefighter athlete priest monk nun settler nomad peasant labourer laborer
  employee staff staffer driver pilot crew mob crowd mourner marcher picketer striker defector deserter conscript recruit veteran paratrooper marine commando sniper
  smuggler trafficker pirate bandit kidnapper hijacker attacker assailant shooter murderer killer thief robber arsonist negotiator mediator lawgiver candidate voter elder
  local islander seismologist geologist adviser aide member colleague critic commentator economist user follower fan`);

/** Words of organs of a state. */
export const GOVERNMENT_WORDS = words(`
  government ministry parliament congress senate cabinet presidency administration junta regime authorities authority department office kremlin pentagon
  white house palace downing state court judiciary customs municipality council assembly duma knesset treasury embassy`);

/** Words of forces that bear arms. */
export const ARMED_WORDS = words(`
  army armed military navy forces force militia militias guard guards rebels rebel fighters militants insurgents mercenaries mercenary brigade battalion troops soldiers
  paramilitary paramilitaries jihadists terrorists guerrillas guerrilla peshmerga corps militiamen`);

/** Words in names of those who publish news. */
export const OUTLET_WORDS = words(`
  news agency television tv radio times post daily newspaper press broadcaster media herald tribune gazette journal broadcasting wire magazine newsroom channel website`);

/** Outlets and agencies whose names show no such word. General knowledge, not of any one story. */
export const OUTLETS = words(`
  reuters ap afp tass interfax itar-tass ria xinhua bbc cnn rfi npr pbs rt voa bloomberg kyodo yonhap anadolu ansa efe dpa irna isna mehr tasnim sana aps upi ani pti
  abc nbc cbs msnbc fox sky itv dw al-jazeera aljazeera guardian politico axios novosti ukrinform unian antara bernama petra mena wam`);

/** What is written or broadcast: such a source speaks for whoever issued it. */
export const DOCUMENT_NOUNS = words(`
  statement letter report release communique communiqué document memo note tweet post article editorial website site survey study poll broadcast message
  announcement paper newsletter blog account video sheet verdict ruling declaration resolution transcript interview newscast bulletin`);

/** Words for those who rule after taking power by force: different reports choose different ones for the same people. */
export const RULERS_BY_FORCE =
  words(`junta putschist mutineer coup-leader coup-plotter military-ruler military-leader military-regime military-government new-ruler new-leader
  mutinous-soldier coup-maker army-government military-authority military-junta military-council`);

/** Groups of nouns that name the same kind of people; reports of one situation use them in turn. */
export const SAME_PEOPLE: readonly ReadonlySet<string>[] = [
  words("protester demonstrator protestor rioter"),
  words("witness eyewitness"),
  words("resident villager local"),
  words("student schoolchild pupil"),
  words("military army force forces troop soldier"),
];

/** Adjectives and numerals that tell nothing about who someone is. */
export const EMPTY_MODIFIERS = words(`
  the a an this that these those some many several few other another same own such more most both two three four five six seven eight nine ten dozen hundreds thousands
  new local former senior top main key own young old older late recent unnamed its their his her our my your whose country nation`);

/** Nouns that count or bundle people and name nobody: in "dozens of students" the students are meant. */
export const COUNTING_NOUNS = words(`
  hundred thousand million dozen score group gang crowd mob band handful number majority minority couple pair lot plenty bunch series wave rest half third quarter
  percent part tens hundreds thousands dozens scores`);

/** Nouns that may be anybody: two phrases of them are one only where the text says so. */
export const ANYBODY = words(`
  people person other some many few man woman child boy girl member one all hundred thousand million dozen victim survivor leader head chief ally neighbour neighbor
  partner supporter opponent colleague relative country nation state group side party fighter`);

/** Nouns of those who fight or work under a name: "Velden Front fighters" are the Velden Front. */
export const BEARERS = words(`
  group organisation organization movement network faction party fighter militant force forces troop soldier mercenary terrorist jihadist rebel insurgent gunman guerrilla
  militiaman militia member operative`);

/** Adjectives of bodies and forces that tell no two of a country apart. */
export const LOOSE_MODIFIERS = words(`
  global international regional national joint united multinational allied security government armed military army official led backed`);
