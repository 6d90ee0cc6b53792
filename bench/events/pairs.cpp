// Root and quad of a sentence between a given source and target: `pairs plv_train.tsv`. The event
// whose two sides share most words with the given source and target answers; without any event the
// answer is AGREE (no class is a guess of nothing). CONCEDE and RETREAT count as YIELD.
#include "extract/findings.hpp"
#include "knowledge/knowledge.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <demarche/language.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace demarche;

namespace {

// One row of a tab separated file with quotation marks.
std::vector<std::string> fields_of(const std::string& row) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (c == '"') {
      if (quoted && i + 1 < row.size() && row[i + 1] == '"') {
        out.back() += '"';
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (c == '\t' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> out;
  for (const std::string_view word : text::split(text::squeeze(text::to_lower(text)), ' ')) {
    if (word.size() > 2) out.emplace(word);
  }
  return out;
}

std::size_t common(const std::set<std::string>& a, const std::vector<Ref>& side) {
  std::size_t n = 0;
  for (const Ref& ref : side) {
    for (const std::string& word : words_of(ref.text)) n += a.count(word);
  }
  return n;
}

struct Score {
  int right = 0, predicted = 0, gold = 0;
};

void report(const char* name, const std::map<std::string, Score>& classes) {
  double sum = 0;
  int n = 0, right = 0, gold = 0;
  for (const auto& [label, s] : classes) {
    right += s.right;
    gold += s.gold;
    if (s.gold == 0) continue;
    ++n;
    sum += 2.0 * s.right / (s.predicted + s.gold);
  }
  std::printf("%s accuracy\t%.4f\n%s macro-F1\t%.4f\n", name, double(right) / gold, name, sum / n);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const char* data = std::getenv("DEMARCHE_DATA");
  const std::string folder = data ? data : "build/data";
  auto pipeline = Pipeline::load(folder + "/models/en_core_web_sm");
  auto knowledge = knowledge::Knowledge::open(folder + "/knowledge.bin");
  if (!pipeline || !knowledge) {
    std::cerr << (!pipeline ? pipeline.error() : knowledge.error()).to_string() << "\n";
    return 1;
  }
  Pipeline::Workspace workspace;
  std::ifstream in(argv[1]);
  std::string row;
  std::getline(in, row);
  std::map<std::string, std::size_t> column;
  const auto header = fields_of(row);
  for (std::size_t i = 0; i < header.size(); ++i) column[header[i]] = i;
  std::map<std::string, Score> roots, quads;
  int silent = 0, rows = 0;
  while (std::getline(in, row)) {
    const auto fields = fields_of(row);
    if (fields.size() < header.size()) continue;
    ++rows;
    Article article;
    article.id = "x";
    article.text = fields[column["sentence"]];
    auto analysis = pipeline->annotate(article.text, workspace);
    if (!analysis) continue;
    const Reading reading = extract::read_article(std::move(article), *analysis, *knowledge);
    const auto source = words_of(fields[column["source"]]);
    const auto target = words_of(fields[column["target"]]);
    const Event* best = nullptr;
    std::size_t most = 0;
    for (const Event& event : reading.events) {
      const std::size_t score = 1 + 3 * common(source, event.actors) +
                                2 * common(target, event.recipients) + common(target, event.actors);
      if (score > most) {
        most = score;
        best = &event;
      }
    }
    if (best == nullptr) ++silent;
    std::string root = best ? std::string(name_of(best->plover)) : "AGREE";
    if (root == "CONCEDE" || root == "RETREAT") root = "YIELD";
    const std::string quad = best ? std::to_string(best->quad) : "1";
    const std::string gold_root = fields[column["gold_root"]];
    const std::string gold_quad = fields[column["gold_penta"]];
    ++roots[gold_root].gold;
    ++roots[root].predicted;
    if (root == gold_root) ++roots[root].right;
    ++quads[gold_quad].gold;
    ++quads[quad].predicted;
    if (quad == gold_quad) ++quads[quad].right;
  }
  report("root", roots);
  report("quad", quads);
  std::printf("(rows %d, without event %d)\n", rows, silent);
  return 0;
}
