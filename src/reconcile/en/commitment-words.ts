// How English news words demands, ultimatums, threats, promises and refusals. Each pattern begins at its cue; an invented sentence shows why it is there.
// A later pattern never overrides an earlier one that begins at the same place.
import type {CommitmentKind} from "../../model/situation.js";

/** A way of wording a commitment. `by`: whose commitment it is when the clause itself does not say. */
export interface CommitmentPattern {
  readonly kind: CommitmentKind;
  readonly pattern: RegExp;
  /** `subject`: whoever the cue's clause is about; `speaker`: whoever says it; `named`: the group "who" inside the match. */
  readonly by: "subject" | "speaker" | "agent";
  /** True when the pattern counts only inside what somebody says. */
  readonly said?: boolean;
}

const subject = (kind: CommitmentKind, source: string): CommitmentPattern => ({kind, pattern: new RegExp(source, "giu"), by: "subject"});
const speaker = (kind: CommitmentKind, source: string): CommitmentPattern => ({
  kind,
  pattern: new RegExp(source, "giu"),
  by: "speaker",
  said: true,
});
const agent = (kind: CommitmentKind, source: string): CommitmentPattern => ({kind, pattern: new RegExp(source, "giu"), by: "agent"});

const ASKED =
  "(?:calls?|demands?|appeals?|pleas?|requests?|pressure|proposals?|attempts?|offers?|efforts?|mediation|overtures?|negotiat\\w+|talks|dialogue|missions?|envoys?|invitations?)";
const HARM =
  "(?:prosecute|retaliate|attack|strike|bomb|kill|crush|destroy|invade|punish|annihilate|shoot|execute|avenge|hit back|respond with force|fire|close|cut off|block|seize|expel|arrest|jail|resign|strike)";
const TALK = "(?:talks?|talking|dialogue|negotiat\\w+|discussions?|a (?:deal|truce|ceasefire|compromise)|compromise|mediation)";
const NOT_BEFORE = "(?<!\\b(?:no|not|never|any|mounting|ignor\\w+|dismiss\\w+|rebuff\\w+|reject\\w+|resist\\w+|over|amid|despite|to)\\s)";

