// Scores the days and hours of time expressions: `time_score passages.jsonl train|check [--errors]`
// (begin, end and precision of the labelled times; TIMEX3 values: `demarche eval time`). Needs
// DEMARCHE_DATA.
#include "labelled.hpp"

#include <cmath>
#include <cstring>

using namespace demarche;
using namespace demarche::bench;

namespace {

// Labels end a morning at 12:00 or at 11:59, and write an offset or none.
bool same_moment(std::string a, std::string b) {
  a = a.substr(0, 16);
  b = b.substr(0, 16);
  if (a == b) return true;
  if (a.substr(0, 13) == b.substr(0, 13) && a.size() == 16 && b.size() == 16) return false;
  if (a.size() != 16 || b.size() != 16) return false;
  const auto minutes = [](const std::string& s) {
    return (std::stoi(s.substr(8, 2)) * 24 + std::stoi(s.substr(11, 2))) * 60 +
           std::stoi(s.substr(14, 2));
  };
  return std::abs(minutes(a) - minutes(b)) <= 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: time_score FILE train|check [--errors]\n";
    return 2;
  }
  const bool errors = std::strcmp(argv[argc - 1], "--errors") == 0;
  const std::string use = argv[2];
  const Engine engine = load_engine();
  Pipeline::Workspace workspace;
  Rate strict, relaxed, begin, end, precision, all;
  for_lines(argv[1], use, [&](const json& line) {
    const std::string date = line["date"];
    const Article article = article_of(line["text"], date);
    auto analysis = engine.pipeline.annotate(article.text, workspace);
    if (!analysis) return;
    const auto found = extract::find_times({article, *analysis, engine.knowledge});
    const json& gold = line["times"];
    std::vector<Span> gold_spans, found_spans;
    for (const json& t : gold) gold_spans.push_back(span_in(t["text"]));
    for (const auto& t : found) found_spans.push_back(t.span);
    const std::vector<int> pairs = pair_spans(gold_spans, found_spans);
    for (Rate* rate : {&strict, &relaxed, &begin, &end, &precision, &all}) {
      rate->gold += static_cast<int>(gold.size());
      rate->found += static_cast<int>(found.size());
    }
    std::vector<bool> used(found.size(), false);
    for (std::size_t g = 0; g < gold.size(); ++g) {
      const std::string words = slice(article.text, gold_spans[g]);
      if (pairs[g] < 0) {
        if (errors) std::printf("missed   %-30s [%s]\n", words.c_str(), date.c_str());
        continue;
      }
      const auto& f = found[static_cast<std::size_t>(pairs[g])];
      used[static_cast<std::size_t>(pairs[g])] = true;
      ++relaxed.right;
      if (f.span == gold_spans[g]) ++strict.right;
      const std::string b = gold[g]["begin"].is_null() ? "" : gold[g]["begin"];
      const std::string e = gold[g]["end"].is_null() ? "" : gold[g]["end"];
      const bool b_right = same_moment(b, f.interval.begin);
      const bool e_right = same_moment(e, f.interval.end);
      static constexpr std::array kNames{"minute", "hour",    "part_of_day", "day",   "week",
                                         "month",  "quarter", "year",        "decade"};
      const bool p_right =
          gold[g]["precision"] == kNames[static_cast<std::size_t>(f.interval.precision)];
      begin.right += b_right;
      end.right += e_right;
      precision.right += p_right;
      all.right += b_right && e_right && p_right;
      if (errors && !(b_right && e_right && p_right)) {
        std::printf("value    %-30s gold %s/%s %s, found %s/%s %s: %s [%s] \"...%s\"\n",
                    words.c_str(), b.c_str(), e.c_str(),
                    gold[g]["precision"].get<std::string>().c_str(), f.interval.begin.c_str(),
                    f.interval.end.c_str(), kNames[static_cast<std::size_t>(f.interval.precision)],
                    f.interval.basis.c_str(), date.c_str(),
                    slice(article.text, {gold_spans[g].begin > 60 ? gold_spans[g].begin - 60 : 0,
                                         gold_spans[g].end + 30})
                        .c_str());
      }
    }
    for (std::size_t i = 0; errors && i < found.size(); ++i) {
      if (!used[i])
        std::printf("extra    %-30s %s  %s/%s  %s\n", found[i].interval.text.c_str(),
                    found[i].timex.c_str(), found[i].interval.begin.c_str(),
                    found[i].interval.end.c_str(), found[i].interval.basis.c_str());
    }
  });
  print("strict", strict);
  print("relaxed", relaxed);
  print_share("begin right of found", begin.right, relaxed.right);
  print_share("end right of found", end.right, relaxed.right);
  print_share("precision right of found", precision.right, relaxed.right);
  print("all three", all);
}
