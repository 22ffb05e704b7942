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
  nigel trevor hugh leonard ernest stanley oscar leo max felix viktor stefan andreas lars erik sven bjorn olaf karl otto kurt fritz emil tobias
  isaac elijah caleb lucas mason dominic seth cody derek travis marcus maurice clarence clyde floyd glenn gordon harvey herbert herman howard hubert irving jerome
  leon lester lloyd luther marvin melvin milton mitchell morris norman oliver otis owen percy perry rodney roland ronnie rudolph rufus rupert stewart stuart theodore
  timmy toby todd tommy vernon victor wallace warren wesley wilbur wilfred winston andy alec alfred alvin archie barry bart basil bernard bert brad brett brendan
  calvin cecil cedric clark clifford clint craig curtis cyril damian damon darren darryl derrick desmond dirk doug duncan dwight edgar edmund elliot elliott emmett
  evan everett felipe franklin fredrick gareth gavin geoffrey geoff gerard gilbert giles godfrey graeme greg gus hal hamish hank harris hector henrik horace hugo
  humphrey ivor jake jared jeff jeremiah jimmy joel johan jonas josef josh julian julius karim kirk lenny leroy liam lionel luke malcolm manuel mario mathew maxwell
  mick mickey miles mitch moses murray nathaniel ned nicolas niall nolan orlando oswald percival piers quentin ralf ramon randall raul reginald ricardo rick roberto
  rolf roman ross rowan sammy shane sheldon sherman sid spencer stanislav stephane terence theo tim timothee trent tristan ulysses vince vito wade walt wilhelm xavier
  yves zack apollo achilles hercule adolf axel bruno dieter ernst friedrich georg gerhard gunther heinrich helmut horst ludwig manfred rainer reinhard siegfried
  ulrich uwe alain antoine claude didier etienne fabien gaston gilles guillaume henri laurent lucien marcel mathieu maxime olivier pascal patrice philippe rene
  sebastien thierry yann alejandro alfonso andres arturo cesar eduardo emilio enrique esteban francisco gonzalo guillermo hernan ignacio javier joaquin julio leonardo
  lorenzo marcos mauricio nelson pepe rafael ramiro rodrigo salvador santiago sergio tomas alberto aldo alessandro carlo cesare claudio dario domenico emanuele enrico
  fabio federico filippo franco gianni guido massimo matteo maurizio mauro piero pietro raffaele riccardo silvio stefano umberto vittorio anatoly andrei anton arkady
  denis fyodor gennady georgy grigory ilya konstantin leonid maxim nikita pavel ruslan semyon stepan valery vasily vitaly vyacheslav yakov yevgeny abdul abdullahi
  adnan akbar amir anwar asif aziz bashar bilal farid farouk faisal hamid hamza haroon hashim imran iqbal ismail jamal javed kareem khaled majid malik mansour mehdi
  mehmet musa nabil nasser osama rashid riad saad saeed salah salim samir tariq walid yasser yousef zaid ajay akash anil arvind ashok deepak dinesh ganesh gopal
  harish manoj mukesh naresh naveen nitin pankaj prakash pramod rahul rajesh rakesh ramesh rohit sachin sandeep satish shyam sunil suresh vikram vinod akira daisuke
  haruki hideo hiroki ichiro jiro katsu kazuo makoto masao minoru naoki satoshi shinji takashi takeshi taro toshio yoshio kwame kofi chinedu emeka oluwaseun tunde
  sipho thabo`);

/** First names that women bear, among the most frequent in English-language news. */
export const FEMALE_NAMES = words(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah
  stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet
  maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison
  teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana
  brittany doris kayla alexis lori marie fatima aisha zainab maryam khadija leila layla amina yasmin natasha olga svetlana irina tatiana elena ekaterina anastasia
  claire sophie camille isabelle monique ingrid ursula greta heidi carmen lucia rosa ana isabel pilar francesca giulia chiara paola yuko akiko priya anita indira
  hillary kate jane anne ellen sally wendy tracy jill lucy molly eva ella mia zoe chloe ivy ada edith ida hilda clara nora nina vera lydia agnes
  adele adelaide agatha aileen alana alexandra alexandria alison allison amelia amelie angelica angelina angie anika anja annabel annabelle anneliese annette annie
  antonia arlene astrid audrey aurora ava barbra beatrice beatrix becky belinda bella bernadette bernice bertha bessie beth bethany bette bianca blanche bonnie
  bridget brigitte britney candace cara carla carly caroline carolina carrie cassandra cassie cate catalina celeste celia charlene christa christie christy cindy
  claudia clare clarissa claudette clementine cleopatra colleen constance cora cordelia corinne courtney daniela daphne darlene debbie deirdre delia desiree dina
  dinah dolly dolores dora doreen dorothea edna effie eileen elaine eleanor eliza elise elisabeth ellie eloise elsa elsie emilia emilie erica erika erin esme estelle
  esther ethel eugenia eunice eve evelina evie fay felicia felicity fern fiona flora francine freya frida gabriela gabrielle gail gemma genevieve georgina geraldine
  gerda gertrude gillian gina giselle gladys glenda goldie gretchen guinevere gwen gwendolyn hanna harriet hayley helena helene helga hera hermione imogen inez
  ingeborg irene irma isla ivana jacqui jana janelle janine jasmine jeanette jeanne jemima jenna jennie jenny jess joanna joanne jodie johanna jolene josefina
  josephine josie juanita juliana juliet juliette justine karin karina katarina katharina katharine kathy katie katrina kayleigh kendra kirsten kitty kristen kristin
  kristina lana lara laurel laurie lea leah leanne lena leonora leticia libby lila lilian lillian lina lisbeth liz liza lizzie lois lola lorena loretta lorna lorraine
  lottie louisa louise lucille lucinda luisa lulu lynda lynn lynne mabel maddie madeleine madeline mae maggie maisie mandy mara marcella marcia margarita margery
  margot marguerite mariana marianne marina marjorie marlene marsha mathilde matilda maude maureen mavis maxine meg melanie melinda mercedes meredith mimi mindy
  minnie miranda miriam misty moira mollie mona monica muriel myra nadia nadine nan nanette naomi nell nellie nettie nicolette nikki nikolina noelle noreen octavia
  odette opal ophelia paige pam pansy patsy patty paula paulette pauline peggy penelope penny petra philippa phoebe phyllis polly portia prudence queenie rachael
  ramona raquel rebekah regina renata renee rhoda rhonda rita roberta robyn rochelle rosalie rosalind rosalyn rosamund roseanne roselyn rosemary rosie rowena roxanne
  sabina sabine sabrina sadie saskia scarlett selena selma serena shauna sheena sheila shelley sherry sheryl simone siobhan sonia sonja sonya stacy stella sue susanna
  susannah susie suzanne suzy sybil sylvia sylvie tamara tammy tania tanya tara tatum tess tessa thelma tiffany tilda tina tonya trisha trixie trudy ulrike una
  valentina valerie vanessa velma veronica vicki vicky viola virginie vivian vivien vivienne wanda wilhelmina wilma winifred yvette yvonne zara zelda zoya athena
  aphrodite artemis guadalupe ines isabela juana lourdes manuela marisol paloma rocio soledad ximena yolanda alessandra antonella benedetta carlotta caterina
  elisabetta federica giovanna lucrezia ludovica margherita michela ornella patrizia raffaella silvia simona valeria agnieszka aleksandra alina darya galina katya
  larisa ludmila lyudmila masha natalia nadezhda oksana polina raisa sofia yelena yulia zinaida aaliyah afsaneh amal asma aziza farida farah fatma habiba hala hanan
  houda iman jamila karima latifa maha malika mariam najla nawal noor nour rabia rania rasha reem sahar salma samira shirin soraya suha yasmine zahra zeinab aarti
  aishwarya anjali aparna archana deepa divya gayatri geeta kavita lakshmi lata madhuri meena meera mira nandini neha nisha padma pooja poonam radha rani rekha ritu
  sadhana sangeeta savita seema shobha shreya sita sneha sunita sushma swati uma usha vidya akemi asuka ayumi chiyo emi haruka hiroko kaori kumiko mai mariko megumi
  michiko miki misaki naoko natsuki reiko sachiko sakura tomoko yoko yumi abena adaeze adwoa akua amara chiamaka efua folake ngozi nkechi thandi zanele`);