/** Every pattern, the more telling first. */
export const COMMITMENT_PATTERNS: readonly CommitmentPattern[] = [
  // "the league gave Orlim ten days to withdraw"; "an ultimatum to the guard"; "defied a May 6 deadline to withdraw"
  subject(
    "ultimatum",
    "\\b(?:gave|gives|giving|given|has given|had given) (?:[^,.;]{2,60}? )?(?:an? (?:\\w+ )?ultimatum|an? (?:\\w+ )?deadline|(?:\\w+|\\d+)[ -](?:hours?|days?|weeks?)(?:['’])? to\\b|until \\w+ \\d+ to\\b)",
  ),
  subject(
    "ultimatum",
    "\\b(?:issued|set|sets|issuing|delivered|imposed|extended) (?:an?|the|its|their|his|her) (?:[\\p{L}\\p{N}. -]{0,24})?(?:ultimatum|deadline)\\b",
  ),
  agent(
    "ultimatum",
    "\\b(?:def(?:y|ied|ies|ying)|ignor(?:ed|ing|es)|miss(?:ed|ing)|let) (?:an?|the) (?:[\\p{L}\\p{N}. -]{0,24})?(?:ultimatum|deadline)\\b",
  ),

  // "declined to say whether planes flew"; not "declined to comment"
  subject(
    "refusal",
    "\\b(?:declin(?:ed|es|ing)) to (?!comment|be (?:named|identified)|elaborate|give (?:details|his|her)|discuss|answer|provide)",
  ),
  subject("refusal", "\\brefus(?:ed|es|e|ing|al)\\b(?! to (?:comment|be (?:named|identified)))"),
  subject(
    "refusal",
    "\\b(?:will|would|did|does|do|has|have|had) not (?:commit|accept|recogni[sz]e|tolerate|negotiate|yield|resign|step down|give up|surrender|back down|be (?:pushed|forced|bullied|drawn|intimidated)|speculate|bow|withdraw|leave)\\b",
  ),
  subject(
    "refusal",
    "\\b(?:won['’]t|don['’]t|didn['’]t|doesn['’]t|not going to) (?:commit|accept|recogni[sz]e|tolerate|negotiate|yield|resign|step down|give up|surrender|back down|speculate|bow|withdraw|leave|be (?:pushed|forced|drawn))\\b",
  ),
  subject(
    "refusal",
    `\\b(?:reject(?:ed|s|ing)?|rebuff(?:ed|s|ing)?|spurn(?:ed|s|ing)?|turn(?:ed|s|ing)? down|dismiss(?:ed|es|ing)?|ignor(?:ed|es|e|ing)|resist(?:ed|s|ing)?|snub(?:bed|s|bing)?|rul(?:ed|es|e|ing) out)\\b(?= (?:[\\p{L}'’-]+ ){0,5}${ASKED}\\b)`,
  ),
  subject(
    "refusal",
    "\\bden(?:ied|ies|y|ying) (?:them |him |her |it )?(?:permission|access|entry|visas?|landing)\\b|\\bwas denied permission\\b",
  ),
  subject("refusal", "\\brul(?:ed|es|ing) out (?:any|talks|a |an |the |\\p{Ll}+ing)"),

  // "as threatened by the league"; "had threatened to fire on the port"
  agent("threat", "\\bthreatened (?:with [^.;,]{2,40} )?by\\b"),
  subject(
    "threat",
    "\\b(?:ha[sd]|have|is|are|was|were|also|again|been)? ?threaten(?:ed|s|ing)? (?:to|that|with|force|military|war|action|retaliation|sanctions|strikes?|an?)\\b",
  ),
  speaker(
    "threat",
    "\\bwould be (?:considered|treated|regarded|seen|viewed) (?:as )?(?:an? )?(?:[\\p{L}]+ )?(?:act of|declaration of|attack|aggression|provocation|war)\\b",
  ),
  subject(
    "threat",
    "\\bwould (?:consider|treat|regard|see|view) (?:any |an? )?[^.;]{3,50}? as (?:an? )?(?:act of|declaration of|attack|aggression|provocation|war)\\b",
  ),
  subject(
    "threat",
    `\\b(?:will|would|shall|['’]ll|(?:was|were|is|are) (?:ready|prepared|going) to|vow(?:ed|s|ing)? to|pledg(?:ed|es) to|plans? to|prepar(?:es?|ed|ing) to|intends? to|evidence to) ${HARM}\\b`,
  ),
  speaker("threat", "\\bwould be (?:killed|executed|destroyed|shot|punished|bombed|met with)\\b(?=[^.]{0,60}\\bif\\b)"),
  subject("threat", "\\bvow(?:ed|s|ing)? (?:revenge|retaliation|vengeance)\\b"),

  // "pledged support"; "vowed to remain until"; "open to talks"; "is committed to peace"
  subject(
    "promise",
    "\\b(?:promis(?:ed|es|e|ing)|pledg(?:ed|es|e|ing)|vow(?:ed|s|ing)?|sw(?:ore|ears?|orn)|guarantee[ds]?|undert(?:ook|akes))\\b(?! (?:revenge|retaliation))(?= (?:to|that|support|help|aid|not|full|more|a|an|the|its|their|his|her|solidarity|funds|money|\\p{Sc}|[^.]{0,20} (?:to|that))\\b)",
  ),
  subject("promise", "\\b(?:(?:is|are|was|were|be|been|remains?|remained) )?(?:firmly |fully |strongly )?committed to\\b"),
  subject(
    "promise",
    `\\b(?:(?:is|are|was|were|be|been|remain(?:s|ed)?|our|their|its|his|her) )?(?:open to|willing(?:ness)? to|ready to|ready for|readiness to|remain open|open for) (?:${TALK}|talk|negotiate|discuss|meet|enter|engage|help|send|work|resume|hold|begin|start|remain)`,
  ),
  subject(
    "promise",
    "\\boffer(?:ed|s|ing)? (?:to|his services|her services|their services|its services|help|assistance|support|talks|(?:their|its|his|her) (?:help|support|mediation))\\b",
  ),
  speaker(
    "promise",
    "\\b(?:we|I)(?:['’]ll| will| shall)(?: also| never| always)? (?:continue|not allow|not rest|keep|ensure|make sure|do everything|provide|support|stand|work|take|help|rebuild|defend|protect|follow|remain|go on|bring)\\b",
  ),
  speaker(
    "promise",
    "\\b(?:we['’]re|we are|I['’]m|I am) going to (?:make sure|ensure|continue|keep|help|work|protect|do everything|provide|take)\\b",
  ),
  speaker(
    "promise",
    "\\b(?:will|would) be (?:provided|given|supplied|compensated|rebuilt|restored|delivered|distributed|sent|paid)\\b(?= (?:with|to|for|by|within|all|\\p{L}+ (?:by|within)))",
  ),
  subject("promise", "\\bhas (?:also )?promised\\b|\\bhave promised\\b"),

  // "urged both sides to hold fire"; "called on the guard to free her"; "wants the mayor released"
  subject("demand", "\\burg(?:ed|es|e|ing)\\b(?= (?:for|that|[\\p{L}'’‘“\"]))"),
  subject(
    "demand",
    `${NOT_BEFORE}\\b(?:call(?:ed|s|ing)?|appeal(?:ed|s|ing)?|press(?:ed|es|ing)?|push(?:ed|es|ing)?|plead(?:ed|s|ing)?|clamou?r(?:ed|s|ing)?) (?:again |repeatedly |publicly |jointly |once more |strongly )?(?:for|on|upon)\\b`,
  ),
  subject(
    "demand",
    "\\bappeal(?:ed|s|ing)? to\\b|\\b(?:his|her|their|its) appeals? for\\b|\\b(?:increased|stepped up|renewed|repeated|repeat|made|issued) (?:(?:our|its|his|her|their|the) )?calls? (?:for|on)\\b",
  ),
  subject(
    "demand",
    "(?<!\\b(?:reject\\w*|dismiss\\w*|ignor\\w*|meet|met|their|the|of|his|her|its|these|those|your|our|on) )\\bdemand(?:ed|s|ing)?\\b(?! (?:for|from)\\b)(?= (?:that|the|an?|to|his|her|their|its|an|immediate|[\\p{L}'’-]+))",
  ),
  subject(
    "demand",
    "\\b(?:want(?:s|ed)?) (?!to (?!see\\b)|me\\b|it\\b)(?=[^,.;]{3,90}?\\b(?:\\p{Ll}+ed|brought|out|banned|freed|punished|held|sent|withdrawn|to \\p{Ll}+|back)\\b)",
  ),
  subject("demand", "\\b(?:is|are|was|were) (?:looking for|waiting for) [^.;]{3,50}? to \\p{Ll}+"),
  subject(
    "demand",
    "\\b(?:is|are|was|were) adamant that\\b|\\binsist(?:ed|s|ing)?(?:, however,)? (?:on|that [^.;]{3,60}? (?:must|should|be))\\b",
  ),
  agent("demand", "\\bpressure from\\b(?=[^.;]{3,80}? to \\p{Ll}+)"),
  speaker("demand", "\\b(?:must|should|needs? to|ha(?:s|ve) to)(?: (?:not|now|also|immediately))? (?:be )?(?!have\\b|be\\b)\\p{Ll}+"),
  speaker("demand", "\\bit is (?:imperative|essential|vital|crucial|necessary|high time) (?:for|that|to)\\b"),
];

/** A clause that hangs the commitment on something. */
export const CONDITION =
  /\b(?:if|unless|until|once|should (?=[^.;]{3,40} (?:fail|attack|intervene))|provided(?: that)?|in (?:case|the event) of|as long as)\b[^.;]*?(?=[.;”"]|$| (?:, but|, and|, while))/iu;

/** Words that say that a deadline passed without what was asked. */
export const LAPSED =
  /\b(?:came and went|expired?|elapsed?|passed|lapsed?|ran out|def(?:y|ied|ies|ying)|ignor(?:ed|ing|es)|missed|without (?:any )?action|no action)\b/i;

/** Refusals that were acts, done when told ("denied entry", "did not receive the envoy"). */
export const DONE = /\b(?:denied|refused to (?:see|meet|receive|admit|let)|snubbed|turned away|was denied)\b/i;
