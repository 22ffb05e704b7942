// English pronouns that refer back, and words that tell a person's gender. First and second person refer to who speaks, not back.

/** What a pronoun may stand for. */
export interface PronounSense {
  readonly gender: "male" | "female" | "thing" | "any";
  readonly plural: boolean;
}

const sense = (gender: PronounSense["gender"], plural = false): PronounSense => ({gender, plural});

/** Pronouns by form, lower case. */
export const PRONOUNS: ReadonlyMap<string, PronounSense> = new Map([
  ...["he", "him", "his", "himself"].map((form) => [form, sense("male")] as const),
  ...["she", "her", "hers", "herself"].map((form) => [form, sense("female")] as const),
  ...["it", "its", "itself"].map((form) => [form, sense("thing")] as const),
  ...["they", "them", "their", "theirs", "themselves"].map((form) => [form, sense("any", true)] as const),
]);

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles and nouns of men. */
export const MALE_WORDS = words(`
  mr sir king prince lord emir sultan sheikh sheik man boy father son brother husband widower uncle nephew grandfather grandson spokesman policeman congressman chairman
  businessman gentleman actor fisherman gunman pope duke baron count`);

/** Titles and nouns of women. */
export const FEMALE_WORDS = words(`
  mrs ms miss dame lady queen princess woman girl mother daughter sister wife widow aunt niece grandmother granddaughter spokeswoman policewoman congresswoman
  chairwoman businesswoman actress nun homemaker duchess baroness countess`);

/** First names that men bear, among the most frequent in English-language news. */
export const MALE_NAMES = words(`
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george
  edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack
  dennis jerry tyler aaron jose adam henry nathan douglas peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah
  lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley
  mohammed muhammad mohamed ahmed ali hassan hussein omar ibrahim khalid abdullah mustafa mahmoud yusuf ivan sergei vladimir dmitri alexei mikhail boris nikolai igor oleg
  yuri pierre jean francois jacques michel hans klaus wolfgang jurgen carlos luis miguel pedro pablo diego fernando jorge antonio marco giovanni giuseppe paolo luca
  hiroshi kenji raj ravi arjun sanjay vijay amit barack bill jim tom bob mike dave dan steve chris tony ben sam fred ted ed harry simon martin neil ian graham colin
  nigel trevor hugh leonard ernest stanley oscar leo max felix viktor stefan andreas lars erik sven bjorn olaf karl otto kurt fritz emil tobias`);

/** First names that women bear, among the most frequent in English-language news. */
export const FEMALE_NAMES = words(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah
  stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet
  maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison
  teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana
  brittany doris kayla alexis lori marie fatima aisha zainab maryam khadija leila layla amina yasmin natasha olga svetlana irina tatiana elena ekaterina anastasia
  claire sophie camille isabelle monique ingrid ursula greta heidi carmen lucia rosa ana isabel pilar francesca giulia chiara paola yuko akiko priya anita indira
  hillary kate jane anne ellen sally wendy tracy jill lucy molly eva ella mia zoe chloe ivy ada edith ida hilda clara nora nina vera lydia agnes`);
