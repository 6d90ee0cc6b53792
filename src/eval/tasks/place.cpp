// Places named in a text: found, and resolved to GeoNames ids and coordinates.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/pairing.hpp"
#include "eval/task.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

namespace demarche::eval {

namespace {

constexpr double kEarthKm = 6371.0;
constexpr double kNearKm = 161.0;

struct Toponym {
  Span span;
  std::optional<double> lat, lon;
  std::string geonames;
  bool demonym = false;
  bool country = false;
  [[nodiscard]] bool located() const { return lat && lon; }
};

double kilometres(const Toponym& a, const Toponym& b) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
  const double dlat = radians(*b.lat - *a.lat) / 2;
  const double dlon = radians(*b.lon - *a.lon) / 2;
  const double h = std::sin(dlat) * std::sin(dlat) + std::cos(radians(*a.lat)) *
                                                         std::cos(radians(*b.lat)) *
                                                         std::sin(dlon) * std::sin(dlon);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_no_toponym(const std::string& type) {
  return type == "Literal_Expression" || type == "Non_Lit_Expression" || type == "Non_Toponym" ||
         type == "Homonym";
}

// "Iraqi", "the French": by its type, or by its ending where the file has no types.
bool is_demonym(const Record& one, const std::string& feature) {
  if (one.has("type")) return one.text("type") == "Demonym" || one.text("type") == "Language";
  if (!feature.starts_with("PCL") && feature != "CONT" && feature != "ADM1") return false;
  static constexpr std::array<std::string_view, 13> kEndings = {
      "an", "ans", "ish", "ese", "i", "is", "ench", "utch", "eek", "eeks", "iss", "ech", "echs"};
  const std::string printed = text::to_lower(text::squeeze(one.text("text")));
  const auto last = text::split(printed, ' ').back();
  const std::string name = text::to_lower(text::squeeze(one.text("name")));
  const auto words = text::split(name, ' ');
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return last.ends_with(ending); }) &&
         std::find(words.begin(), words.end(), last) == words.end();
}

// The four figures that are repeated without some of the toponyms.
struct Resolved {
  double located = 0, found = 0;
  double with_id = 0, found_with_id = 0, right_id = 0;
  double near = 0;

  void add(const Toponym& gold, const Toponym* answer) {
    ++located;
    found += answer != nullptr ? 1 : 0;
    if (!gold.geonames.empty()) {
      ++with_id;
      found_with_id += answer != nullptr ? 1 : 0;
      right_id += answer != nullptr && answer->geonames == gold.geonames ? 1 : 0;
    }
    near += answer != nullptr && kilometres(gold, *answer) <= kNearKm ? 1 : 0;
  }
  void print(Figures& out, const std::string& prefix) const {
    if (with_id > 0) {
      out.add(prefix + "exact id of all", ratio(right_id, with_id));
      out.add(prefix + "exact id of found", ratio(right_id, found_with_id));
    }
    out.add(prefix + "acc161 of all", ratio(near, located));
    out.add(prefix + "acc161 of found", ratio(near, found));
  }
};

class PlaceScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const auto want = toponyms_of(gold);
    auto got = toponyms_of(answer);
    std::erase_if(got, [](const Toponym& t) { return !t.located(); });
    std::vector<const Toponym*> answer_of(want.size(), nullptr);
    detected_.predicted += static_cast<double>(got.size());
    for (const Pair& pair : pair_spans(spans(want), spans(got))) {
      if (!want[pair.gold].located()) {
        --detected_.predicted;
        continue;
      }
      answer_of[pair.gold] = &got[pair.predicted];
      ++detected_.right;
      equal_ += want[pair.gold].span == got[pair.predicted].span ? 1 : 0;
      distances_.push_back(kilometres(want[pair.gold], got[pair.predicted]));
    }
    for (std::size_t i = 0; i < want.size(); ++i) {
      if (!want[i].located()) continue;
      ++detected_.gold;
      all_.add(want[i], answer_of[i]);
      if (!want[i].demonym) without_demonyms_.add(want[i], answer_of[i]);
      if (!want[i].country) without_countries_.add(want[i], answer_of[i]);
    }
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("detection", detected_);
    Count equal = detected_;
    equal.right = equal_;
    out.add("detection equal spans F1", equal.f1());
    all_.print(out, "");
    std::vector<double> km = distances_;
    std::sort(km.begin(), km.end());
    double sum = 0;
    for (const double d : km) sum += d;
    out.add("mean km of found", ratio(sum, static_cast<double>(km.size())));
    const std::size_t half = km.size() / 2;
    out.add("median km of found",
            km.empty() ? 0 : (km.size() % 2 == 1 ? km[half] : (km[half - 1] + km[half]) / 2));
    without_demonyms_.print(out, "without demonyms: ");
    if (features_) without_countries_.print(out, "without countries: ");
    return out.take();
  }

 private:
  std::vector<Toponym> toponyms_of(const Record& record) {
    std::vector<Toponym> out;
    for (const Record& one : record.list("toponyms")) {
      if (is_no_toponym(one.text("type"))) continue;
      const std::string feature = one.text("feature");
      features_ = features_ || !feature.empty();
      out.push_back({one.range(), one.number("lat"), one.number("lon"), one.label("geonames"),
                     is_demonym(one, feature), feature.starts_with("PCL")});
    }
    return out;
  }

  static std::vector<Span> spans(const std::vector<Toponym>& toponyms) {
    std::vector<Span> out;
    for (const Toponym& t : toponyms) out.push_back(t.span);
    return out;
  }

  Count detected_;
  double equal_ = 0;
  bool features_ = false;
  Resolved all_, without_demonyms_, without_countries_;
  std::vector<double> distances_;
};

}  // namespace

Task place_task() {
  Task task;
  task.about = {"place", "place names, found and resolved to coordinates and GeoNames ids", true};
  task.question = [](const Json& line, bool given) {
    Question question = keep(line, {"text", "title", "outlet", "url", "date"});
    if (given) question["toponyms"] = keep_each(line, "toponyms", {"begin", "end"});
    return question;
  };
  task.answer = answer_place;
  task.labelled = [](const Record& line) {
    for (const Record& one : line.list("toponyms")) {
      if (one.has("lat")) return true;
    }
    return false;
  };
  task.scorer = make_scorer<PlaceScorer>;
  return task;
}

}  // namespace demarche::eval
