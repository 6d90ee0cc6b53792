#include "ingest/credits.hpp"

#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>

namespace demarche::ingest {

namespace {

struct Agency {
  std::string_view name;
  Pattern printed;
};

// News agencies by their own names (Wikipedia, "List of news agencies").
const std::array<Agency, 42>& agencies() {
  static const std::array<Agency, 42> kAgencies = {{
      {"AFP", Pattern(R"((?-i:\bAFP\b)|\bagence france[- ]presse\b)")},
      {"Reuters", Pattern(R"(\b(?:thomson )?reuters\b)")},
      {"AP", Pattern(R"((?-i:\bAP\b)|\b(?:the )?associated press\b)")},
      {"TASS", Pattern(R"((?-i:\b(?:ITAR-)?TASS\b|\bTass\b))")},
      {"Interfax-Ukraine", Pattern(R"(\binterfax[- ]ukraine\b)")},
      {"Interfax", Pattern(R"(\binterfax\b(?![- ]ukraine))")},
      {"RIA Novosti", Pattern(R"(\bria novosti\b|(?-i:\bRIA\b))")},
      {"Sputnik", Pattern(R"((?-i:\bSputnik\b))")},
      {"Xinhua", Pattern(R"(\bxinhua\b)")},
      {"dpa", Pattern(R"((?-i:\b(?:dpa|DPA)\b)|\bdeutsche presse-agentur\b)")},
      {"EFE", Pattern(R"((?-i:\bEFE\b))")},
      {"Europa Press", Pattern(R"(\beuropa press\b)")},
      {"ANSA", Pattern(R"((?-i:\bANSA\b))")},
      {"Kyodo", Pattern(R"(\bkyodo\b)")},
      {"Jiji Press", Pattern(R"(\bjiji\b)")},
      {"Yonhap", Pattern(R"(\byonhap\b)")},
      {"KCNA", Pattern(R"((?-i:\bKCNA\b))")},
      {"PTI", Pattern(R"((?-i:\bPTI\b)|\bpress trust of india\b)")},
      {"ANI", Pattern(R"((?-i:\bANI\b))")},
      {"IANS", Pattern(R"((?-i:\bIANS\b))")},
      {"UPI", Pattern(R"((?-i:\bUPI\b)|\bunited press international\b)")},
      {"Bloomberg", Pattern(R"(\bbloomberg(?: news)?\b)")},
      {"Anadolu", Pattern(R"(\banadolu\b)")},
      {"Ukrinform", Pattern(R"(\bukrinform\b)")},
      {"UNIAN", Pattern(R"((?-i:\bUNIAN\b))")},
      {"BelTA", Pattern(R"((?-i:\bB(?:el|EL)TA\b))")},
      {"IRNA", Pattern(R"((?-i:\bIRNA\b))")},
      {"ISNA", Pattern(R"((?-i:\bISNA\b))")},
      {"SANA", Pattern(R"((?-i:\bSANA\b))")},
      {"WAFA", Pattern(R"((?-i:\bWAFA\b))")},
      {"WAM", Pattern(R"((?-i:\bWAM\b))")},
      {"SPA", Pattern(R"((?-i:\bSPA\b)|\bsaudi press agency\b)")},
      {"PA Media", Pattern(R"(\bpa media\b|\bpress association\b)")},
      {"AAP", Pattern(R"((?-i:\bAAP\b))")},
      {"Belga", Pattern(R"(\bbelga\b)")},
      {"ANP", Pattern(R"((?-i:\bANP\b))")},
      {"NTB", Pattern(R"((?-i:\bNTB\b))")},
      {"PAP", Pattern(R"((?-i:\bPAP\b))")},
      {"APA", Pattern(R"((?-i:\bAPA\b))")},
      {"Lusa", Pattern(R"((?-i:\b(?:LUSA|Lusa)\b))")},
      {"CNA", Pattern(R"((?-i:\bCNA\b)|\bcentral news agency\b)")},
      {"VOA", Pattern(R"((?-i:\bVOA\b)|\bvoice of america\b)")},
  }};
  return kAgencies;
}

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

std::vector<std::string> agencies_in(std::string_view text) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const Agency& agency : agencies()) {
    if (const auto match = agency.printed.find(text)) {
      found.emplace_back(match->begin, std::string(agency.name));
    }
  }
  static const Pattern kAnyAgency(
      R"((?-i:(?:\p{Lu}[\p{L}-]+ ){1,3}(?:News|Press) (?:Agency|Service)\b))");
  if (const auto match = kAnyAgency.find(text); match && found.empty()) {
    found.emplace_back(match->begin, std::string(match->groups[0]));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (auto& [at, name] : found) add_once(names, std::move(name));
  return names;
}

std::optional<Byline> parse_byline(std::string_view line) {
  static const Pattern kBy(
      R"(^(?:by|text by|written by|story by|von|par|por)[: ]+((?-i:\p{Lu}|our |a |staff )[^.!?;:]{2,120})$)");
  static const Pattern kStaff(
      R"(\b(?:our|staff|correspondents?|reporters?|writers?|agenc(?:y|ies)|desk|newsroom|editors?|news agency|online|team|bureau|bbc|cnn)\b)");
  static const Pattern kName(
      R"(^(?-i:(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|el|bin|la|di|da) ){1,4}(?-i:\p{Lu}[\p{L}.'’-]+)$)");
  if (line.size() > 160) return {};
  const auto match = kBy.find(line);
  if (!match) return {};
  Byline byline;
  std::string_view rest = match->groups[1];
  byline.agencies = agencies_in(rest);
  std::string names(rest);
  for (const std::string_view joint : {" and ", " & ", " | ", " in ", " for "}) {
    for (std::size_t at = names.find(joint); at != std::string::npos; at = names.find(joint)) {
      names.replace(at, joint.size(), joint == " in " || joint == " for " ? ",-" : ",");
    }
  }
  bool any = !byline.agencies.empty();
  for (std::string_view part : text::split(names, ',')) {
    const bool place = part.starts_with('-');
    part = text::trim(part);
    if (place || part.empty()) continue;
    if (kStaff.matches(part)) {
      any = true;
    } else if (kName.matches(part) && agencies_in(part).empty()) {
      byline.authors.emplace_back(part);
      any = true;
    }
  }
  if (!any) return {};
  return byline;
}

std::vector<std::string> credit_line(std::string_view line, bool& is_credit) {
  static const Pattern kDesk(
      R"(^[\W_]*(?:(?:additional )?(?:reporting|writing|editing|compiled|translated|translation|edited|written|produced) by .{2,200}|(?:with|from) (?:additional )?(?:reports?|reporting|inputs?|material|information|files?) (?:from|by|of) .{2,120}|(?:with|by|from|source|quelle|mit) ?:? ?(?:agencies|agency inputs|wire services|.{0,3})|.{2,160} contributed to this (?:report|article|story).{0,30}|agencies|news agencies|news wires|wires)[\W_]*$)");
  is_credit = false;
  if (line.size() > 300 || line.ends_with(':')) return {};
  std::vector<std::string> named = agencies_in(line);
  if (kDesk.matches(line)) {
    is_credit = true;
    return named;
  }
  // Nothing but agencies and small words: "AFP", "(Reuters, AP)", "With AFP", "- TASS".
  static const Pattern kSmall(
      R"(^[\W_]*(?:(?:with|and|by|from|via|mit|avec|con|source|credits?|agencies|the|news|agency|press|associated|agence|france|presse|reuters|afp|ap|tass|itar|interfax|ria|novosti|xinhua|dpa|efe|ansa|kyodo|yonhap|kcna|pti|ani|ians|upi|bloomberg|anadolu|ukrinform|belta|irna|sana|europa|aap|belga|anp|ntb|pap|apa|lusa|voa|pa|media)[\W_]*)+$)");
  if (line.size() < 80 && !named.empty() && kSmall.matches(line)) {
    is_credit = true;
    return named;
  }
  return {};
}

std::optional<Dateline> parse_dateline(std::string_view paragraph) {
#define PLACE_UPPER R"((?-i:\p{Lu}{2}[\p{Lu}.'’ /-]{1,40}))"
#define PLACE_ANY R"((?-i:\p{Lu}[\p{L}.'’/-]+(?: \p{Lu}[\p{L}.'’/-]+){0,3}))"
#define DATELINE_DAY \
  R"((?:,? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} )?(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Sept)\.?(?: \d{1,2})?(?:,? \d{4})?)?)"
#define COUNTRY_PART R"((?:, (?-i:\p{Lu}[\p{L}. ]{2,20}))?)"
  static const Pattern kUpper(
      "^(" PLACE_UPPER ")" COUNTRY_PART DATELINE_DAY
      R"(,? ?(?:\(([^()]{2,40})\)|/ ?([\p{L} ]{2,20}) ?/)?\.? ?(?:[-–—]{1,2}|:|--) ?)");
  static const Pattern kUpperAgency("^(" PLACE_UPPER ")" COUNTRY_PART DATELINE_DAY
                                    R"(,? ?\(([^()]{2,40})\):? ?)");
  static const Pattern kAnyAgency("^(" PLACE_ANY ")" COUNTRY_PART DATELINE_DAY
                                  R"(,? ?\(([^()]{2,40})\) ?(?:[-–—]{1,2}|:) ?)");
  static const Pattern kAgencyAlone(
      R"(^\((?-i:(AFP|AP|Reuters|TASS|Xinhua|UPI|CNN|Bloomberg|EFE|ANSA))\) ?(?:[-–—]{1,2}|:)? ?)");
  const std::string_view head = paragraph.substr(0, std::min<std::size_t>(paragraph.size(), 160));
  for (const Pattern* pattern : {&kUpper, &kUpperAgency, &kAnyAgency, &kAgencyAlone}) {
    const auto match = pattern->find(head);
    if (!match || match->end >= paragraph.size()) continue;
    Dateline dateline;
    dateline.length = match->end;
    const std::string_view whole = match->groups[0];
    if (pattern != &kAgencyAlone) dateline.place = std::string(text::trim(match->groups[1]));
    const std::size_t bracket = whole.find('(');
    if (bracket != std::string_view::npos) {
      dateline.agencies = agencies_in(whole.substr(bracket));
      if (dateline.agencies.empty() && pattern != &kUpper) continue;
    }
    // "NATO - an alliance ..." and "US: ..." are no datelines: one short capital word needs a date
    // or an agency beside it.
    if (pattern == &kUpper && dateline.agencies.empty()) {
      static const Pattern kMore(R"(,|\d)");
      if (dateline.place.size() < 5 && !kMore.matches(whole)) continue;
      if (whole.find(':') != std::string_view::npos) continue;
    }
    return dateline;
  }
  return {};
}

}  // namespace demarche::ingest
