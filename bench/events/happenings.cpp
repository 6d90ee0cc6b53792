// Scores event extraction on a labelled file: `happenings FILE USE [--errors] [--texts FILE]`.
// FILE is passages.jsonl (USE train or check) or geowebnews_events.jsonl with --texts
// geowebnews_dev.jsonl. Names of the figures as in README.md, "How right". Needs DEMARCHE_DATA.
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "knowledge/knowledge.hpp"
#include "records/names.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

using namespace demarche;
using nlohmann::json;

namespace {

struct Gold {
  Span trigger;
  std::string type;
  std::string status;
  bool historical = false;
  std::vector<Span> actors;
  std::vector<Span> recipients;
};

Span span_of(const json& j) {
  return {j[0].get<std::uint32_t>(), j[1].get<std::uint32_t>()};
}

std::vector<Span> spans_of(const json& list) {
  std::vector<Span> out;
  for (const json& j : list) out.push_back(span_of(j));
  return out;
}

std::string slice(const std::string& text, Span span) {
  std::string out;
  std::uint32_t at = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts) ++at;
    if (at > span.begin && at <= span.end) out += c;
  }
  return out;
}

std::map<std::string, int> bag(const std::vector<std::string>& texts) {
  std::map<std::string, int> out;
  for (const std::string& text : texts) {
    std::string word;
    for (const char c : text + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80)) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      } else if (!word.empty()) {
        ++out[word];
        word.clear();
      }
    }
  }
  return out;
}

double word_f1(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto x = bag(a);
  const auto y = bag(b);
  int nx = 0, ny = 0, common = 0;
  for (const auto& [w, n] : x) {
    nx += n;
    if (const auto found = y.find(w); found != y.end()) common += std::min(n, found->second);
  }
  for (const auto& [w, n] : y) ny += n;
  if (nx + ny == 0) return 1.0;
  return 2.0 * common / (nx + ny);
}

struct Score {
  int right = 0, predicted = 0, gold = 0;
  [[nodiscard]] double p() const { return predicted ? double(right) / predicted : 0; }
  [[nodiscard]] double r() const { return gold ? double(right) / gold : 0; }
  [[nodiscard]] double f1() const {
    return predicted + gold ? 2.0 * right / (predicted + gold) : 0;
  }
};

double macro(const std::map<std::string, Score>& classes) {
  double sum = 0;
  int n = 0;
  for (const auto& [name, score] : classes) {
    if (score.gold == 0) continue;
    sum += score.f1();
    ++n;
  }
  return n ? sum / n : 0;
}

