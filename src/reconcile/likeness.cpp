#include "reconcile/likeness.hpp"

#include "reconcile/numbers.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

namespace demarche::reconcile {

namespace {

const std::set<std::string>& stop_words() {
  static const std::set<std::string> kWords = {
      "the",   "a",      "an",      "and",     "or",    "but",   "of",      "to",    "in",
      "on",    "at",     "for",     "with",    "by",    "from",  "as",      "is",    "are",
      "was",   "were",   "be",      "been",    "being", "has",   "have",    "had",   "it",
      "its",   "this",   "that",    "these",   "those", "there", "we",      "our",   "us",
      "they",  "their",  "them",    "he",      "his",   "him",   "she",     "her",   "i",
      "you",   "your",   "my",      "will",    "would", "can",   "could",   "may",   "might",
      "shall", "should", "must",    "do",      "does",  "did",   "also",    "very",  "some",
      "any",   "if",     "so",      "such",    "than",  "then",  "who",     "which", "what",
      "when",  "where",  "how",     "about",   "into",  "more",  "most",    "up",    "out",
      "over",  "under",  "through", "between", "said",  "says",  "say",     "one",   "all",
      "just",  "only",   "own",     "same",    "other", "while", "because", "both",  "each",
      "are",   "let",    "get",     "got",     "really"};
  return kWords;
}

// Words that writers and translators put for one another; the first stands for all.
const std::map<std::string, std::string>& one_for_many() {
  static const std::map<std::string, std::string> kWords = [] {
    static constexpr std::array<std::string_view, 46> kSets = {
        "avoid avert prevent forestall",
        "way approach path road means method manner",
        "best greatest top ideal",
        "crisis conflict confrontation",
        "troops soldiers forces army military",
        "border frontier borders",
        "big large great huge massive enormous",
        "serious severe grave",
        "consequence consequences repercussions",
        "deep deeply profound",
        "concern concerned concerns worried worry worries",
        "plan plans intention intentions intends intend",
        "additional further renewed new more",
        "action aggression attack assault",
        "withdraw pull remove leave",
        "ready willing prepared eager",
        "talk talks discussion discussions dialogue negotiations negotiation discuss",
        "help assist facilitate support",
        "begin start launch commence",
        "end stop finish halt cease",
        "return returning back restore",
        "expand expansion enlargement extend",
        "east eastward eastwards",
        "closer nearer near advance",
        "kill killed dead deaths died slain",
        "injured wounded hurt",
        "demand demands insist require",
        "say tell declare announce",
        "accuse blame charge",
        "deny reject refute dismiss",
        "agree accord accept",
        "leader president chief head",
        "country nation state countries nations states",
        "sanction sanctions measures penalties",
        "invade invasion incursion",
        "threat threaten menace",
        "protest demonstration rally",
        "arrest detain arrested detained",
        "meet meeting summit",
        "ceasefire truce armistice",
        "missile missiles rocket rockets",
        "carry conduct perform implement implementation",
        "full complete total entire",
        "decide choose decides chooses",
        "pursue continue follow",
        "security safety"};
    std::map<std::string, std::string> out;
    for (const std::string_view set : kSets) {
      const auto words = text::split(set, ' ');
      for (const std::string_view word : words) out.emplace(word, words.front());
    }
    return out;
  }();
  return kWords;
}

bool is_negation(const std::string& word) {
  return word == "not" || word == "no" || word == "never" || word == "nobody" ||
         word == "nothing" || word == "neither" || word == "without" || word == "n't" ||
         word == "cannot";
}

// Regular endings off, so that wordings meet: "deployed", "deploying", "deploys".
std::string stem(std::string word) {
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 2 &&
           word.compare(word.size() - end.size(), end.size(), end) == 0;
  };
  for (const std::string_view end : {"ingly", "edly", "ations", "ation", "ments", "ment", "ings",
                                     "ing", "ies", "ed", "es", "ly", "s"}) {
    if (ends(end)) {
      word.resize(word.size() - end.size());
      break;
    }
  }
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
  return word;
}

}  // namespace

