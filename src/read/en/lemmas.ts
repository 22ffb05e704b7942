// Lemmas of English words by rules and exceptions (the conventions of UD English: proper nouns keep their form, pronouns their own word).
import type {Upos} from "../../model/reading.js";

const VERBS =
  irregular(`add:added,adding need:need,needed,needing go:gon,goes be:am,is,are,was,were,been,being,'m,'re,’m,’re have:has,had,having,'ve,’ve do:does,did,done,doing go:goes,went,gone,going say:said make:made take:took,taken
get:got,gotten give:gave,given come:came see:saw,seen know:knew,known think:thought tell:told find:found become:became leave:left,leaving keep:kept
begin:began,begun,beginning show:showed,shown hear:heard run:ran,running hold:held bring:brought write:wrote,written stand:stood lose:lost pay:paid
meet:met lead:led speak:spoke,spoken rise:rose,risen fall:fell,fallen send:sent build:built sell:sold fight:fought break:broke,broken buy:bought
catch:caught choose:chose,chosen draw:drew,drawn drink:drank,drunk drive:drove,driven eat:ate,eaten feel:felt fly:flew,flown,flies forget:forgot,forgotten
freeze:froze,frozen grow:grew,grown hide:hid,hidden lay:laid lie:lying,lain mean:meant ride:rode,ridden ring:rang,rung seek:sought shake:shook,shaken
shoot:shot,shooting sing:sang,sung sink:sank,sunk sit:sat,sitting sleep:slept spend:spent steal:stole,stolen stick:stuck strike:struck,stricken swear:swore,sworn
sweep:swept swim:swam,swum,swimming teach:taught tear:tore,torn throw:threw,thrown understand:understood wake:woke,woken wear:wore,worn win:won,winning
withdraw:withdrew,withdrawn overthrow:overthrew,overthrown undertake:undertook,undertaken overtake:overtook,overtaken overcome:overcame undergo:underwent,undergone
foresee:foresaw,foreseen forbid:forbade,forbidden,forbidding forgive:forgave,forgiven uphold:upheld withhold:withheld withstand:withstood mistake:mistook,mistaken
arise:arose,arisen awake:awoke,awoken bear:bore,borne,born beat:beaten bend:bent bind:bound bite:bit,bitten bleed:bled blow:blew,blown breed:bred
burn:burnt cling:clung creep:crept deal:dealt dig:dug,digging dream:dreamt feed:fed flee:fled,fleeing grind:ground hang:hung kneel:knelt lean:leant
learn:learnt lend:lent light:lit mislead:misled prove:proven rebuild:rebuilt repay:repaid resell:resold rewrite:rewrote,rewritten saw:sawn sew:sewn
shine:shone shrink:shrank,shrunk slay:slew,slain slide:slid sling:slung speed:sped spell:spelt spill:spilt spin:spun,spinning spit:spat,spitting spring:sprang,sprung
sting:stung stink:stank,stunk stride:strode string:strung strive:strove,striven swell:swollen swing:swung weave:wove,woven weep:wept wind:wound
cut:cutting hit:hitting let:letting put:putting set:setting shut:shutting split:splitting quit:quitting bet:betting rid:ridding spread:spread upset:upsetting
can:ca,could,'ca will:would,wo,'ll,’ll,'d,’d shall:sha,should may:might die:dying tie:tying vie:vying use:used lose:losing agree:agreed free:freed decree:decreed guarantee:guaranteed
plan:planned,planning ban:banned,banning stop:stopped,stopping drop:dropped,dropping step:stepped,stepping kidnap:kidnapped,kidnapping refer:referred,referring
occur:occurred,occurring prefer:preferred,preferring commit:committed,committing admit:admitted,admitting permit:permitted,permitting submit:submitted,submitting
control:controlled,controlling compel:compelled,compelling expel:expelled,expelling rebel:rebelled,rebelling cancel:cancelled,cancelling travel:travelled,travelling
label:labelled,labelling signal:signalled,signalling quarrel:quarrelled,quarrelling transfer:transferred,transferring defer:deferred,deferring incur:incurred,incurring
regret:regretted,regretting equip:equipped,equipping star:starred,starring bar:barred,barring stir:stirred,stirring rob:robbed,robbing grab:grabbed,grabbing
stab:stabbed,stabbing shrug:shrugged,shrugging drag:dragged,dragging beg:begged,begging slam:slammed,slamming jam:jammed,jamming trim:trimmed,trimming
scan:scanned,scanning pin:pinned,pinning tap:tapped,tapping trap:trapped,trapping wrap:wrapped,wrapping map:mapped,mapping strip:stripped,stripping tip:tipped,tipping
whip:whipped,whipping top:topped,topping chop:chopped,chopping swap:swapped,swapping snap:snapped,snapping clap:clapped,clapping chat:chatted,chatting pat:patted,patting
plot:plotted,plotting spot:spotted,spotting rot:rotted,rotting knit:knitted,knitting fit:fitted,fitting omit:omitted,omitting emit:emitted,emitting propel:propelled,propelling
patrol:patrolled,patrolling panic:panicked,panicking picnic:picnicked,picnicking mimic:mimicked,mimicking traffic:trafficked,trafficking focus:focused,focusing`);

