// Scores statements on a labelled file: `statement_score FILE [USE] [--errors]`.
// FILE is passages.jsonl (USE train or check) or a file of attributions (polnear_dev.jsonl).
// Figures and definitions as in README.md, "How right", tasks statements and attribution. Cue and source
// spans are not kept in the records, so they are not scored here. Needs DEMARCHE_DATA.
#include "extract/findings.hpp"
#include "extract/syntax.hpp"
#include "knowledge/knowledge.hpp"
#include "records/names.hpp"
#include "text/hash.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <cstdio>
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

using Tokens = std::set<std::uint32_t>;

// Runs of word characters, or single other characters that are no white space.
std::vector<Span> tokens_of(const std::u32string& text) {
  std::vector<Span> out;
  for (std::uint32_t i = 0; i < text.size();) {
    const auto word = [&](std::uint32_t k) {
      return text::is_word_character(text[k]) || text[k] == U'_';
    };
    if (text::is_space(text[i])) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    if (word(i)) {
      while (end < text.size() && word(end)) ++end;
    }
    out.push_back({i, end});
    i = end;
  }
  return out;
}

Tokens touched(const std::vector<Span>& tokens, const std::vector<Span>& spans) {
  Tokens out;
  for (const Span span : spans) {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].overlaps(span)) out.insert(i);
    }
  }
  return out;
}

std::vector<Span> spans_of(const json& list) {
  std::vector<Span> out;
  for (const json& j : list) out.push_back({j[0].get<std::uint32_t>(), j[1].get<std::uint32_t>()});
  return out;
}

std::size_t common(const Tokens& a, const Tokens& b) {
  std::size_t n = 0;
  for (const std::uint32_t t : a) n += b.count(t);
  return n;
}

struct Score {
  double right = 0, predicted = 0, gold = 0;
  [[nodiscard]] double p() const { return predicted > 0 ? right / predicted : 0; }
  [[nodiscard]] double r() const { return gold > 0 ? right / gold : 0; }
  [[nodiscard]] double f1() const {
    return predicted + gold > 0 ? 2 * right / (predicted + gold) : 0;
  }
};

void line(const char* name, double value) {
  std::printf("%s\t%.4f\n", name, value);
}

void lines(const std::string& name, const Score& s) {
  line((name + " P").c_str(), s.p());
  line((name + " R").c_str(), s.r());
  line((name + " F1").c_str(), s.f1());
}

