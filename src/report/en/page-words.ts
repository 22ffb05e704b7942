// Words that web pages use around their stories, by what they are for: general vocabulary of the web, of no outlet in particular.
// An entry of two words counts only when they stand together ("read more").

/** Kinds of page word, in the order in which they are measured. */
export const pageWords: readonly (readonly string[])[] = [
  // sharing
  "share tweet facebook twitter whatsapp linkedin reddit pinterest telegram print follow followers like likes shares retweet instagram youtube tiktok messenger flipboard viber copy_link",
  // other stories
  "related read_more read_also read_next also_read see_also more_on more_from more_stories more_news more_in recommended trending most_read most_popular most_viewed most_shared most_recent popular latest top_stories editors'_picks editor's_picks up_next previous next older newer must_read tags topics category categories archive archives posted_in filed_under watch sponsored promoted you_may you_might don't_miss around_the from_the previous_post next_post previous_article next_article",
  // the site and its accounts
  "newsletter newsletters subscribe subscriber subscribers subscription sign_up signup sign_in log_in login log_out register account password inbox membership member members trial unlimited support_us donate alerts app_store google_play download e-mail email",
  // readers' answers
  "comment comments reply replies leave_a required_fields required moderated moderation be_the report_abuse flag vote votes rating ratings rate star stars review reviews reaction reactions poll",
  // law
  "cookie cookies privacy terms conditions consent policy copyright rights_reserved reserved reproduced permission disclaimer licence license licensed trademark trademarks gdpr accessibility powered_by syndicated syndication",
  // ways around the site, shops
  "about_us about contact careers jobs advertise advertisement advertisements advertising advertiser sitemap help faq faqs feedback homepage home menu search skip_to skip close open toggle navigation section sections show hide view_all load_more click here back_to top expand collapse settings edition rss mobile apps store shop shopping deal deals offer offers discount sale buy price free promo promotion win earn bonus online money",
  // pictures
  "photo photos photograph image images picture pictured file_photo getty via credit courtesy caption gallery slideshow video videos illustration screenshot handout play duration watch_live epa shutterstock istock alamy",
  // who wrote it and when
  "by author authors written writer reporter correspondent editor editing staff contributor contributors journalist contributed published posted updated modified last_updated last_modified min_read minute_read read_time ago views admin profile bio",
  // turning to the reader
  "you your yours we us our please join get discover learn try",
].map((line) => line.split(" ").map((entry) => entry.replaceAll("_", " ")));

/** Kind of each single word, and of each pair of words. */
export const pageWordKinds: ReadonlyMap<string, number> = new Map(
  pageWords.flatMap((words, kind) => words.map((word) => [word, kind] as const)),
);

/** First words of the pairs. */
export const pairStarts: ReadonlySet<string> = new Set(
  [...pageWordKinds.keys()].filter((entry) => entry.includes(" ")).map((entry) => entry.split(" ")[0] as string),
);
