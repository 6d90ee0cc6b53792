#include "ingest/furniture.hpp"

#include "ingest/pattern.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace demarche::ingest {

namespace {

// Longest furniture ever seen is a consent notice; beyond this a line is text.
constexpr std::size_t kLongestNotice = 700;  // bytes
constexpr std::size_t kLongestTeaser = 260;

bool is_advertisement(std::string_view line) {
  static const Pattern kMark(
      R"(^[\W_]*(?:advertise?ments?|advertising|sponsored(?: content| links?| post)?|promoted(?: content)?|paid (?:content|post)|ad|ads by \w+|anzeige|werbung|publicit[eé]|publicidad|pubblicit[aà]|реклама)[\W_]*$)");
  static const Pattern kNotice(
      R"(^[\W_]*(?:(?:the )?(?:story|article|post|text) (?:continues|resumes)(?: below)?|continue reading below|scroll (?:down )?(?:to continue|for more)|this (?:ad|advertisement) (?:will|has)|advertisement[:. -]+(?:story|article|scroll|continue|content)|remove ads?\b|ads? (?:feedback|choices)).{0,60}$)");
  return line.size() < 120 && (kMark.matches(line) || kNotice.matches(line));
}

bool is_source_link(std::string_view line) {
  static const Pattern kLink(
      R"(^[\W_]*(?:source(?: link| url| article)?|(?:source|via) ?: ?(?:read |view |see )?(?:the )?(?:full|original|link|article)(?: (?:article|story|text|post|link))*|(?:read|view|see) (?:the )?(?:full|original|complete|whole) (?:article|story|text|post|report|version)(?: (?:here|at|on) .{1,40})?)[\W_]*$)");
  static const Pattern kOrigin(
      R"(^[\W_]*(?:this (?:article|story|post|report|piece) (?:was |has been |is |first |originally |also )*(?:appeared|published|posted|republished|produced|syndicated|printed)|(?:originally|first) (?:published|appeared|posted) (?:on|at|in|by)\b|the post .{5,200} (?:first )?appeared (?:first )?on|(?:original )?source ?: ?\S.{0,60}$).{0,160}$)");
  static const Pattern kAddress(R"(^(?:source|via|link)? ?:? ?https?://\S+$)");
  return line.size() < 300 &&
         (kLink.matches(line) || kOrigin.matches(line) || kAddress.matches(line));
}

bool is_comment_prompt(std::string_view line) {
  static const Pattern kPrompt(
      R"(^[\W_]*(?:(?:leave|post|add|write|submit|make)(?: us)? a? ?(?:comment|reply|response)s?(?: below)?|comments?(?: \(?\d+\)?)?|(?:\d+|no) comments?(?: yet)?|comments? (?:are|is) (?:closed|disabled|off)|(?:view|show|see|load|read|hide|all)(?: all| more)? (?:\d+ )?comments|join (?:the|our) (?:conversation|discussion|debate)|(?:have your say|what do you think)(?: in the comments.*| below.*)?|(?:share|tell us|let us know) (?:your|what you) (?:thoughts|views?|opinions?|think).{0,60}|cancel reply|your email address will not be published.*|be the first to comment.*|(?:you must be |please )?log(?:ged)? in to (?:comment|post|leave|reply).*)[\W_]*$)");
  return line.size() < 160 && kPrompt.matches(line);
}

bool is_navigation(std::string_view line) {
  static const Pattern kMenu(
      R"(^[\W_]*(?:home|menu|search|(?:skip|jump) to (?:main )?(?:content|navigation)|back to (?:top|home|article)|(?:next|previous|prev|older|newer) (?:article|story|post|page)s?|load(?:ing)?(?: more)?|show (?:more|less)|view all|see all|see more|more|share|share (?:this|on|via|it|article|story|the).{0,50}|(?:copy|copied) link.{0,30}|print(?: this)?(?: article| page)?|e-?mail(?: this)?(?: article)?|save(?: article| for later)?|bookmark|listen(?: to (?:this )?article)?|(?:\d+|one|two|three|five|ten)[- ]min(?:ute)?s?(?: read)?|tags?|topics?|filed under|categories|copyright.{0,80}|©.{0,100}|\(?c\) .{0,60}all rights reserved|all rights reserved.{0,60}|(?:follow|like|find|join) us(?: on)?.{0,60}|facebook|twitter|whatsapp|telegram|linkedin|(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|email|e-mail|print|messenger|instagram|youtube|copy link|share|tweet|pin|flipboard|tumblr)[\s,|/·•&-]*)+)[\W_]*$)");
  static const Pattern kTagged(
      R"(^(?:tags?|topics|filed under|keywords|categories|category|more on) ?: ?\S.{0,200}$)");
  if (line.size() < 160 && kMenu.matches(line)) return true;
  return kTagged.matches(line) && !ends_like_sentence(line);
}

bool is_subscription(std::string_view line) {
  static const Pattern kCall(
      R"(^[\W_]*(?:(?:please )?(?:subscribe|sign[ -]?up|register|sign in|log ?in|become a (?:member|subscriber)|support (?:us|our|independent)|donate|get (?:the|our|all|your|unlimited|full|breaking)|join (?:our|us|the \w+ community|\d+)|follow (?:us|our|the latest)|download (?:our|the)|click here|tap here|stay (?:informed|up to date|ahead|connected)|already (?:a|have)|don'?t miss|enter your|want more|to (?:continue|keep) reading|continue reading|try (?:it )?(?:free|for)|unlock|(?:this|the rest of this) (?:article|content|story|page) (?:is|requires)(?: for| only)? .{0,30}(?:subscri|member|register|premium)|(?:your|a) (?:free )?(?:subscription|account)|we (?:use|value|and our)|by (?:signing|clicking|subscribing|continuing|submitting|entering|providing)|you can (?:unsubscribe|opt|change|manage)|this site (?:uses|is protected)|thank you for (?:subscribing|signing|registering)|thanks for (?:subscribing|signing|reading)))\b)");
  static const std::array<Pattern, 17> kWords = {
      Pattern(R"(\bnewsletters?\b)"),
      Pattern(R"(\bunsubscribe)"),
      Pattern(R"(\bsubscri(?:be|ber|bers|bing|ption|ptions)\b)"),
      Pattern(R"(\bsign(?:ing)?[- ]?up\b)"),
      Pattern(R"(\b(?:e-?mail|inbox)\b)"),
      Pattern(R"(\bconsent(?:ed)?\b)"),
      Pattern(
          R"(\bprivacy (?:policy|notice|statement)|terms (?:of|and|&) (?:use|service|conditions)|terms apply\b)"),
      Pattern(R"(\bcookies?\b)"),
      Pattern(R"(\b(?:adverts?|ads|advertising|3rd parties|third parties)\b)"),
      Pattern(R"(\b(?:personal data|your data|understanding of you|preferences)\b)"),
      Pattern(
          R"(\b(?:free trial|free account|unlimited access|full access|digital access|premium)\b)"),
      Pattern(R"(\b(?:registered|register|account|log ?in|logged in|sign in)\b)"),
      Pattern(
          R"(\b(?:our app|app store|google play|android|ios|push notifications|notifications|alerts)\b)"),
      Pattern(R"(\b(?:telegram|whatsapp|twitter|facebook|instagram|youtube|linkedin)\b)"),
      Pattern(R"(\b(?:click|tap) (?:here|on|below|the)\b|\bmore info\b)"),
      Pattern(R"(\b(?:recaptcha|captcha)\b)"),
      Pattern(
          R"(\b(?:latest|breaking|top|daily|best) (?:news|stories|headlines|updates|analysis)\b|\bdelivered\b|\bstraight to\b)"),
  };
  static const Pattern kToReader(R"(\byour?\b)");
  static const Pattern kFromUs(R"(\b(?:us|our|we)\b)");
  static const Pattern kOpensQuote(R"(^["'“‘«„])");
  if (line.size() > kLongestNotice || kOpensQuote.matches(line)) return false;
  const auto words = std::count_if(kWords.begin(), kWords.end(),
                                   [&](const Pattern& word) { return word.matches(line); });
  const bool call = kCall.matches(line);
  // A notice speaks to the reader; an article's sentence about newsletters speaks about them.
  if (call && words >= 1 && line.size() < 400) return true;
  if (call && line.size() < 60 && !ends_like_sentence(line)) {
    static const Pattern kBare(
        R"(^[\W_]*(?:subscribe(?: now| today| here)?|sign[ -]?up(?: now| here| for .*)?|register(?: now| here)?|log ?in|sign in|continue reading|to continue reading.*|become a (?:member|subscriber).*|click here(?: to .*)?|tap here.*|follow us.*|join us.*|donate(?: now)?)[\W_]*$)");
    return kBare.matches(line);
  }
  return words >= 3 && kToReader.matches(line) && kFromUs.matches(line);
}

bool is_teaser(std::string_view line) {
  if (line.size() > kLongestTeaser) return false;
  // "Read about this ...: Title", "Reread: Title", "READ MORE: Title", "See also: Title".
  static const Pattern kImperative(
      R"(^[\W_]*(?:(?:also |must[- ])?(?:re-?read|read|see|watch|listen|look|discover|check out)(?:(?: also| more| next| too| on| about| our| the| this| here| full| related)[^.!?"“”:|]{0,80}|)) ?[:|»›→>] ?\S)");
  static const Pattern kLabel(
      R"(^[\W_]*(?:just in|don'?t miss|must[- ]?read|recommended(?: reading| for you)?|related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|posts?|reading|topics?|video))?|see also|more(?: on this| from| to read| news| stories| details)?|most (?:read|popular|viewed)|trending(?: now)?|editors?'?s? (?:picks?|choice)|you (?:may|might) (?:also |like )*(?:like|be interested).{0,30}|up next|next up|in case you missed it|icymi|in pictures|in photos|photo gallery|gallery|video|live(?: updates| blog)?|podcast|further reading|background|read|also on \S+|on this topic|what to know|lire aussi|lire|voir aussi|lesen sie auch|mehr zum thema|lea tambi[eé]n|lea m[aá]s|leggi anche|leia (?:mais|tamb[eé]m)) ?[:|»›→>] ?\S)");
  static const Pattern kBare(
      R"(^[\W_]*(?:read (?:more|also|next|on|the full story|full story|full article|this next|more here|more about .{3,80})|also read|see also|watch(?: now| live| the video| video)?|more (?:on this (?:story|topic)|details|information|info|news|stories)|learn more|find out more|click here for more|lire aussi|lire la suite|weiterlesen|leer m[aá]s|leggi anche|leia mais)[\W_]*$)");
  static const Pattern kTagged(R"([^.!?… ]["'”’]? \[(?-i:[A-Z])[\w' -]{2,24}\]$)");
  if (kBare.matches(line)) return true;
  // A label in lower case inside prose ("more: ...") does not count; it opens with a capital.
  static const Pattern kCapital(R"(^[\W_]*(?-i:\p{Lu}))");
  if (!kCapital.matches(line)) return false;
  if (kTagged.matches(line)) return true;
  if (kImperative.matches(line)) return true;
  if (!kLabel.matches(line)) return false;
  // "Background: ...", "Video: ..." may also open a sentence.
  return !line.ends_with('.') || line.size() < 60;
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  static const Pattern kEnd(R"([.!?…]['"”’»)\]]*$|[.!?…,]['"”’»)\] ]*$)");
  return kEnd.matches(line);
}