const NOUNS =
  irregular(`man:men woman:women child:children foot:feet tooth:teeth goose:geese mouse:mice ox:oxen life:lives wife:wives knife:knives leaf:leaves
half:halves self:selves shelf:shelves wolf:wolves thief:thieves calf:calves loaf:loaves crisis:crises analysis:analyses basis:bases thesis:theses hypothesis:hypotheses
axis:axes criterion:criteria phenomenon:phenomena datum:data medium:media bacterium:bacteria stimulus:stimuli nucleus:nuclei alumnus:alumni spokesman:spokesmen
spokeswoman:spokeswomen congressman:congressmen gunman:gunmen policeman:policemen fisherman:fishermen businessman:businessmen chairman:chairmen serviceman:servicemen
militiaman:militiamen tribesman:tribesmen clergyman:clergymen lawman:lawmen statesman:statesmen lawmaker:lawmakers headquarters:headquarters series:series species:species
means:means news:news politics:politics economics:economics barracks:barracks gas:gases bus:buses virus:viruses campus:campuses census:censuses status:statuses
movie:movies cookie:cookies tie:ties lie:lies pie:pies hero:heroes potato:potatoes tomato:tomatoes echo:echoes veto:vetoes embargo:embargoes torpedo:torpedoes mosquito:mosquitoes
cargo:cargoes appendix:appendices index:indices matrix:matrices Frenchman:Frenchmen Englishman:Englishmen aircraft:aircraft quiz:quizzes`);

const DEGREES =
  irregular(`good:better,best bad:worse,worst far:farther,farthest,further,furthest little:less,least old:elder,eldest well:well
big:bigger,biggest hot:hotter,hottest sad:sadder,saddest thin:thinner,thinnest fat:fatter,fattest wet:wetter,wettest red:redder`);

const PRONOUNS: Readonly<Record<string, string>> = {
  me: "I",
  i: "I",
  myself: "myself",
  us: "we",
  him: "he",
  them: "they",
  "'em": "they",
  "'s": "we",
  whom: "who",
  these: "this",
  those: "that",
  an: "a",
  its: "its",
  their: "their",
  his: "his",
  my: "my",
  our: "our",
  your: "your",
};

/** Whether a lower-case word is a word of its own; the model's vocabulary answers. */
export type Knows = (word: string) => boolean;

/** Lemma of a word form with its tag: lower case but for proper nouns; numbers and symbols as they are. */
export function lemmaOf(form: string, upos: Upos, knows: Knows): string {
  const lower = form.toLowerCase();
  switch (upos) {
    case "VERB":
    case "AUX":
      return verbLemma(lower, knows);
    case "NOUN":
      return NOUNS.get(lower) ?? nounLemma(lower, knows);
    case "ADJ":
    case "ADV":
      return DEGREES.get(lower) ?? degreeLemma(lower, knows);
    case "PRON":
    case "DET":
      return PRONOUNS[lower] ?? lower;
    case "PART":
      if (lower === "na") return "to";
      return lower === "n't" || lower === "n’t" || lower === "nt" ? "not" : lower === "’s" ? "'s" : lower;
    case "PROPN":
    case "NUM":
    case "SYM":
    case "X":
      return form;
    default:
      return lower;
  }
}