void line(const char* name, double value) {
  std::printf("%s\t%.4f\n", name, value);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string use = argv[2];
  bool errors = false;
  std::map<std::string, std::string> texts;
  for (int i = 3; i < argc; ++i) {
    if (std::strcmp(argv[i], "--errors") == 0) errors = true;
    if (std::strcmp(argv[i], "--texts") == 0) {
      std::ifstream in(argv[i + 1]);
      for (std::string row; std::getline(in, row);) {
        const json j = json::parse(row);
        texts[j["id"]] = j["text"];
      }
    }
  }
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string folder = data ? data : "build/data";
  auto pipeline = Pipeline::load(folder + "/models/en_core_web_sm");
  auto knowledge = knowledge::Knowledge::open(folder + "/knowledge.bin");
  if (!pipeline || !knowledge) {
    std::cerr << (!pipeline ? pipeline.error() : knowledge.error()).to_string() << "\n";
    return 1;
  }
  Pipeline::Workspace workspace;
  Score trigger, event, historical;
  int pairs = 0, type_right = 0, status_right = 0, passages_without = 0, false_events = 0;
  double actor_sum = 0, recipient_sum = 0;
  std::map<std::string, Score> by_type, by_status;
  std::map<std::string, Score> by_rule;
  std::map<std::string, int> confusion;
  std::ifstream in(argv[1]);
  for (std::string row; std::getline(in, row);) {
    const json j = json::parse(row);
    if (j.contains("use") && j["use"] != use) continue;
    std::string text;
    std::uint32_t shift = 0;
    if (j.contains("doc")) {
      // Divided by document: a fifth of them is for checking.
      const int number = std::atoi(j["doc"].get<std::string>().substr(4).c_str());
      if ((number % 5 == 0) != (use == "check")) continue;
      shift = j["begin"];
      text = slice(texts[j["doc"]], {shift, j["end"].get<std::uint32_t>()});
    } else {
      text = j["text"];
    }
    std::vector<Gold> gold;
    for (const json& e : j["events"]) {
      Gold g;
      const auto moved = [&](Span s) { return Span{s.begin - shift, s.end - shift}; };
      g.trigger = moved(span_of(e["trigger"]));
      g.type = e["type"];
      g.status = e["status"];
      g.historical = e["historical"];
      for (const Span s : spans_of(e["actors"])) g.actors.push_back(moved(s));
      for (const Span s : spans_of(e["recipients"])) g.recipients.push_back(moved(s));
      gold.push_back(std::move(g));
    }
    Article article;
    article.id = j.contains("id") ? j["id"].get<std::string>() : "x";
    article.text = text;
    if (j.contains("date") && j["date"].is_string()) {
      Interval published;
      published.begin = published.end = j["date"];
      article.published = published;
    }
    auto analysis = pipeline->annotate(text, workspace);
    if (!analysis) {
      std::cerr << analysis.error().to_string() << "\n";
      return 1;
    }
    const Reading reading = extract::read_article(std::move(article), *analysis, *knowledge);
    const std::vector<Event>& found = reading.events;

    struct Pair {
      std::uint32_t common;
      bool equal;
      std::size_t g, f;
    };
    std::vector<Pair> candidates;
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t f = 0; f < found.size(); ++f) {
        const Span a = gold[g].trigger;
        const Span b = found[f].trigger;
        if (!a.overlaps(b)) continue;
        candidates.push_back({std::min(a.end, b.end) - std::max(a.begin, b.begin), a == b, g, f});
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Pair& a, const Pair& b) {
      if (a.equal != b.equal) return a.equal;
      return a.common > b.common;
    });
    std::vector<int> gold_to(gold.size(), -1), found_to(found.size(), -1);
    for (const Pair& pair : candidates) {
      if (gold_to[pair.g] >= 0 || found_to[pair.f] >= 0) continue;
      gold_to[pair.g] = static_cast<int>(pair.f);
      found_to[pair.f] = static_cast<int>(pair.g);
    }
    trigger.gold += static_cast<int>(gold.size());
    trigger.predicted += static_cast<int>(found.size());
    event.gold = trigger.gold;
    event.predicted = trigger.predicted;
    if (gold.empty()) {
      ++passages_without;
      false_events += static_cast<int>(found.size());
    }
    std::string report;
    for (std::size_t g = 0; g < gold.size(); ++g) {
      const Gold& want = gold[g];
      ++by_type[want.type].gold;
      if (want.historical) ++historical.gold;
      if (gold_to[g] < 0) {
        report +=
            "  MISSED " + want.type + " " + want.status + " '" + slice(text, want.trigger) + "'\n";
        ++confusion["missed " + want.type];
        continue;
      }
      const Event& got = found[static_cast<std::size_t>(gold_to[g])];
      ++trigger.right;
      ++pairs;
      ++by_status[want.status].gold;
      const std::string type(name_of(got.type));
      const std::string status(name_of(got.status));
      ++by_status[status].predicted;
      if (status == want.status) {
        ++by_status[status].right;
        ++status_right;
      } else {
        report += "  STATUS " + want.status + " got " + status + " '" + got.predicate + "' " +
                  got.rule + "\n";
        ++confusion["status " + want.status + " -> " + status];
      }
      if (type == want.type) {
        ++type_right;
        ++by_type[type].right;
        ++by_rule[got.rule.substr(0, got.rule.find(';'))].right;
      } else {
        report += "  TYPE " + want.type + " got " + type + " '" + got.predicate + "'\n";
        ++confusion["type " + want.type + " -> " + type];
      }
      if (type == want.type && status == want.status) ++event.right;
      if (want.historical && got.historical) ++historical.right;
      std::vector<std::string> a, b, c, d;
      for (const Span s : want.actors) a.push_back(slice(text, s));
      for (const Ref& r : got.actors) b.push_back(r.text);
      for (const Span s : want.recipients) c.push_back(slice(text, s));
      for (const Ref& r : got.recipients) d.push_back(r.text);
      const double actor_f1 = word_f1(a, b);
      const double recipient_f1 = word_f1(c, d);
      actor_sum += actor_f1;
      recipient_sum += recipient_f1;
      const auto list = [](const std::vector<std::string>& v) {
        std::string out;
        for (const auto& s : v) out += "[" + s + "]";
        return out;
      };
      if (actor_f1 < 0.5)
        report += "  ACTOR '" + got.predicate + "' want " + list(a) + " got " + list(b) + "\n";
      if (recipient_f1 < 0.5)
        report += "  RECIP '" + got.predicate + "' want " + list(c) + " got " + list(d) + "\n";
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
      const std::string type(name_of(found[f].type));
      ++by_type[type].predicted;
      if (found[f].historical) ++historical.predicted;
      ++by_rule[found[f].rule.substr(0, found[f].rule.find(';'))].predicted;
      if (found_to[f] < 0) {
        ++confusion["false " + type];
        report += "  FALSE " + type + " " + std::string(name_of(found[f].status)) + " '" +
                  found[f].predicate + "' " + found[f].rule + "\n";
      }
    }
    if (errors && !report.empty()) std::cout << "## " << text << "\n" << report;
  }
  if (errors) {
    std::vector<std::pair<int, std::string>> worst;
    for (const auto& [rule, score] : by_rule) {
      if (score.predicted - score.right > 0) {
        worst.emplace_back(score.predicted - score.right, rule + "  right " +
                                                              std::to_string(score.right) + " of " +
                                                              std::to_string(score.predicted));
      }
    }
    std::sort(worst.rbegin(), worst.rend());
    for (const auto& [n, rule] : worst) std::cout << "RULE " << n << " " << rule << "\n";
    for (const auto& [name, n] : confusion) std::cout << "COUNT " << n << " " << name << "\n";
  }
  line("trigger P", trigger.p());
  line("trigger R", trigger.r());
  line("trigger F1", trigger.f1());
  line("type accuracy", pairs ? double(type_right) / pairs : 0);
  line("type macro-F1", macro(by_type));
  line("status accuracy", pairs ? double(status_right) / pairs : 0);
  line("status macro-F1", macro(by_status));
  line("historical F1", historical.f1());
  line("actor word F1", pairs ? actor_sum / pairs : 0);
  line("recipient word F1", pairs ? recipient_sum / pairs : 0);
  line("event F1", event.f1());
  line("passages without event: false events a passage",
       passages_without ? double(false_events) / passages_without : 0);
  std::printf("(pairs %d, predicted %d, gold %d)\n", pairs, trigger.predicted, trigger.gold);
  return 0;
}
