#include "extract/figure_numbers.hpp"

#include "extract/times_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace demarche::extract {

namespace {

struct Number {
  double value = 0.0;
  std::optional<double> vague_high;  // set for vague numerals: value is then the low end
  std::size_t next = 0;
  bool of_follows = false;
  bool words = false;
  bool scaled = false;  // "million" was read
};

class Reader {
 public:
  explicit Reader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < pieces_.size() && pieces_[i].lower == w;
  }
  [[nodiscard]] bool any(std::size_t i, std::initializer_list<std::string_view> words) const {
    return i < pieces_.size() &&
           std::find(words.begin(), words.end(), pieces_[i].lower) != words.end();
  }
  [[nodiscard]] bool mark(std::size_t i, char c) const {
    return i < pieces_.size() && pieces_[i].text.size() == 1 && pieces_[i].text[0] == c;
  }
  [[nodiscard]] bool tight(std::size_t i) const {
    return i < pieces_.size() && !pieces_[i].space_before;
  }
  [[nodiscard]] bool digits(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].number >= 0;
  }

  [[nodiscard]] std::optional<double> scale(std::size_t i) const {
    constexpr auto kScales =
        std::to_array<std::pair<std::string_view, double>>({{"thousand", 1e3},
                                                            {"thousands", 1e3},
                                                            {"million", 1e6},
                                                            {"millions", 1e6},
                                                            {"mn", 1e6},
                                                            {"billion", 1e9},
                                                            {"billions", 1e9},
                                                            {"bn", 1e9},
                                                            {"trillion", 1e12},
                                                            {"trillions", 1e12},
                                                            {"tn", 1e12},
                                                            {"hundred", 1e2}});
    if (i >= pieces_.size()) return std::nullopt;
    for (const auto& [name, value] : kScales) {
      if (pieces_[i].lower == name) return value;
    }
    // "5m", "30k": only tight, and "m" only after money (settled by the caller).
    if (tight(i) && pieces_[i].lower == "k") return 1e3;
    return std::nullopt;
  }

  // "115,000", "4.2", "1,500.5", then a scale.
  [[nodiscard]] std::optional<Number> in_digits(std::size_t i, bool money) const {
    if (!digits(i)) return std::nullopt;
    std::string text = pieces_[i].text;
    std::size_t at = i + 1;
    while (mark(at, ',') && tight(at) && tight(at + 1) && digits(at + 1) &&
           pieces_[at + 1].text.size() == 3) {
      text += pieces_[at + 1].text;
      at += 2;
    }
    if (mark(at, '.') && tight(at) && tight(at + 1) && digits(at + 1)) {
      text += "." + pieces_[at + 1].text;
      at += 2;
      if (mark(at, '.') && tight(at) && digits(at + 1)) return std::nullopt;  // "3.11.2021"
    }
    if (text.size() > 15) return std::nullopt;
    Number n;
    n.value = std::strtod(text.c_str(), nullptr);
    n.next = at;
    apply_scale(n);
    if (money && !n.scaled && tight(n.next) && word(n.next, "m")) {
      n.value *= 1e6;
      ++n.next;
    }
    return n;
  }

  void apply_scale(Number& n) const {
    while (true) {
      std::size_t at = n.next;
      if (mark(at, '-') && tight(at) && scale(at + 1)) ++at;
      const auto factor = scale(at);
      if (!factor.has_value()) return;
      n.value *= *factor;
      n.next = at + 1;
      n.scaled = true;
      n.of_follows = pieces_[at].lower.ends_with('s') && word(n.next, "of");
    }
  }

  // "two", "twenty-one", "four hundred", "a thousand and eighty-one", "half a million".
  [[nodiscard]] std::optional<Number> in_words(std::size_t i) const {
    Number n;
    n.words = true;
    std::size_t at = i;
    // "a quarter of a million"
    if (word(at, "a") && any(at + 1, {"quarter", "third"}) && word(at + 2, "of") &&
        word(at + 3, "a") && scale(at + 4)) {
      n.value = *scale(at + 4) / (word(at + 1, "third") ? 3 : 4);
      n.next = at + 5;
      return n;
    }
    if (word(at, "half") && word(at + 1, "a") && scale(at + 2)) {
      n.value = 0.5 * *scale(at + 2);
      n.next = at + 3;
      return n;
    }
    double group = 0.0;
    double total = 0.0;
    bool any_word = false;
    if (any(at, {"a", "an"}) &&
        any(at + 1, {"hundred", "thousand", "million", "billion", "dozen"})) {
      group = 1.0;
      ++at;
      any_word = true;
    }
    while (at < pieces_.size()) {
      std::size_t place = at;
      if (any_word && mark(place, '-') && tight(place)) ++place;
      if (any_word && word(place, "and") && (group >= 100 || (group == 0 && total > 0))) ++place;
      if (place >= pieces_.size()) break;
      if (const auto small = small_number_named(pieces_[place].lower)) {
        // "twenty one" adds, "two three" does not.
        const bool adds = !any_word || (group >= 20 && std::fmod(group, 10) == 0 && *small < 10) ||
                          (group >= 100 && std::fmod(group, 100) == 0) || group == 0;
        if (!adds) break;
        group += *small;
      } else if (word(place, "hundred") && any_word && group > 0 && group < 100) {
        group *= 100;
      } else if (word(place, "dozen") && any_word && group > 0 && group < 100) {
        group *= 12;
      } else if (const auto factor = scale(place); factor.has_value() && *factor >= 1e3 &&
                                                   any_word && group > 0 && tight(place) == false) {
        total += group * *factor;
        group = 0;
        n.scaled = true;
      } else {
        break;
      }
      any_word = true;
      at = place + 1;
    }
    if (!any_word) return std::nullopt;
    if (at == i + 1 && any(i, {"a", "an"})) return std::nullopt;
    n.value = total + group;
    n.next = at;
    n.of_follows =
        at > 0 && pieces_[at - 1].lower.ends_with('s') && scale(at - 1) && word(at, "of");
    if (n.value <= 0) return std::nullopt;
    return n;
  }

  [[nodiscard]] std::optional<Number> vague(std::size_t i) const {
    struct Vague {
      std::string_view words;
      double low;
      double high;
    };
    constexpr auto kVague = std::to_array<Vague>({{"tens of thousands", 20e3, 99999},
                                                  {"hundreds of thousands", 200e3, 999999},
                                                  {"tens of millions", 20e6, 99999999},
                                                  {"hundreds of millions", 200e6, 999999999},
                                                  {"several hundred", 300, 999},
                                                  {"several thousand", 3000, 9999},
                                                  {"several dozen", 36, 99},
                                                  {"a few hundred", 200, 999},
                                                  {"a few thousand", 2000, 9999},
                                                  {"a few dozen", 24, 99},
                                                  {"many thousands", 2000, 99999},
                                                  {"many hundreds", 200, 999},
                                                  {"dozens", 24, 99},
                                                  {"scores", 40, 99},
                                                  {"hundreds", 200, 999},
                                                  {"thousands", 2000, 9999},
                                                  {"millions", 2e6, 9999999}});
    for (const Vague& v : kVague) {
      std::size_t at = i;
      std::string_view rest = v.words;
      bool match = true;
      while (!rest.empty() && match) {
        const std::size_t space = rest.find(' ');
        match = word(at, rest.substr(0, space));
        ++at;
        rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
      }
      if (!match) continue;
      Number n;
      n.value = v.low;
      n.vague_high = v.high;
      n.next = at;
      n.words = true;
      n.of_follows = word(at, "of");
      return n;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Number> number(std::size_t i, bool money = false) const {
    if (auto n = vague(i)) return n;
    auto n = in_digits(i, money);
    if (!n.has_value()) n = in_words(i);
    if (n.has_value() && word(n->next, "and") && word(n->next + 1, "a") &&
        word(n->next + 2, "half")) {
      n->value += 0.5;
      n->next += 3;
    }
    return n;
  }

  // Code of the currency whose sign or letters stand at `i`, and the piece after it.
  [[nodiscard]] std::optional<std::pair<std::string, std::size_t>> currency(std::size_t i) const {
    if (i >= pieces_.size()) return std::nullopt;
    const std::string& text = pieces_[i].text;
    if (text == "$") return std::pair{std::string("USD"), i + 1};
    if (text == "\u20AC") return std::pair{std::string("EUR"), i + 1};
    if (text == "\u00A3") return std::pair{std::string("GBP"), i + 1};
    if (text == "\u00A5") return std::pair{std::string("JPY"), i + 1};
    if (text == "\u20BD") return std::pair{std::string("RUB"), i + 1};
    if (text == "\u20B4") return std::pair{std::string("UAH"), i + 1};
    if (mark(i + 1, '$') && tight(i + 1)) {
      constexpr auto kDollars = std::to_array<std::pair<std::string_view, std::string_view>>(
          {{"US", "USD"}, {"NT", "TWD"}, {"A", "AUD"}, {"C", "CAD"}, {"HK", "HKD"}, {"S", "SGD"}});
      for (const auto& [letters, code] : kDollars) {
        if (text == letters) return std::pair{std::string(code), i + 2};
      }
    }
    return std::nullopt;
  }

  // "dollars", "US dollars", "percent", "km" behind a number.
  [[nodiscard]] std::optional<std::pair<std::string, std::size_t>> unit(std::size_t i) const {
    if (mark(i, '%')) return std::pair{std::string("percent"), i + 1};
    std::size_t at = i;
    if (mark(at, '-') && tight(at)) ++at;
    if (any(at, {"percent", "percentage"})) {
      return std::pair{std::string("percent"), any(at + 1, {"point", "points"}) ? at + 2 : at + 1};
    }
    if (word(at, "per") && word(at + 1, "cent")) return std::pair{std::string("percent"), at + 2};
    constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"km", "km"},        {"kilometres", "km"}, {"kilometers", "km"}, {"kilometre", "km"},
         {"kilometer", "km"}, {"miles", "mile"},    {"mile", "mile"},     {"metres", "m"},
         {"meters", "m"},     {"metre", "m"},       {"meter", "m"},       {"feet", "foot"},
         {"dollars", "USD"},  {"dollar", "USD"},    {"euros", "EUR"},     {"euro", "EUR"},
         {"pounds", "GBP"},   {"rubles", "RUB"},    {"roubles", "RUB"},   {"yuan", "CNY"},
         {"yen", "JPY"},      {"rupees", "INR"},    {"hryvnias", "UAH"},  {"rials", "IRR"},
         {"liras", "TRY"},    {"dinars", "dinar"},  {"francs", "franc"},  {"pesos", "peso"},
         {"won", "KRW"}});
    for (const auto& [name, code] : kUnits) {
      if (word(at, name)) return std::pair{std::string(code), at + 1};
    }
    if (any(at, {"nautical"}) && any(at + 1, {"miles", "mile"}))
      return std::pair{std::string("nautical mile"), at + 2};
    if (any(at, {"us", "u"}) && any(at + 1, {"dollars", "dollar"}))
      return std::pair{std::string("USD"), at + 2};
    return std::nullopt;
  }

  struct Modifier {
    Bound bound = Bound::kExact;
    std::size_t next = 0;
  };

  [[nodiscard]] std::optional<Modifier> modifier(std::size_t i) const {
    struct Words {
      std::string_view words;
      Bound bound;
    };
    constexpr auto kModifiers = std::to_array<Words>({{"well over", Bound::kMoreThan},
                                                      {"well above", Bound::kMoreThan},
                                                      {"more than", Bound::kMoreThan},
                                                      {"upwards of", Bound::kMoreThan},
                                                      {"in excess of", Bound::kMoreThan},
                                                      {"over", Bound::kMoreThan},
                                                      {"above", Bound::kMoreThan},
                                                      {"at least", Bound::kAtLeast},
                                                      {"no fewer than", Bound::kAtLeast},
                                                      {"no less than", Bound::kAtLeast},
                                                      {"not less than", Bound::kAtLeast},
                                                      {"a minimum of", Bound::kAtLeast},
                                                      {"up to", Bound::kAtMost},
                                                      {"as many as", Bound::kAtMost},
                                                      {"as much as", Bound::kAtMost},
                                                      {"no more than", Bound::kAtMost},
                                                      {"not more than", Bound::kAtMost},
                                                      {"at most", Bound::kAtMost},
                                                      {"a maximum of", Bound::kAtMost},
                                                      {"less than", Bound::kLessThan},
                                                      {"fewer than", Bound::kLessThan},
                                                      {"under", Bound::kLessThan},
                                                      {"below", Bound::kLessThan},
                                                      {"nearly", Bound::kLessThan},
                                                      {"almost", Bound::kLessThan},
                                                      {"about", Bound::kAbout},
                                                      {"around", Bound::kAbout},
                                                      {"some", Bound::kAbout},
                                                      {"roughly", Bound::kAbout},
                                                      {"approximately", Bound::kAbout},
                                                      {"an estimated", Bound::kAbout},
                                                      {"estimated", Bound::kAbout},
                                                      {"perhaps", Bound::kAbout},
                                                      {"circa", Bound::kAbout},
                                                      {"close to", Bound::kAbout},
                                                      {"as few as", Bound::kExact},
                                                      {"only", Bound::kExact},
                                                      {"just", Bound::kExact}});
    for (const Words& m : kModifiers) {
      std::size_t at = i;
      std::string_view rest = m.words;
      bool match = true;
      while (!rest.empty() && match) {
        const std::size_t space = rest.find(' ');
        match = word(at, rest.substr(0, space));
        ++at;
        rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
      }
      if (match) return Modifier{m.bound, at};
    }
    return std::nullopt;
  }

 private:
  const std::vector<Piece>& pieces_;
};

}  // namespace