bool is_headline_shaped(std::string_view line) {
  static const Pattern kStop(R"([.!?…:;,]['"”’»)\]]*$)");
  static const Pattern kInnerStop(R"([a-z]{3}[.!] (?-i:\p{Lu}))");
  return line.size() <= 200 && !kStop.matches(line) && !kInnerStop.matches(line);
}

bool opens_link_list(std::string_view line) {
  static const Pattern kHeading(
      R"(^[\W_]*(?:related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|posts?|reading|topics?|links?|videos?))?|(?:more|most|top|latest|popular|trending|recommended|other)(?: (?:from|in|on|popular|read|viewed|recent))?(?: (?:news|stories|articles|posts|videos|headlines|\w+))?(?: (?:for you|today|now|this week))?|you (?:may|might) also (?:like|be interested in|enjoy)|editors?'?s? picks?|read (?:more|next|also)|see also|more (?:on this (?:story|topic)|stories|news)|recommended(?: for you| reading)?|up next|don'?t miss|in other news|around the web|from the web|sponsored links|trending(?: now)?)[\W_]*$)");
  return line.size() < 60 && kHeading.matches(line);
}

std::optional<RemovalReason> furniture_reason(std::string_view line) {
  if (line.size() > kLongestNotice) return {};
  if (is_advertisement(line)) return RemovalReason::kAdvertisement;
  if (is_source_link(line)) return RemovalReason::kSourceLink;
  if (is_comment_prompt(line)) return RemovalReason::kCommentPrompt;
  if (is_teaser(line)) return RemovalReason::kTeaser;
  if (is_navigation(line)) return RemovalReason::kNavigation;
  static const Pattern kListHeading(
      R"(^(?:related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|posts?|reading|topics?|links?))?|most (?:read|popular|viewed)|top stories|trending(?: now)?|editors?'?s? picks?|you (?:may|might) also (?:like|be interested in)|recommended(?: for you| reading)?|latest (?:news|stories|articles)|popular (?:news|posts|stories)|more stories|up next|don'?t miss|around the web|in other news)[\W_]*$)");
  if (line.size() < 60 && kListHeading.matches(line)) return RemovalReason::kNavigation;
  if (const auto picture = picture_reason(line)) return picture;
  if (is_subscription(line)) return RemovalReason::kSubscription;
  // Rules, bullets, stars and counters are nothing to read.
  static const Pattern kNoWords(R"(^[\W_\d]+$)");
  if (kNoWords.matches(line)) return RemovalReason::kOther;
  return {};
}

}  // namespace demarche::ingest
