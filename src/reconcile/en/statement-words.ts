// English words that decide where a statement begins and whether two versions of it mean the same. General vocabulary, never of one story.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that report speech with a clause or phrase behind them. */
export const REPORT_VERBS = words(`
  say tell add note write declare state announce explain insist argue claim warn reply answer recall continue conclude stress emphasize emphasise remark observe comment
  confirm acknowledge admit report reveal suggest deny allege assert maintain contend estimate predict complain hint reiterate repeat vow pledge promise threaten
  urge call appeal ask demand request order advise recommend propose offer agree accuse blame criticize criticise condemn denounce reject dismiss welcome praise thank
  refuse decline express voice affirm reaffirm caution shout chant ask inform assure describe indicate quote cite`);

/** Verbs that are the message themselves, so that they stay in the span ("[welcomed the truce]", "[declined to comment]"). */
export const WHOLE_VERBS = words(`
  welcome decline refuse condemn denounce praise applaud hail deplore reject dismiss deny criticize criticise back endorse oppose support confirm apologise apologize
  rebuff salute laud decry disavow regret mourn rebut`);

/** Words by which a clause reports what someone says or holds, as stems will match them; a cue without one ("expelled", "attacked") reports a deed. */
export const SPEECH_WORDS = words(`
  say says said tell told add state declare announce report claim insist allege accuse blame warn threaten promise pledge vow swear urge call appeal plead ask demand request
  order deny confirm acknowledge admit concede note remark observe comment stress emphasize emphasise underline underscore highlight maintain contend argue assert affirm
  reaffirm reiterate repeat suggest propose recommend advise hint imply indicate estimate predict expect forecast believe think consider want wish hope fear worry doubt
  know feel see regard view agree disagree refuse decline dismiss welcome praise hail thank congratulate criticize criticise critical criticism condemn denounce deplore
  complain protest lament regret apologize apologise explain describe reveal disclose inform notify assure reassure remind caution express voice convey cite quote write tweet
  post publish read speak chant shout cry answer reply respond retort speculate question doubt wonder shrug point dispute rebut defend justify vouch testify recall recount
  adamant sure confident convinced concerned opinion view statement warning claim call offer support backing pledge word accord speculation look seek ignore conclude find
  finding rule charge according reportedly allegedly apparently put release news message comment commentary declaration announcement proposal suggestion idea belief
  recommendation appeal plea demand threat promise complaint accusation allegation denial criticism talk discuss mention address pray joke mock label dub brand continue`);

/** What words are put in: writings, broadcasts and occasions of speech. */
export const MEDIA = words(`
  statement speech interview briefing conference letter post tweet broadcast television tv radio telegram e-mail email mail call conversation message release video
  address remark remarks report document article column blog memo memorandum communique communiqué website site page page debate hearing testimony newspaper magazine book
  affidavit filing note paper editorial announcement declaration podcast recording tape cable sermon lecture commentary comment comments profile feed channel network
  programme program show session meeting rally petition leaflet banner placard sign slogan study survey poll transcript text press news phone telephone`);

/** Verbs of the law that accuse without saying anything ("was charged with murder"). */
export const CHARGING = words("charge indict convict prosecute sentence");

/** Verbs that report with a clause behind them and do something with a thing ("maintained that …", "maintained the dam"). */
export const TWOFOLD = words("add maintain continue observe hold meet find show");

/** Verbs whose passive subject hears, or is spoken of ("was told", "is expected to"). */
export const TOLD_OF = words(
  "tell inform ask assure urge order advise remind instruct expect believe think say suppose know consider rumor rumour estimate allege report",
);

/** Verbs by which a source sets a number ("put the toll at 12"). */
export const MEASURING = words("put estimate place set");

/** Verbs that give a name. */
export const NAMING_CUES = words("call name dub label term title know brand refer");

/** Those who are counted rather than speak: what they hold is a figure. */
export const COUNTED_SOURCES = words(`poll survey percent % respondent percentage half quarter third majority plurality`);

/** Words that turn a clause round. */
export const NEGATIONS = words(`not no never none nobody nothing neither nor without cannot n't hardly`);

/** Words that begin a condition. */
export const CONDITIONS = words(`if unless until provided providing whether only`);

/** Words that may stand for each other in a report of the same words. Pairs outside count as another meaning. */
export const SAME_SENSE: readonly ReadonlySet<string>[] = [
  words("stress emphasize emphasise underline underscore highlight accentuate"),
  words("say state declare announce note tell remark add explain observe"),
  words("situation crisis conflict problem issue matter"),
  words("peaceful peaceable diplomatic political"),
  words("solution settlement resolution resolving settling solve resolve settle"),
  words("only solely exclusively just merely"),
  words("need necessity importance significance"),
  words("nation country state land"),
  words("attack assault strike raid"),
  words("begin start commence launch"),
  words("end finish stop halt cease"),
  words("kill slay murder"),
  words("people person persons individuals folk"),
  words("help aid assist support assistance"),
  words("big large great huge major"),
  words("important essential crucial vital key"),
  words("talk talks negotiation negotiations dialogue discussion discussions"),
  words("soldier soldiers troop troops"),
  words("must should shall ought"),
  words("may might could can"),
  words("will would shall"),
  words("want wish desire hope"),
  words("show demonstrate prove"),
  words("buy purchase acquire"),
  words("quickly rapidly swiftly fast"),
  words("afraid scared frightened"),
  words("happen occur"),
  words("choose select pick"),
  words("house home houses homes"),
  words("child kid children kids"),
];

/** Words that carry no content of their own when versions are compared. */
export const FUNCTION_WORDS = words(`
  a an the this that these those and or but nor so if then than as at by for from in into of off on onto out over to up with about after against between during
  before under i me my we us our you your he him his she her it its they them their who whom whose which what there here is am are was were be been being do does did
  have has had will would shall should may might can could must also just very more most such own same other another any all some each both s t`);
