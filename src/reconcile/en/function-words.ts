// Words that tie a sentence together without saying what it is about. Comparing two texts starts from the others.

/** English function words and the commonest reporting verbs, lower case, without apostrophes. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the of to in on at for by with from into onto over under about after before between during against through without within upon " +
    "and or but nor so yet if then than as while because since until though although when where which who whom whose that this these those " +
    "it its he his him she her hers they their them theirs we our us you your i my me mine one some any all both each other another such " +
    "is are was were be been being am has have had having do does did done will would can could shall should may might must not no never " +
    "there here also too very more most just only even still already now again up out off down back " +
    "said say says saying told tell tells according added told reported reports report"
  ).split(" "),
);
