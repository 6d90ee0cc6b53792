#include "ingest/language_guess.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace demarche::ingest {

namespace {

// So much of a text is enough to tell.
constexpr std::size_t kSample = 20'000;  // bytes

struct Script {
  std::string_view language;
  char32_t first, last;
};
constexpr std::array<Script, 11> kScripts = {{{"el", 0x370, 0x3FF},
                                              {"ru", 0x400, 0x4FF},
                                              {"hy", 0x530, 0x58F},
                                              {"he", 0x590, 0x5FF},
                                              {"ar", 0x600, 0x6FF},
                                              {"hi", 0x900, 0x97F},
                                              {"th", 0xE00, 0xE7F},
                                              {"ka", 0x10A0, 0x10FF},
                                              {"ja", 0x3040, 0x30FF},
                                              {"zh", 0x4E00, 0x9FFF},
                                              {"ko", 0xAC00, 0xD7AF}}};

struct CommonWords {
  std::string_view language;
  std::string_view words;  // between spaces
};
constexpr std::array<CommonWords, 8> kCommon = {
    {{"en",
      " the of and to in a that is was for on with he it as at by from said has have be are were "
      "his this not which will an its but who they had been "},
     {"de",
      " der die das und in den von zu mit im auf ist nicht ein eine dem des sich auch für als dass "
      "hat werden wird sie er es bei "},
     {"fr",
      " le la les de des et en un une du que qui dans pour est au sur pas par plus a ce il elle "
      "avec sont ont aux "},
     {"es",
      " el la los las de y en que un una del se por con no para es al lo su como más ha sus fue "},
     {"it",
      " il la di e che in un una del della per con non è si da dei le i alla ha come sono anche "
      "nel "},
     {"pt",
      " o a os as de e que em um uma do da no na para com não se por mais dos das ao foi como "},
     {"nl",
      " de het een en van in is dat op te met voor zijn niet aan die er ook door om als bij naar "
      "werd "},
     {"pl", " w i na z do że się nie to jest o za po od przez jak dla który są był także "}}};

}  // namespace

std::string guess_language(std::string_view utf8) {
  if (utf8.size() > kSample) utf8 = utf8.substr(0, kSample);
  std::array<std::size_t, kScripts.size()> of_script{};
  std::size_t letters = 0;
  std::size_t ukrainian = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = text::decode_at(utf8, at);
    if (!text::is_word_character(c)) continue;
    ++letters;
    if (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ') ++ukrainian;
    for (std::size_t i = 0; i < kScripts.size(); ++i) {
      if (kScripts[i].first <= c && c <= kScripts[i].last) ++of_script[i];
    }
  }
  if (letters == 0) return "und";
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    // Japanese mixes kana with Chinese characters; a tenth of kana tells.
    const std::size_t share = kScripts[i].language == "ja" ? 10 : 2;
    if (of_script[i] * share <= letters) continue;
    if (kScripts[i].language == "ru" && ukrainian * 50 > letters) return "uk";
    return std::string(kScripts[i].language);
  }
  const std::string lower = text::to_lower(utf8);
  std::array<std::size_t, kCommon.size()> hits{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < lower.size();) {
    while (at < lower.size() && (lower[at] == ' ' || lower[at] == '\n')) ++at;
    std::size_t end = at;
    while (end < lower.size() && lower[end] != ' ' && lower[end] != '\n') ++end;
    if (end == at) break;
    std::string word(" ");
    word.append(lower, at, end - at);
    while (word.size() > 1 &&
           std::string_view(".,;:!?\"')(").find(word.back()) != std::string_view::npos) {
      word.pop_back();
    }
    word += ' ';
    ++words;
    for (std::size_t i = 0; i < kCommon.size(); ++i) {
      hits[i] += kCommon[i].words.find(word) != std::string_view::npos ? 1 : 0;
    }
    at = end;
  }
  if (words < 5) return "und";
  const auto best =
      static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  // Running prose has a fifth to a half of such words; lists and other languages have few.
  return hits[best] * 9 >= words ? std::string(kCommon[best].language) : "und";
}

}  // namespace demarche::ingest
