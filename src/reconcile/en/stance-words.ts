// How English news words where somebody stands. Each pattern begins at its cue; the issue is what follows it, up to the end of the clause.
// The more telling patterns come first: one that begins inside another's cue does not count.
import type {Stance} from "../../model/situation.js";

/** A way of wording a stance. `issue`, when given, names the issue in general words where the clause has none of its own. */
export interface StancePattern {
  readonly stance: Stance;
  readonly pattern: RegExp;
  readonly by: "subject" | "speaker" | "agent";
  readonly said?: boolean;
}

const subject = (stance: Stance, source: string): StancePattern => ({stance, pattern: new RegExp(source, "giu"), by: "subject"});
const speaker = (stance: Stance, source: string): StancePattern => ({
  stance,
  pattern: new RegExp(source, "giu"),
  by: "speaker",
  said: true,
});
const agent = (stance: Stance, source: string): StancePattern => ({stance, pattern: new RegExp(source, "giu"), by: "agent"});

const TALK = "(?:talks?|talking|dialogue|negotiat\\w+|discussions?|compromise|mediation|diplomacy)";

/** Every pattern, the more telling first. */
export const STANCE_PATTERNS: readonly StancePattern[] = [
  // "the palace will not commit to backing or opposing the plan"; "declined to call it a strike"; "was ambiguous"
  subject("ambiguous", "\\b(?:will|would|does|did|has) not (?:commit to|take sides|say whether|rule out)\\b"),
  subject(
    "ambiguous",
    "\\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) to (?:rule out|say whether|take sides|endorse or|back or|call|label|describe|commit)\\b",
  ),
  subject(
    "ambiguous",
    "\\b(?:is|was|were|are|remain(?:s|ed)?|stay(?:s|ed)?) (?:ambiguous|noncommittal|non-committal|undecided|evasive|equivocal|vague)\\b",
  ),
  subject("neutral", "\\b(?:is|was|were|are|remain(?:s|ed)?|stay(?:s|ed)?) neutral\\b|\\btook no (?:position|side)\\b"),

  // refusing and rejecting
  subject(
    "against",
    "\\b(?:reject(?:ed|s|ing)?|rebuff(?:ed|s|ing)?|spurn(?:ed|s|ing)?|turn(?:ed|s|ing)? down|dismiss(?:ed|es|ing)|rul(?:ed|es|ing) out)\\b(?! by\\b)|\\bdef(?:ied|ies|ying)\\b(?= (?:an?|the|all|any|its|international) [^.;,]{0,30}(?:deadline|ultimatum|order|ban|calls?|sanctions|curfew|resolution|demands?))",
  ),
  subject("against", "\\bignor(?:ed|es|ing)\\b(?= [^.;]{0,40}(?:calls?|appeals?|pleas?|demands?|warnings?|resolutions?))"),
  subject("against", "\\b(?:have|has|had|also)? ?refused\\b(?! to (?:comment|rule|say|call|be named))"),
  subject(
    "against",
    "\\b(?:oppos(?:ed|es|e|ing)|condemn(?:ed|s|ing)?|denounc(?:ed|es|ing)|deplor(?:ed|es|ing)|decri(?:ed|es)|criti[cs]i[sz](?:ed|es|ing)|slam(?:med|s|ming)|blast(?:ed|s)|object(?:ed|s) to)\\b(?! by\\b)",
  ),
  subject(
    "against",
    "\\b(?:highly |sharply |deeply |strongly |very )?(?:critical of|opposed to|hostile to|unhappy with|angry (?:at|with)|furious (?:at|with|over)|wary of|sceptical of|skeptical of|disappointed (?:in|with|by))\\b",
  ),
  subject(
    "against",
    "\\bopposition to\\b|\\bdisapprov(?:al of|es? of|ed of)\\b|\\breact(?:ed|s|ing)? (?:with|in) (?:fury|anger|outrage|dismay)\\b|\\bprotest(?:ed|ing)? (?:against|the)\\b|\\bto protest\\b(?= (?:the|against))",
  ),
  subject("against", "\\b(?:warn(?:ed|s|ing)?|advised|spoken|spoke|speaks|argued|argues|campaigned|voted|came out) against\\b"),
  subject(
    "against",
    "\\bwarn(?:ed|s|ing)?\\b(?=[^.;]{0,90}\\b(?:would|could|will) (?:exacerbate|worsen|destabili[sz]e|lead to|plunge|backfire|harm))",
  ),
  subject(
    "against",
    "\\b(?:fear(?:ed|s|ing)?|(?:is|was|are|were) (?:worried|concerned|alarmed|afraid)|concerned about|worried about|alarmed by|worr(?:ies|y) over)\\b(?= (?:that|about|at|over|by|growing|[\\p{L}'’]))",
  ),
  subject(
    "against",
    "\\b(?:will|would|did|does|do|has|have|had) not (?:accept|recogni[sz]e|tolerate|support|back|allow|endorse|agree|be (?:pushed|forced|drawn))\\b|\\b(?:won['’]t|don['’]t|didn['’]t|doesn['’]t) (?:accept|recogni[sz]e|tolerate|support|back|endorse|agree)\\b",
  ),
  subject(
    "against",
    "\\baccus(?:ed|es|ing)\\b(?= [^.;]{3,50} of (?:fail|mishandl|neglect|ignor|doing))|\\b(?:believe|believes|think|thinks|thought|said|say|says|showed|showing)\\b(?= [^.;]{0,60}\\b(?:mishandled|unprepared|inexcusable|unjustified|unacceptable|failed|incompetent)\\b)",
  ),
  subject(
    "against",
    "\\badamant that [^.;]{3,60} must (?:end|stop|go|leave)\\b|\\bwants? [^.;]{3,40} (?:banned|out|gone|removed|stopped|ended|expelled)\\b",
  ),
  subject(
    "against",
    "\\bcalls? (?:on|for|upon) [^.;]{2,50} to (?:quit|resign|step down|leave|withdraw|go|stop|end)\\b|\\bcalling for [^.;]{2,50} to (?:quit|resign|step down|leave|withdraw|go|stop|end)\\b",
  ),
  subject("against", "\\bdown with\\b|\\bcomplain(?:ed|s|ing)?\\b(?= (?:that|of|about))"),
  subject("against", "\\bignoring (?:his|her|its|their) appeals?\\b"),
  speaker(
    "against",
    "\\b(?:it|they|he|she|government|authorities|police|politicians|leaders) (?:did ?n['’]t|did not|have failed|has failed|failed to|can ?not|cannot)\\b",
  ),
  speaker(
    "against",
    "\\b(?:is|was|are|were) (?:unacceptable|inexcusable|a disgrace|shameful|outrageous|illegal|unlawful|a mistake|intolerable)\\b|\\bmust stop\\b|\\bshould stop\\b",
  ),
  speaker("against", "\\bdismissed concerns\\b|\\bno (?:\\p{L}+ )?(?:risk|need|reason|justification|excuse)\\b"),

  // backing and seeking
  subject(
    "for",
    "\\b(?:strongly |fully |firmly |openly )?(?:support(?:ed|s|ing)?|back(?:ed|s|ing)|endors(?:ed|es|ing)|favou?r(?:ed|s|ing)?|approv(?:ed|es|ing)|applaud(?:ed|s)|embrac(?:ed|es)|champion(?:ed|s)|defend(?:ed|s))\\b(?! (?:by|their|his|her|staff|the (?:needs|family))\\b)(?= (?:the|a|an|any|its|for|military|mediation|[\\p{L}'’]))",
  ),
  subject(
    "for",
    "\\b(?:welcom(?:ed|es|ing)|hail(?:ed|s|ing)|prais(?:ed|es|ing)|complimented|lauded)\\b(?= (?:the|a|an|its|his|her|their|this|news|[\\p{L}'’]))",
  ),
  subject(
    "for",
    "\\b(?:pledg(?:ed|es)|express(?:ed|es)?|expressed their|voiced|declared|offered|announced|has|have|had) (?:its |their |his |her )?(?:full |strong |firm )?(?:support for|the support of|backing for|solidarity with|sympathy for)\\b",
  ),
  subject("for", "\\b(?:is|are|was|were) (?:in favou?r of|sympathetic|supportive of|behind the)\\b"),
  subject("for", "\\b(?:has|have) the support of\\b"),
  subject(
    "for",
    "\\b(?:urg(?:ed|es|e|ing)(?: for)?|call(?:ed|s|ing)? (?:again )?(?:for|on|upon)|press(?:ed|es|ing) for|push(?:ed|es|ing)? for|appeal(?:ed|s|ing)? for|(?:his|her|its|their) appeals? for)\\b",
  ),
  subject("for", "\\b(?:wants?|wanted) (?!to (?!see\\b)|me\\b|it\\b)(?=[^,.;]{3,90}?\\b(?:\\p{Ll}+ed|brought|freed|held|punished)\\b)"),
  subject(
    "for",
    "\\b(?:stress(?:ed|es|ing)?|emphasi[sz](?:ed|es|ing)|underlin(?:ed|es|ing)|underscor(?:ed|es|ing)|reiterat(?:ed|es|ing)|highlight(?:ed|s))\\b[^.;]{0,30}\\b(?:the )?(?:importance of|need (?:to|for)|necessity of)\\b",
  ),
  agent("for", "\\bcalls? for [^.;]{3,50} (?:was|were) (?:reiterated|echoed|backed|supported) by\\b"),
  agent("for", "\\bthreatened (?:with [^.;,]{2,40} )?by\\b"),
  subject("for", "\\b(?:ha[sd]|have)? ?threaten(?:ed|s) (?:to (?:launch|use|intervene|attack|invade|strike)|military|force)\\b"),
  subject(
    "for",
    `\\b(?:is|are|was|were|be|been|remain(?:s|ed)?|our|their|its)? ?(?:open to|willing(?:ness)? to|ready (?:to|for)|readiness to) (?:${TALK}|talk|negotiate|discuss)`,
  ),
  subject("for", `\\b(?:(?:is|are|was|were) )?(?:firmly |fully )?committed to\\b`),
  agent("for", "\\bpressure from\\b(?=[^.;]{3,80}? to \\p{Ll}+)"),
  speaker(
    "for",
    "\\b(?:is|was|are|were|remains?) (?:the )?(?:best|only|right) (?:way|option|course|solution|answer)\\b|\\bsolution must be\\b|\\bis (?:critical|crucial|essential|vital|imperative|necessary) (?:to|for|that)\\b",
  ),
  speaker(
    "for",
    "\\b(?:is|was|are|were) (?:a )?(?:significant|great|major|historic|important) (?:victory|step|success|achievement)\\b|\\bmarks? (?:a|an|another) (?:\\p{L}+ )?step\\b|\\b(?:going|went|proceeding) (?:smoothly|well|as planned)\\b",
  ),
  speaker("for", "\\b(?:we|I) (?:still )?(?:support|back|believe in|stand (?:with|by|behind)|favou?r|welcome|defend)\\b|\\bsupports\\b"),
  speaker("for", "\\b(?:government|authorities|forces|police|sides|parties|leaders|troops) (?:should|must)\\b"),
];
