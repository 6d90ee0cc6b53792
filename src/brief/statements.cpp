// Choosing statements: by speaker, addressee, act and day.
#include "brief/statements.hpp"

#include "brief/select.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <demarche/statements.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <tuple>

namespace demarche {

namespace {

// "2021", "2021-12" or "2021-12-02", and a day of the calendar.
bool is_day(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return false;
  int parts[3] = {0, 1, 1};
  for (std::size_t i = 0; i < (iso.size() - 1) / 3; ++i) {
    const std::size_t begin = i == 0 ? 0 : 2 + i * 3;
    const std::size_t end = i == 0 ? 4 : begin + 2;
    if (i > 0 && iso[begin - 1] != '-') return false;
    const auto [stop, error] = std::from_chars(iso.data() + begin, iso.data() + end, parts[i]);
    if (error != std::errc() || stop != iso.data() + end || parts[i] < 0) return false;
  }
  return std::chrono::year_month_day{std::chrono::year(parts[0]),
                                     std::chrono::month(static_cast<unsigned>(parts[1])),
                                     std::chrono::day(static_cast<unsigned>(parts[2]))}
      .ok();
}

// Of two ISO dates of unlike precision, as far as both go.
int compare_days(std::string_view a, std::string_view b) {
  const std::size_t common = std::min(a.size(), b.size());
  return a.substr(0, common).compare(b.substr(0, common));
}

// A name as somebody types it, against the names of an actor.
class NameMatch {
 public:
  NameMatch(const Dossier& dossier, const std::string& name) : wanted_(key(name)) {
    for (const Actor& actor : dossier.actors) actors_.emplace(actor.id, &actor);
  }

  [[nodiscard]] bool operator()(const Ref& ref) const {
    if (is_it(ref.name)) return true;
    const auto found = actors_.find(ref.id);
    const Actor* actor = found == actors_.end() ? nullptr : found->second;
    if (actor != nullptr && std::any_of(actor->names.begin(), actor->names.end(),
                                        [&](const std::string& name) { return is_it(name); })) {
      return true;
    }
    // "Blinken" is a part of a man's name; "Russia" is not a part of its ministry's.
    const bool by_part = actor == nullptr || actor->kind == ActorKind::kPerson ||
                         actor->kind == ActorKind::kGroup || actor->kind == ActorKind::kUnknown;
    return by_part && holds(text::slug(ref.name));
  }
  [[nodiscard]] bool operator()(const std::vector<Ref>& refs) const {
    return std::any_of(refs.begin(), refs.end(), [&](const Ref& ref) { return (*this)(ref); });
  }

 private:
  static std::string key(const std::string& name) {
    const std::string slug = text::slug(name);
    return slug.starts_with("the-") ? slug.substr(4) : slug;
  }
  [[nodiscard]] bool is_it(const std::string& name) const { return key(name) == wanted_; }
  [[nodiscard]] bool holds(const std::string& slug) const {
    return ("-" + slug + "-").find("-" + wanted_ + "-") != std::string::npos;
  }

  std::string wanted_;
  std::map<std::string_view, const Actor*> actors_;
};

}  // namespace

namespace brief {

Said when_said(const Lookup& lookup, const Statement& statement) {
  if (statement.date && !statement.date->begin.empty()) return {&*statement.date, true};
  const Article* article = lookup.article(statement.evidence.front().article);
  if (article == nullptr || !article->published || article->published->begin.empty()) return {};
  return {&*article->published, false};
}

}  // namespace brief

const std::vector<std::string>& act_names() {
  static const std::vector<std::string> kNames(all_names<Act>().begin(), all_names<Act>().end());
  return kNames;
}

const std::vector<std::string>& statement_orders() {
  static const std::vector<std::string> kOrders = {"date", "speaker", "act", "origins"};
  return kOrders;
}

Result<void> check_days(const std::string& since, const std::string& until) {
  for (const std::string& day : {since, until}) {
    if (!day.empty() && !is_day(day)) {
      return fail(ErrorCode::kUsage, "not a day (YYYY-MM-DD), month or year: " + day);
    }
  }
  if (!since.empty() && !until.empty() && compare_days(since, until) > 0) {
    return fail(ErrorCode::kUsage, since + " is after " + until);
  }
  return {};
}

Result<std::vector<const Statement*>> choose_statements(const Dossier& dossier,
                                                        const StatementQuery& query) {
  if (const auto days = check_days(query.since, query.until); !days) {
    return tl::unexpected<Error>(days.error());
  }
  std::vector<Act> acts;
  for (const std::string& name : query.acts) {
    const auto act = parse_name<Act>(name);
    if (!act) {
      return fail(ErrorCode::kUsage,
                  "no such act: " + name + " (" + text::join(act_names(), ", ") + ")");
    }
    acts.push_back(*act);
  }
  const auto order = std::find(statement_orders().begin(), statement_orders().end(), query.sort);
  if (order == statement_orders().end()) {
    return fail(ErrorCode::kUsage,
                "no such order: " + query.sort + " (" + text::join(statement_orders(), ", ") + ")");
  }
  const NameMatch is_speaker(dossier, query.speaker);
  const NameMatch is_addressee(dossier, query.addressee);

  struct Chosen {
    const Statement* statement;
    std::string_view day;  // "~" if unknown, behind all others
  };
  const brief::Lookup lookup(dossier);
  std::vector<Chosen> chosen;
  for (const Statement& s : dossier.statements) {
    if (!query.every_telling && !s.group.empty() && s.group != s.id) continue;
    if (!acts.empty() && std::find(acts.begin(), acts.end(), s.act) == acts.end()) continue;
    if (!query.speaker.empty() && !(s.speaker && is_speaker(*s.speaker)) &&
        !is_speaker(s.co_speakers)) {
      continue;
    }
    if (!query.addressee.empty() && !(s.addressee && is_addressee(*s.addressee))) continue;
    const Interval* when = brief::when_said(lookup, s).when;
    if (!query.since.empty() && (when == nullptr || compare_days(when->end, query.since) < 0)) {
      continue;
    }
    if (!query.until.empty() && (when == nullptr || compare_days(when->begin, query.until) > 0)) {
      continue;
    }
    chosen.push_back({&s, when == nullptr ? "~" : std::string_view(when->begin)});
  }
  const auto speaker = [](const Statement& s) {
    return s.speaker ? std::string_view(s.speaker->name) : std::string_view("~");
  };
  const auto first_words = [](const Statement& s) {
    return std::tie(s.evidence.front().article, s.evidence.front().span.begin, s.id);
  };
  std::sort(chosen.begin(), chosen.end(), [&](const Chosen& x, const Chosen& y) {
    const Statement& a = *x.statement;
    const Statement& b = *y.statement;
    if (*order == "speaker" && speaker(a) != speaker(b)) return speaker(a) < speaker(b);
    if (*order == "act" && a.act != b.act) return a.act < b.act;
    if (*order == "origins" && a.origins != b.origins) return a.origins > b.origins;
    return std::make_tuple(x.day, first_words(a)) < std::make_tuple(y.day, first_words(b));
  });
  std::vector<const Statement*> out;
  for (const Chosen& one : chosen) out.push_back(one.statement);
  return out;
}

}  // namespace demarche