std::optional<Quantity> quantity_at(const std::vector<Piece>& pieces, std::size_t i) {
  const Reader read(pieces);
  Quantity q;
  q.first = i;
  std::size_t at = i;
  const bool between = read.word(at, "between");
  if (between) ++at;
  Bound bound = Bound::kExact;
  if (!between) {
    if (read.any(at, {"another", "additional"}) ||
        (read.word(at, "a") && read.word(at + 1, "further"))) {
      q.increment = true;
      at += read.word(at, "a") ? 2 : 1;
    }
    if (const auto m = read.modifier(at)) {
      bound = m->bound;
      if (bound == Bound::kExact) q.first = m->next;  // "only" is no part of the figure
      at = m->next;
      if (const auto more = read.modifier(at); more.has_value() && more->bound == Bound::kAbout)
        at = more->next;
    }
  }
  auto money = read.currency(at);
  q.number = at;
  if (money.has_value()) {
    q.unit = money->first;
    at = money->second;
  }
  auto number = read.number(at, money.has_value());
  if (!number.has_value()) return std::nullopt;
  std::size_t next = number->next;
  std::optional<double> other;
  // Ranges: "between 200 and 250", "1,000-1,500", "10,000 to 15,000".
  const bool dash = read.mark(next, '-') && read.tight(next) && read.tight(next + 1);
  const bool joins = between ? read.word(next, "and") : dash || read.word(next, "to");
  if (joins && !number->vague_high.has_value()) {
    std::size_t place = next + 1;
    if (const auto again = read.currency(place)) place = again->second;
    const auto second = read.number(place, money.has_value());
    if (second.has_value() && !second->vague_high.has_value()) {
      double low = number->value;
      // "3 to 5 million": the scale counts for both.
      if (second->scaled && !number->scaled && low < 1000 && second->value >= 1000 * low) {
        low *= second->value >= 1e12  ? 1e12
               : second->value >= 1e9 ? 1e9
               : second->value >= 1e6 ? 1e6
                                      : 1e3;
      }
      // "from 145 to 30" and scores are no ranges.
      const bool from = i > 0 && pieces[i - 1].lower == "from";
      if (second->value > low && !from && (dash ? low >= 10 || second->scaled : true)) {
        number->value = low;
        other = second->value;
        next = second->next;
        number->of_follows = second->of_follows;
      }
    }
  }
  if (between && !other.has_value()) return std::nullopt;
  if (q.unit.empty()) {
    // "hundreds of millions of dollars"
    const std::size_t unit_place = number->of_follows ? next + 1 : next;
    if (const auto unit = read.unit(unit_place)) {
      q.unit = unit->first;
      next = unit->second;
      number->of_follows = false;
    }
  }
  // "10 or more", "100,000+"
  if (read.word(next, "or") && read.any(next + 1, {"more", "so", "fewer", "less"})) {
    bound = read.word(next + 1, "more") ? Bound::kAtLeast
            : read.word(next + 1, "so") ? Bound::kAbout
                                        : Bound::kAtMost;
    next += 2;
  } else if (read.mark(next, '+') && read.tight(next)) {
    bound = Bound::kAtLeast;
    ++next;
  }
  q.number_end = next;
  q.next = next;
  q.of_follows = number->of_follows;
  q.value = number->value;
  q.words = number->words && number->value < 100 && !number->vague_high.has_value();
  if (number->vague_high.has_value()) {
    q.low = number->value;
    q.high = number->vague_high;
    q.bound = Bound::kVague;
    if (bound == Bound::kMoreThan || bound == Bound::kAtLeast) q.high.reset();
  } else if (other.has_value()) {
    q.low = number->value;
    q.high = other;
    q.bound = Bound::kRange;
  } else {
    q.bound = bound;
    const bool below = bound == Bound::kAtMost || bound == Bound::kLessThan;
    const bool above = bound == Bound::kAtLeast || bound == Bound::kMoreThan;
    if (!below) q.low = number->value;
    if (!above) q.high = number->value;
  }
  return q;
}

}  // namespace demarche::extract