std::vector<std::string> gist(std::string_view utf8) {
  const std::string folded = text::fold(utf8);
  std::vector<std::string> out;
  std::string word;
  const auto close = [&] {
    if (word.empty()) return;
    std::string one = std::move(word);
    word.clear();
    if (one.size() > 2 && one.compare(one.size() - 2, 2, "'s") == 0) one.resize(one.size() - 2);
    const bool contracted = one.size() > 3 && one.compare(one.size() - 3, 3, "n't") == 0;
    if (is_negation(one) || contracted) {
      out.emplace_back("!not");
      return;
    }
    if (stop_words().count(one) > 0) return;
    if (std::string digits = digits_of(one); !digits.empty()) {
      out.push_back(std::move(digits));
      return;
    }
    const auto same = one_for_many().find(one);
    out.push_back(same == one_for_many().end() ? stem(one) : "=" + same->second);
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode_at(folded, at);
    const bool inside =
        text::is_word_character(c) || (c == '\'' && !word.empty()) ||
        ((c == ',' || c == '.') && !word.empty() && word.back() >= '0' && word.back() <= '9' &&
         at < folded.size() && folded[at] >= '0' && folded[at] <= '9');
    if (inside) {
      word.append(folded, begin, at - begin);
    } else {
      close();
    }
  }
  close();
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string letters_of(std::string_view utf8) {
  const std::string folded = text::fold(utf8);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (text::is_word_character(text::decode_at(folded, at))) out.append(folded, begin, at - begin);
  }
  return out;
}

namespace {

bool is_number(const std::string& word) {
  return word[0] >= '0' && word[0] <= '9';
}

bool has_negation(const std::vector<std::string>& words) {
  return std::binary_search(words.begin(), words.end(), std::string_view("!not"), std::less<>());
}

}  // namespace

// Both are sorted: one walk finds what they share, without memory.
Likeness compare(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  Likeness out;
  if (a.empty() || b.empty()) return out;
  std::size_t common = 0;
  std::size_t common_numbers = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const int order = x->compare(*y);
    if (order == 0) {
      ++common;
      common_numbers += is_number(*x) ? 1 : 0;
    }
    if (order <= 0) ++x;
    if (order >= 0) ++y;
  }
  const bool a_negated = has_negation(a);
  const bool b_negated = has_negation(b);
  out.shared = common - (a_negated && b_negated ? 1 : 0);
  out.of_shorter = static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
  out.f1 = 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
  out.negation_differs = a_negated != b_negated;
  const auto a_numbers = static_cast<std::size_t>(std::count_if(a.begin(), a.end(), is_number));
  const auto b_numbers = static_cast<std::size_t>(std::count_if(b.begin(), b.end(), is_number));
  out.numbers_differ = a_numbers > 0 && b_numbers > 0 &&
                       (a_numbers != common_numbers || b_numbers != common_numbers);
  return out;
}

std::vector<std::vector<std::string>> sentence_gists(std::string_view utf8) {
  std::vector<std::vector<std::string>> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= utf8.size(); ++i) {
    const bool end = i == utf8.size() ||
                     ((utf8[i] == '.' || utf8[i] == '!' || utf8[i] == '?' || utf8[i] == '\n') &&
                      (i + 1 == utf8.size() || utf8[i + 1] == ' ' || utf8[i + 1] == '\n' ||
                       static_cast<unsigned char>(utf8[i + 1]) > 0x7F));
    if (!end) continue;
    auto words = gist(utf8.substr(begin, i - begin));
    if (words.size() >= 2) out.push_back(std::move(words));
    begin = i + 1;
  }
  return out;
}

long day_number(std::string_view iso) {
  if (iso.size() < 4) return 0;
  const auto part = [&](std::size_t at, std::size_t n, int other) {
    if (iso.size() < at + n) return other;
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return other;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  const std::chrono::year_month_day date{std::chrono::year{part(0, 4, 1970)},
                                         std::chrono::month{static_cast<unsigned>(part(5, 2, 1))},
                                         std::chrono::day{static_cast<unsigned>(part(8, 2, 1))}};
  return date.ok() ? std::chrono::sys_days{date}.time_since_epoch().count() : 0;
}

Days days_of(const std::optional<Interval>& interval) {
  if (!interval || interval->begin.empty()) return {};
  return {true, day_number(interval->begin), day_number(interval->end)};
}

int days_apart(Days a, Days b) {
  if (!a.known || !b.known) return 0;
  if (a.end < b.begin) return static_cast<int>(b.begin - a.end);
  if (b.end < a.begin) return static_cast<int>(a.begin - b.end);
  return 0;
}

int days_apart(const std::optional<Interval>& a, const std::optional<Interval>& b) {
  return days_apart(days_of(a), days_of(b));
}

}  // namespace demarche::reconcile
