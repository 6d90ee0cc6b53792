// Scores figures: `figure_score passages.jsonl train|check [--errors]`. Phrases found (overlap),
// and of those the share with the right bounds, counted noun, measure, status, owner and claimant.
// Needs DEMARCHE_DATA.
#include "labelled.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <cstring>

using namespace demarche;
using namespace demarche::bench;

namespace {

bool same_number(const json& gold, const std::optional<double>& found) {
  if (gold.is_null() != !found.has_value()) return false;
  return gold.is_null() || std::abs(gold.get<double>() - *found) <= 1e-5 * std::abs(*found) + 1e-9;
}

std::string last_word(const std::string& words) {
  std::string folded = text::fold(words);
  const std::size_t of = folded.find(" of ");
  if (of != std::string::npos) folded.resize(of);
  folded = folded.substr(folded.find_last_of(' ') + 1);
  if (folded.size() > 3 && folded.back() == 's') folded.pop_back();
  return folded;
}

bool same_ref(const json& gold, const std::optional<Ref>& found) {
  if (gold.is_null()) return !found.has_value();
  return found.has_value() && text::fold(gold.get<std::string>()) == text::fold(found->name);
}

Span span_of_value(const Article& article, const Figure& figure) {
  const Evidence& evidence = figure.evidence.front();
  const std::size_t at = evidence.text.find(figure.value);
  if (at == std::string::npos) return evidence.span;
  const auto begin =
      evidence.span.begin +
      static_cast<std::uint32_t>(text::count(std::string_view(evidence.text).substr(0, at)));
  (void)article;
  return {begin, begin + static_cast<std::uint32_t>(text::count(figure.value))};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: figure_score FILE train|check [--errors]\n";
    return 2;
  }
  const bool errors = std::strcmp(argv[argc - 1], "--errors") == 0;
  const Engine engine = load_engine();
  Pipeline::Workspace workspace;
  Rate phrase;
  int bounds = 0, kind = 0, counts = 0, measure = 0, status = 0, owner = 0, claimant = 0;
  int owners = 0, owners_found = 0, owners_right = 0, claimants = 0, claimants_found = 0,
      claimants_right = 0;
  for_lines(argv[1], argv[2], [&](const json& line) {
    const Article article = article_of(line["text"], line["date"]);
    auto analysis = engine.pipeline.annotate(article.text, workspace);
    if (!analysis) return;
    const Reading reading = extract::read_article(article, *analysis, engine.knowledge);
    std::vector<Span> gold_spans, found_spans;
    for (const json& f : line["figures"]) gold_spans.push_back(span_in(f["text"]));
    for (const Figure& f : reading.figures) found_spans.push_back(span_of_value(article, f));
    const auto pairs = pair_spans(gold_spans, found_spans);
    phrase.gold += static_cast<int>(gold_spans.size());
    phrase.found += static_cast<int>(found_spans.size());
    std::vector<bool> used(found_spans.size(), false);
    for (std::size_t g = 0; g < gold_spans.size(); ++g) {
      const json& gold = line["figures"][g];
      const auto context = [&](Span span) {
        return slice(article.text, {span.begin > 40 ? span.begin - 40 : 0, span.end + 30});
      };
      if (pairs[g] < 0) {
        if (errors)
          std::printf("missed  %s | %s\n", slice(article.text, gold_spans[g]).c_str(),
                      context(gold_spans[g]).c_str());
        continue;
      }
      const Figure& f = reading.figures[static_cast<std::size_t>(pairs[g])];
      used[static_cast<std::size_t>(pairs[g])] = true;
      ++phrase.right;
      const bool b = same_number(gold["low"], f.low) && same_number(gold["high"], f.high);
      const bool c = last_word(gold["counts"]) == last_word(f.counts);
      const bool m = gold["measure"] == name_of(f.measure);
      const bool s = gold["status"] == name_of(f.status);
      bounds += b;
      kind += gold["bound"] == name_of(f.bound);
      counts += c;
      measure += m;
      status += s;
      owner += same_ref(gold["of"], f.of);
      claimant += same_ref(gold["claimant"], f.claimant);
      owners += !gold["of"].is_null();
      owners_found += f.of.has_value();
      owners_right += f.of.has_value() && same_ref(gold["of"], f.of);
      claimants += !gold["claimant"].is_null();
      claimants_found += f.claimant.has_value();
      claimants_right += f.claimant.has_value() && same_ref(gold["claimant"], f.claimant);
      if (errors && !(b && c && m)) {
        std::printf("differs %s%s%s gold %s..%s %s %s, found '%s' %g..%g %s %s | %s\n",
                    b ? "" : "bounds ", c ? "" : "counts ", m ? "" : "measure ",
                    gold["low"].dump().c_str(), gold["high"].dump().c_str(),
                    gold["counts"].get<std::string>().c_str(),
                    gold["measure"].get<std::string>().c_str(), f.value.c_str(), f.low.value_or(-1),
                    f.high.value_or(-1), f.counts.c_str(), std::string(name_of(f.measure)).c_str(),
                    context(gold_spans[g]).c_str());
      }
      if (errors && !s)
        std::printf("status  gold %s found %s '%s' | %s\n",
                    gold["status"].get<std::string>().c_str(),
                    std::string(name_of(f.status)).c_str(), f.value.c_str(),
                    context(gold_spans[g]).c_str());
      if (errors && !same_ref(gold["of"], f.of))
        std::printf("owner   gold %s found %s | %s\n", gold["of"].dump().c_str(),
                    f.of ? f.of->name.c_str() : "-", context(gold_spans[g]).c_str());
      if (errors && !same_ref(gold["claimant"], f.claimant))
        std::printf("claim   gold %s found %s | %s\n", gold["claimant"].dump().c_str(),
                    f.claimant ? f.claimant->name.c_str() : "-", context(gold_spans[g]).c_str());
    }
    for (std::size_t i = 0; errors && i < found_spans.size(); ++i) {
      if (!used[i])
        std::printf("extra   '%s' counts %s | %s\n", reading.figures[i].value.c_str(),
                    reading.figures[i].counts.c_str(),
                    slice(article.text, {found_spans[i].begin > 40 ? found_spans[i].begin - 40 : 0,
                                         found_spans[i].end + 30})
                        .c_str());
    }
  });
  print("phrase", phrase);
  print_share("bounds (low and high)", bounds, phrase.right);
  print_share("bound", kind, phrase.right);
  print_share("counts (head noun)", counts, phrase.right);
  print_share("measure", measure, phrase.right);
  print_share("status", status, phrase.right);
  print_share("of", owner, phrase.right);
  print_share("claimant", claimant, phrase.right);
  std::printf(
      "of: %d right of %d given, %d labelled; claimant: %d right of %d given, %d labelled\n",
      owners_right, owners_found, owners, claimants_right, claimants_found, claimants);
}
