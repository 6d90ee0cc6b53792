// Captions and photo credits.
#include "ingest/furniture.hpp"
#include "ingest/pattern.hpp"

namespace demarche::ingest {

namespace {

#define PICTURE_AGENCY                                                                          \
  "(?:getty(?: images)?|afp|agence france-presse|reuters|ap(?: photo)?|associated "             \
  "press|epa(?:-efe)?|"                                                                         \
  "efe|ansa|dpa|tass|ria "                                                                      \
  "novosti|sputnik|xinhua|kyodo|yonhap|bloomberg|shutterstock|alamy|istock(?:photo)?|"          \
  "anadolu(?: agency)?|aa|imago|zuma(?: press)?|nurphoto|sipa|upi|afp via getty "               \
  "images|pool|pti|ani|"                                                                        \
  "keystone|scanpix|ntb|tt|ritzau|lehtikuva|belga|anp|apa|pap|ctk|čtk|mti|lusa|abaca|unsplash|" \
  "pexels|"                                                                                     \
  "wikimedia(?: commons)?|flickr|creative commons|planet labs|maxar(?: "                        \
  "technologies)?|handout|file)"

}  // namespace

std::optional<RemovalReason> picture_reason(std::string_view line) {
  if (line.size() > 500) return {};
  // Names of icons that a page's font turns into pictures ("photo_camera").
  static const Pattern kIcon(
      R"(^(?-i:photo_camera|camera_alt|photo|image|videocam|play_arrow|play_circle(?:_filled|_outline)?)(?-i:[ |:]))");
  if (kIcon.matches(line) && line.size() < 400) return RemovalReason::kCaption;
  static const Pattern kLabelled(
      R"(^[\W_]*(?:file (?:photo|picture|image|pic)|(?:photo|image|picture|photograph|pic|video|illustration|graphic)(?: (?:credit|caption|source|copyright|by|courtesy)| ?\([^)]{0,30}\)| ?[:|])|image source,|image caption,|caption ?:|pictured ?:|credits? ?: ?)(.*)$)");
  if (const auto match = kLabelled.find(line)) {
    static const Pattern kSentence(R"([a-z]{3}[.!?] (?-i:\p{Lu}).*[a-z]{3}[.!?]["”']?$)");
    if (line.size() < 300 && !kSentence.matches(line)) {
      return match->groups[1].size() > 60 ? RemovalReason::kCaption : RemovalReason::kCredit;
    }
  }
  // Nothing but names around bars, slashes and an agency: "Bloomberg | Bloomberg | Getty Images".
  static const Pattern kBare(
      R"(^(?:[©(\[]|photo(?:graph)?:?|image:?|picture:?|by|via| )*(?:[\p{L}.'’ -]{2,40} ?[|/,·•] ?){1,4})" PICTURE_AGENCY
      R"((?: ?[|/,·•-] ?[\p{L}.'’ -]{2,40}){0,3}[)\].]*$)");
  static const Pattern kAgencyFirst(R"(^[©(\[ ]*)" PICTURE_AGENCY
                                    R"((?: ?[|/·•] ?[\p{L}.'’ -]{2,40}){1,4}[)\].]*$)");
  static const Pattern kMark(R"(^© ?\S.{1,80}$)");
  if (line.size() < 140 &&
      (kBare.matches(line) || kAgencyFirst.matches(line) || kMark.matches(line))) {
    return RemovalReason::kCredit;
  }
  // A caption that ends in a credit: "(AP Photo/Name)", "[Photo: Name]", "Name/Reuters",
  // "(File)", "/ AFP", "via REUTERS".
  static const Pattern kEndsInCredit(
      R"([(\[](?:ap photo|photo|picture|image|photograph|file photo|file|source|credit|reuters|afp|epa|getty)(?: ?[/:|-] ?| by | via | credit:? )[^()\[\]]{2,90}[)\]]\.?$)"
      R"(|[(\[](?:file(?: photo)?|archive|handout|illustration)[)\]]\.?$)"
      R"(|(?-i:(?:REUTERS|AP Photo|AFP|EPA|Getty Images|EPA-EFE|Sputnik|TASS) ?/ ?\p{Lu})[\p{L}.'’ /-]{1,60}$)"
      R"(|(?-i:[\p{L}] ?/ ?(?:REUTERS|Reuters|AFP|EPA|Getty Images|AP|TASS|Anadolu(?: Agency)?|AFP via Getty Images|Pool via (?:AP|REUTERS|Reuters)))[)\]]?$)"
      R"(|(?-i:\bvia (?:REUTERS|Reuters|AFP|AP|EPA|Getty Images))[)\]]?$)");
  if (line.size() < 420 && kEndsInCredit.matches(line)) return RemovalReason::kCaption;
  return {};
}

}  // namespace demarche::ingest
