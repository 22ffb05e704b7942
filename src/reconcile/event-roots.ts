// The root of an event word: the verb and the noun that name one doing meet in it. Endings by rule, and a list of pairs that no rule finds.

/** The root of an event word, so that "invaded" and "invasion" meet. */
export function rootOf(lemma: string): string {
  const special = ROOTS.get(lemma);
  if (special) return special;
  const plain = lemma.replace(/[^\p{L}\p{N}]/gu, "");
  for (const [ending, replacement] of ENDINGS) {
    if (plain.endsWith(ending) && plain.length - ending.length >= 3) return plain.slice(0, plain.length - ending.length) + replacement;
  }
  return plain.replace(/e$/, "");
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["isation", "is"],
  ["ization", "iz"],
  ["ification", "ify"],
  ["ication", "ic"],
  ["ation", "at"],
  ["ition", "it"],
  ["ution", "ut"],
  ["ction", "ct"],
  ["ption", "pt"],
  ["ssion", "ss"],
  ["sion", "d"],
  ["tion", "t"],
  ["ement", ""],
  ["ment", ""],
  ["ance", ""],
  ["ence", ""],
  ["ings", ""],
  ["ing", ""],
  ["ers", ""],
  ["er", ""],
  ["or", ""],
  ["al", ""],
  ["ure", ""],
  ["age", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["ed", ""],
  ["es", ""],
  ["s", ""],
  ["e", ""],
];

// Pairs that no ending rule finds
const ROOTS: ReadonlyMap<string, string> = new Map(
  "shooting:shoot shot:shoot shootout:shoot death:die dead:die killing:kill killer:kill slaying:kill slay:kill murder:kill homicide:kill acquisition:acquir acquire:acquir purchase:acquir buy:acquir buyout:acquir sale:sell winner:win victory:win arrest:arrest apprehend:arrest nab:arrest quake:quake earthquake:quake temblor:quake tremor:quake blaze:fire fire:fire injury:injur injure:injur hurt:injur wound:injur strike:strik hit:strik invasion:invad decision:decid talk:talk talks:talk meeting:meet call:call speech:speak resignation:resign resign:resign quit:resign departure:depart leave:depart exit:depart entry:enter arrival:arriv sentence:sentenc conviction:convict trial:tri robbery:rob theft:steal riot:riot rioting:riot unrest:riot protest:protest demonstration:demonstrat rally:ralli explosion:explod blast:explod bombing:bomb bomb:bomb attack:attack assault:attack crash:crash collision:crash collide:crash fall:fall collapse:collaps rise:ris increase:ris flee:flee flight:flee escape:escap birth:born unveil:unveil launch:launch introduce:unveil announcement:announc announce:announc appointment:appoint name:appoint appoint:appoint tap:appoint select:appoint replace:replac succeed:replac replacement:replac choice:choos coup:coup overthrow:coup oust:coup depose:coup putsch:coup takeover:coup detain:arrest detention:arrest suicide:suicid loss:los lose:los defeat:defeat beat:defeat"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);
