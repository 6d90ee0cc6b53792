#include "brief/phrase.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <array>

namespace demarche::brief {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Parts of an ISO date as they are printed; missing parts are empty.
struct Day {
  std::string year;
  std::string month;
  std::string day;
};

Day parts_of(std::string_view iso) {
  Day out;
  if (iso.size() < 4) return out;
  out.year = std::string(iso.substr(0, 4));
  if (iso.size() >= 7 && iso[4] == '-') {
    const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
    if (month >= 1 && month <= 12) out.month = kMonths[static_cast<std::size_t>(month) - 1];
  }
  if (iso.size() >= 10 && iso[7] == '-') {
    out.day = std::string(iso[8] == '0' ? iso.substr(9, 1) : iso.substr(8, 2));
  }
  return out;
}

void add_word(std::string& out, std::string_view word) {
  if (word.empty()) return;
  if (!out.empty()) out += ' ';
  out += word;
}

}  // namespace

std::string phrase_dates(std::string_view begin, std::string_view end, Precision precision,
                         std::string_view year) {
  if (begin.empty() && end.empty()) return {};
  if (begin.empty()) begin = end;
  if (end.empty()) end = begin;
  Day from = parts_of(begin);
  Day to = parts_of(end);
  if (precision == Precision::kYear || precision == Precision::kDecade) {
    return from.year == to.year ? from.year : from.year + "-" + to.year;
  }
  if (precision == Precision::kMonth || precision == Precision::kQuarter) {
    from.day.clear();
    to.day.clear();
  }
  std::string out;
  if (from.year == to.year && from.month == to.month && from.day == to.day) {
    add_word(out, from.day);
  } else if (from.year == to.year && from.month == to.month) {
    add_word(out, from.day + "-" + to.day);
  } else {
    add_word(out, from.day);
    add_word(out, from.month);
    if (from.year != to.year) add_word(out, from.year);
    out += " -";
    add_word(out, to.day);
  }
  add_word(out, to.month);
  if (to.year != year || to.month.empty()) add_word(out, to.year);
  return out;
}

std::string phrase_date(const std::optional<Interval>& interval, std::string_view year) {
  if (!interval) return {};
  return phrase_dates(interval->begin, interval->end, interval->precision, year);
}

std::string phrase_list(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

std::string phrase_names(const std::vector<Ref>& refs) {
  std::vector<std::string> names;
  for (const Ref& ref : refs) names.push_back(ref.name);
  return phrase_list(names);
}

std::string_view phrase_act(Act act) {
  switch (act) {
    case Act::kAssert:
      return "says";
    case Act::kAccuse:
      return "accuses";
    case Act::kCondemn:
      return "condemns";
    case Act::kDeny:
      return "denies";
    case Act::kDemand:
      return "demands";
    case Act::kAppeal:
      return "appeals";
    case Act::kThreaten:
      return "threatens";
    case Act::kWarn:
      return "warns";
    case Act::kOffer:
      return "offers";
    case Act::kPromise:
      return "promises";
    case Act::kRefuse:
      return "refuses";
    case Act::kAccept:
      return "accepts";
    case Act::kPraise:
      return "praises";
    case Act::kApologise:
      return "apologises";
    case Act::kClaimResponsibility:
      return "claims responsibility";
    case Act::kPredict:
      return "predicts";
    case Act::kAsk:
      return "asks";
    case Act::kDeclineComment:
      return "declines comment";
  }
  return "says";
}

std::string shorten(std::string_view words, std::size_t limit) {
  std::size_t at = 0;
  std::size_t border = 0;
  for (std::size_t n = 0; at < words.size(); ++n) {
    if (n >= limit) {
      std::string out(words.substr(0, border > 0 ? border : at));
      while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
      return out + " \u2026";
    }
    const std::size_t begin = at;
    if (text::is_space(text::decode_at(words, at))) border = begin;
  }
  return std::string(words);
}

namespace {

// Of several sentences the one that holds the condition or a word of the act, with what follows.
std::string_view telling_part(const Statement& statement) {
  const std::string& words = statement.text;
  std::size_t at = std::string::npos;
  if (statement.condition) at = words.find(statement.condition->text);
  if (at == std::string::npos && statement.act == Act::kThreaten) at = words.find("consequence");
  if (at == std::string::npos) return words;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < at; ++i) {
    const bool end = (words[i - 1] == '.' || words[i - 1] == '!' || words[i - 1] == '?') &&
                     (words[i] == ' ' || words[i] == '\n');
    if (end) begin = i + 1;
  }
  return std::string_view(words).substr(begin);
}

}  // namespace

std::string phrase_content(const Statement& statement, std::size_t limit) {
  std::string words = text::squeeze(statement.text);
  if (text::count(words) > limit) words = text::squeeze(telling_part(statement));
  words = shorten(words, limit);
  const bool has_marks = words.find('"') != std::string::npos ||
                         words.find("\u201C") != std::string::npos ||
                         words.find("\u00AB") != std::string::npos;
  // The report's own verb, where the words hang on it: "[refused] to give such assurances".
  if (statement.mode != SpeechMode::kDirect && !statement.cue.empty() && !words.empty() &&
      words[0] >= 'a' && words[0] <= 'z' && words.compare(0, 5, "that ") != 0) {
    words = "[" + text::squeeze(statement.cue) + "] " + words;
  }
  if (statement.mode == SpeechMode::kDirect && !has_marks) return "\u201C" + words + "\u201D";
  return words;
}

std::string phrase_figure(const Figure& figure) {
  std::string out = figure.value;
  // The counted noun is often printed with the number already.
  if (!figure.counts.empty() &&
      text::fold(out).find(text::fold(figure.counts)) == std::string::npos) {
    out += " " + figure.counts;
  }
  return out;
}

std::string phrase_actor(const Actor* actor, const Ref& ref, std::string_view day) {
  if (actor == nullptr || actor->kind != ActorKind::kPerson || actor->offices.empty()) {
    return ref.name;
  }
  const Office* best = nullptr;
  for (const Office& office : actor->offices) {
    const bool begun = day.empty() || office.begin.empty() || office.begin <= day;
    const bool not_over = day.empty() || office.end.empty() || day <= office.end;
    if (begun && not_over) best = &office;
  }
  if (best == nullptr) return ref.name;
  std::string office = best->title;
  if (!best->of.empty() && office.find(best->of) == std::string::npos) office += ", " + best->of;
  return ref.name + " (" + office + ")";
}

}  // namespace demarche::brief