// Names equal in lower case without titles and accents, or with an equal last word.
bool same_name(const std::string& a, const std::string& b) {
  const std::string x = text::slug(a);
  const std::string y = text::slug(b);
  if (x == y) return true;
  const auto last = [](const std::string& s) { return s.substr(s.rfind('-') + 1); };
  return a.find(' ') != std::string::npos && b.find(' ') != std::string::npos
             ? last(x) == last(y) && last(x).size() > 3
             : last(x) == last(y) && !x.empty() && !y.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string use;
  bool errors = false;
  for (int i = 2; i < argc; ++i) {
    if (std::strcmp(argv[i], "--errors") == 0) {
      errors = true;
    } else {
      use = argv[i];
    }
  }
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string folder = data != nullptr ? data : "build/data";
  auto pipeline = Pipeline::load(folder + "/models/en_core_web_sm");
  auto knowledge = knowledge::Knowledge::open(folder + "/knowledge.bin");
  if (!pipeline || !knowledge) {
    std::cerr << (!pipeline ? pipeline.error() : knowledge.error()).to_string() << "\n";
    return 1;
  }
  Pipeline::Workspace workspace;
  std::ifstream in(argv[1]);
  Score quote, strict, condition_exact, condition_overlap, overlap, link;
  std::map<std::string, Score> acts;
  int act_right = 0, pairs_n = 0, speaker_right = 0, pronoun_n = 0, pronoun_right = 0;
  int basis_right = 0, linked = 0, link_n = 0;
  for (std::string row; std::getline(in, row);) {
    const json j = json::parse(row);
    if (!use.empty() && j.value("use", "") != use) continue;
    const bool attribution = j.contains("attributions");
    Article article;
    article.id = j["id"];
    article.text = j["text"];
    if (j.contains("title") && j["title"].is_string()) article.title = j["title"];
    if (j.contains("date") && j["date"].is_string()) {
      Interval day;
      day.begin = day.end = j["date"];
      article.published = day;
    }
    auto analysis = pipeline->annotate(article.text, workspace);
    if (!analysis) {
      std::cerr << analysis.error().to_string() << "\n";
      return 1;
    }
    const Reading reading = extract::read_article(article, *analysis, *knowledge);
    const std::u32string text = text::decode(article.text);
    const std::vector<Span> tokens = tokens_of(text);
    const auto slice = [&](const std::vector<Span>& spans) {
      std::string out;
      for (const Span s : spans) {
        out += "[" + text::encode(std::u32string_view(text).substr(s.begin, s.size())) + "]";
      }
      return out;
    };
    struct Item {
      std::vector<Span> spans;
      Tokens content;
      Tokens source;
      bool has_source = false;
      Tokens condition;
      const json* gold = nullptr;
      const Statement* statement = nullptr;
    };
    std::vector<Item> gold, predicted;
    const Tokens discard =
        attribution && j.contains("discard") ? touched(tokens, spans_of(j["discard"])) : Tokens{};
    for (const json& g : j[attribution ? "attributions" : "statements"]) {
      Item item;
      item.gold = &g;
      item.spans = spans_of(g["content"]);
      if (attribution) {
        item.source = touched(tokens, spans_of(g["source"]));
        if (item.spans.empty()) continue;
      } else {
        if (item.spans.empty()) {
          if (g["cue"].is_null()) continue;
          item.spans = {{g["cue"][0].get<std::uint32_t>(), g["cue"][1].get<std::uint32_t>()}};
        }
        if (!g["condition"].is_null())
          item.condition = touched(tokens, spans_of(json::array({g["condition"]})));
      }
      item.has_source = !item.source.empty();
      item.content = touched(tokens, item.spans);
      if (common(item.content, discard) > 0) continue;
      gold.push_back(std::move(item));
    }
    for (const Statement& s : reading.statements) {
      Item item;
      item.statement = &s;
      for (const Evidence& e : s.evidence) item.spans.push_back(e.span);
      item.content = touched(tokens, item.spans);
      if (common(item.content, discard) > 0) continue;
      if (s.condition) item.condition = touched(tokens, {s.condition->evidence.span});
      predicted.push_back(std::move(item));
    }
    quote.gold += static_cast<double>(gold.size());
    quote.predicted += static_cast<double>(predicted.size());
    struct Pair {
      double share;
      std::size_t g, p;
    };
    std::vector<Pair> candidates;
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t p = 0; p < predicted.size(); ++p) {
        const double share = static_cast<double>(common(gold[g].content, predicted[p].content)) /
                             static_cast<double>(std::max<std::size_t>(1, gold[g].content.size()));
        if (share >= 0.3) candidates.push_back({share, g, p});
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Pair& a, const Pair& b) { return a.share > b.share; });
    std::set<std::size_t> used_g, used_p;
    for (const Pair& pair : candidates) {
      if (used_g.count(pair.g) > 0 || used_p.count(pair.p) > 0) continue;
      used_g.insert(pair.g);
      used_p.insert(pair.p);
      quote.right += 1;
      if (pair.share >= 0.8) strict.right += 1;
      const Statement& s = *predicted[pair.p].statement;
      const json& g = *gold[pair.g].gold;
      if (attribution) {
        if (gold[pair.g].has_source) {
          ++link_n;
          // The record keeps the speaker as printed; it counts when those words share a word.
          std::string source = slice(spans_of(g["source"]));
          const std::string printed = s.speaker ? s.speaker->text : "";
          bool shared = false;
          for (const auto& w : text::split(text::slug(printed), '-')) {
            for (const auto& v : text::split(text::slug(source), '-')) {
              shared = shared || (w == v && !w.empty());
            }
          }
          linked += shared;
          if (errors && !shared) {
            std::cout << "LINK gold " << source << " got " << printed
                      << " :: " << s.text.substr(0, 90) << "\n";
          }
        }
        continue;
      }
      ++pairs_n;
      const std::string act = g["act"];
      const std::string got(name_of(s.act));
      acts[act].gold += 1;
      acts[got].predicted += 1;
      if (act == got) {
        acts[act].right += 1;
        ++act_right;
      }
      const std::string name = g["speaker"].is_string() ? g["speaker"].get<std::string>() : "";
      const std::string mine = s.speaker ? s.speaker->name : "";
      const bool right = same_name(name, mine) || (name.empty() && mine.empty());
      speaker_right += right;
      if (g["basis"] == "pronoun") {
        ++pronoun_n;
        pronoun_right += right;
      }
      basis_right += g["basis"] == name_of(s.speaker_basis);
      if (errors) {
        if (act != got) {
          std::cout << "ACT " << act << " got " << got << " | " << s.cue << " | " << s.text << " | "
                    << s.rule << "\n";
        }
        if (!right) {
          std::cout << "SPEAKER " << name << " got " << mine << " ("
                    << (s.speaker ? s.speaker->text : "-") << ") | " << s.cue << "\n";
        }
      }
    }
    for (std::size_t g = 0; g < gold.size(); ++g) {
      overlap.gold += static_cast<double>(gold[g].content.size());
      if (errors && used_g.count(g) == 0) {
        std::cout << "MISSED " << j["id"] << " "
                  << (attribution ? slice(spans_of((*gold[g].gold)["cue"]))
                                  : (*gold[g].gold)["act"].get<std::string>())
                  << " " << slice(gold[g].spans)
                  << "\n    in: " << (attribution ? "" : article.text) << "\n";
      }
      condition_exact.gold += !gold[g].condition.empty();
      condition_overlap.gold += static_cast<double>(gold[g].condition.size());
    }
    Tokens all_gold, all_mine, gold_conditions, my_conditions;
    std::set<Tokens> gold_sets, my_sets;
    for (const Item& g : gold) {
      all_gold.insert(g.content.begin(), g.content.end());
      gold_conditions.insert(g.condition.begin(), g.condition.end());
      if (!g.condition.empty()) gold_sets.insert(g.condition);
    }
    for (std::size_t p = 0; p < predicted.size(); ++p) {
      const Item& item = predicted[p];
      all_mine.insert(item.content.begin(), item.content.end());
      overlap.predicted += static_cast<double>(item.content.size());
      condition_exact.predicted += !item.condition.empty();
      condition_overlap.predicted += static_cast<double>(item.condition.size());
      my_conditions.insert(item.condition.begin(), item.condition.end());
      if (!item.condition.empty()) my_sets.insert(item.condition);
      if (errors && used_p.count(p) == 0) {
        std::cout << "WRONG " << j["id"] << " "
                  << (item.statement->speaker ? item.statement->speaker->text : "-") << " | "
                  << item.statement->cue << " | " << item.statement->text << " | "
                  << item.statement->rule << "\n";
      }
    }
    overlap.right += static_cast<double>(common(all_gold, all_mine));
    condition_overlap.right += static_cast<double>(common(gold_conditions, my_conditions));
    for (const Tokens& set : my_sets)
      condition_exact.right += static_cast<double>(gold_sets.count(set));
  }
  lines("quote .3", quote);
  strict.gold = quote.gold;
  strict.predicted = quote.predicted;
  line("quote .8 F1", strict.f1());
  lines("content overlap", overlap);
  if (link_n > 0) {
    line("link accuracy (speaker as printed)", static_cast<double>(linked) / link_n);
    return 0;
  }
  const double n = std::max(1, pairs_n);
  line("act accuracy", act_right / n);
  double macro = 0;
  int classes = 0;
  for (const auto& [name, score] : acts) {
    if (score.gold == 0) continue;
    macro += score.f1();
    ++classes;
  }
  line("act macro-F1", macro / std::max(1, classes));
  line("speaker accuracy", speaker_right / n);
  line("speaker accuracy pronoun", pronoun_right / static_cast<double>(std::max(1, pronoun_n)));
  line("basis accuracy", basis_right / n);
  line("condition exact F1", condition_exact.f1());
  line("condition overlap F1", condition_overlap.f1());
}