function verbLemma(form: string, knows: Knows): string {
  if (form === "'s" || form === "’s") return "be";
  const known = VERBS.get(form);
  // "would", "could" and "should" are lemmas of their own in UD English
  if (known && ["could", "would", "should", "might"].includes(form)) return form;
  if (known) return known;
  // "overran", "misheard": a prefix before a known form
  const prefixed = /^(re|un|over|under|out|mis|fore)(.{3,})$/.exec(form);
  if (prefixed && VERBS.has(prefixed[2]!) && !/(ed|ing|s)$/.test(form)) return prefixed[1]! + VERBS.get(prefixed[2]!)!;
  if (/^(ties|tied|lies|lied|dies|died|vies|vied)$/.test(form)) return form.slice(0, 3);
  if (/[^aeiou](ies|ied)$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz|[^aeiou]o)es$/.test(form)) return form.slice(0, -2);
  if (/[^siu]s$/.test(form) && form.length > 3) return form.slice(0, -1);
  const stem = /^(.+?)(?:ed|ing)$/.exec(form)?.[1];
  return stem && /[aeiouy]/.test(stem) ? restoreStem(stem, knows) : form;
}

/** The verb before "-ed" or "-ing": "stopp" → "stop", "announc" → "announce", "attack" → "attack", "hop" → "hope". */
function restoreStem(stem: string, knows: Knows): string {
  const single = /([bdfgklmnprtvz])\1$/.test(stem) ? stem.slice(0, -1) : undefined;
  if (single && (knows(single) || !knows(stem)) && !/(ll|ff|zz)$/.test(stem)) return single;
  const silent = `${stem}e`;
  const short = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem);
  if (knows(silent) && (short || !knows(stem))) return silent;
  if (knows(stem)) return stem;
  // unknown to the vocabulary: "injur", "revok", "secret" follow their ending
  return /(c|v|u|z|dg|rg|[aeiou]s|[^aeious]s|[bcdfgkpstz]l|[^aeiou]at|[^o]ok|[^aeo]i[dnr]|ud|um|[^o]ut|[^co]ur)$/.test(stem)
    ? silent
    : stem;
}

function nounLemma(form: string, knows: Knows): string {
  if (form.length < 4 || /(ss|us|is)$/.test(form) || (form.endsWith("ics") && !knows(form.slice(0, -1)))) return form;
  if (/[^aeiou]ies$/.test(form)) return `${form.slice(0, -3)}y`;
  if (/(sh|ch|ss|x|zz)es$/.test(form)) return form.slice(0, -2);
  return form.endsWith("s") ? form.slice(0, -1) : form;
}

function degreeLemma(form: string, knows: Knows): string {
  const stem = /^(.{3,}?)(?:er|est)$/.exec(form)?.[1];
  if (!stem || !DEGREE_BASES.has(form.replace(/(er|est)$/, ""))) return form;
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  return knows(`${stem}e`) && !knows(stem) ? `${stem}e` : SILENT_BASES.has(stem) ? `${stem}e` : stem;
}

const SILENT_BASES = new Set("larg lat wid saf nic wis fin rar brav clos fierc littl simpl gentl strang".split(" "));

const DEGREE_BASES = new Set([
  ...SILENT_BASES,
  ..."high low great long short small strong weak young old new near deep broad hard soft cold warm cool dark bright clear clean quick full cheap tough rough smooth few light tight loud quiet fresh harsh grim mild bold calm dens fair firm fit fast slow poor rich".split(
    " ",
  ),
  ..."earl heav eas dirt happ health angr bus dead friend funn hungr luck prett read risk stead wealth worth blood tin cost like lone"
    .split(" ")
    .map((base) => (/(dead|friend|like|lone)$/.test(base) ? `${base}li` : `${base}i`)),
]);

/** "lemma:form,form lemma:form" → form → lemma. */
function irregular(table: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const row of table.split(/\s+/)) {
    const [lemma, list] = row.split(":") as [string, string];
    for (const form of list.split(",")) forms.set(form.toLowerCase(), lemma);
  }
  return forms;
}
