// Persons whom only a title before the name shows: "border guard spokeswoman Hanna Krajewska",
// "Professor Hêvî Rasul", "General Pakdel".
#include "extract/cast_builder.hpp"
#include "extract/cues.hpp"
#include "extract/person_nouns.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace demarche::extract {

namespace {

constexpr std::string_view kOnlyBeforeNames =
    "major lieutenant admiral brigadier marshal congresswoman archbishop patriarch imam mr mrs ms "
    "dr";

bool is_title(std::string_view word) {
  return is_one_of(word, kPostNouns) || is_one_of(word, kCallingNouns) ||
         is_one_of(word, kOnlyBeforeNames);
}

bool is_capitalised(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && text::is_upper(text::decode_at(word, at));
}

// Could the token be a word of a person's name, as far as the recognizer says?
bool may_be_name(const CastBuilder& cast, std::uint32_t i) {
  const Token& token = cast.context.analysis.tokens[i];
  return token.pos == "PROPN" && !cast.is_claimed(i) &&
         is_capitalised(cast.context.analysis.word(i)) &&
         (token.entity.empty() ||
          is_one_of(token.entity, "PERSON ORG GPE NORP FAC LOC WORK_OF_ART"));
}

}  // namespace

void add_titled(CastBuilder& cast, std::uint32_t least) {
  const Analysis& analysis = cast.context.analysis;
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = 0; i + 1 < n; ++i) {
    const std::string title = lower_word(analysis, i);
    if (!is_title(title) || !is_one_of(analysis.tokens[i].pos, "NOUN PROPN")) continue;
    TokenRange name{i + 1, i + 1};
    // "the transport minister, Karl Mann, refused": behind a comma only between two.
    const bool apart = analysis.word(i + 1) == ",";
    if (apart) name = {i + 2, i + 2};
    while (name.end < n && may_be_name(cast, name.end) &&
           !is_title(lower_word(analysis, name.end))) {
      ++name.end;
    }
    const std::uint32_t size = name.end - name.begin;
    if (size < least || size > 4) continue;
    if (apart && (size == 1 || name.end == n || !is_one_of(analysis.word(name.end), ", . \""))) {
      continue;
    }
    // One word may be a state, a party or a day; the recognizer must not think so.
    const Token& last = analysis.tokens[name.end - 1];
    if (size == 1 && !last.entity.empty() && last.entity != "PERSON") continue;
    // "the General Staff" is no general.
    if (size == 1 && i > 0 && analysis.tokens[i - 1].pos == "DET") continue;
    // "Secretary General Assembly", "the speaker Congress": the name goes on as something else.
    if (name.end < n && (last.dep == "compound" || last.dep == "poss")) continue;
    const std::string words = words_of(analysis, name);
    const std::uint32_t person =
        cast.named("person:" + text::slug(words), words, ActorKind::kPerson, {}, {});
    cast.add(name, name.end - 1, person, SpeakerBasis::kName, "name behind a title");
  }
}

}  // namespace demarche::extract
