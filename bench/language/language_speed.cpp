// Where the time of the language engine goes, exact and fast, on one and two threads; what its
// memory of sentences gives; how far the fast mode agrees with the exact one.
//   language_speed MODEL TEXTS.jsonl [LIMIT [ISA]]
// Every figure is of a cold workspace reading the texts once, so word types are met for the first
// time too; the best of three. Only the row "read again" has read the texts before.
#include <demarche/language.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace demarche;

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<std::string> read_texts(const char* path, std::size_t limit) {
  std::vector<std::string> texts;
  std::ifstream in(path);
  for (std::string line; texts.size() < limit && std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("text")) texts.push_back(json["text"]);
  }
  return texts;
}

Pipeline load(const char* model, PipelineMode mode, const std::string& isa, std::size_t memo) {
  PipelineOptions options;
  options.mode = mode;
  options.isa = isa;
  options.memo_bytes = memo;
  auto loaded = Pipeline::load(model, options);
  if (!loaded) {
    std::fprintf(stderr, "language_speed: %s\n", loaded.error().to_string().c_str());
    std::exit(1);
  }
  return std::move(*loaded);
}

// Seconds for all texts; two threads share them one by one.
double read_all(const Pipeline& pipeline, const std::vector<std::string>& texts, unsigned threads) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Pipeline::Workspace workspace;
      for (std::size_t i = next++; i < texts.size(); i = next++) {
        if (!pipeline.annotate(texts[i], workspace)) std::exit(1);
      }
    };
    best = std::min(best, seconds_of([&] {
                      std::vector<std::jthread> others;
                      for (unsigned t = 1; t < threads; ++t) others.emplace_back(work);
                      work();
                    }));
  }
  return best;
}

void print_stages(const Pipeline& pipeline, const std::vector<std::string>& texts) {
  AnnotationCosts costs;
  Pipeline::Workspace workspace;
  for (const std::string& text : texts) {
    if (!pipeline.annotate(text, workspace, &costs)) std::exit(1);
  }
  const std::pair<const char*, double> stages[] = {{"tokenize", costs.tokenize},
                                                   {"encode (tagger, parser)", costs.encode},
                                                   {"tag", costs.tag},
                                                   {"parse", costs.parse},
                                                   {"encode (entities)", costs.encode_entities},
                                                   {"find entities", costs.find_entities},
                                                   {"rules and lemmas", costs.rule},
                                                   {"assemble", costs.assemble}};
  double sum = 0;
  for (const auto& stage : stages) sum += stage.second;
  for (const auto& [name, seconds] : stages) {
    std::printf("    %-26s %6.2f us/token %5.1f %%\n", name,
                seconds * 1e6 / static_cast<double>(costs.tokens), 100 * seconds / sum);
  }
}

void print_agreement(const Pipeline& exact, const Pipeline& fast,
                     const std::vector<std::string>& texts) {
  std::size_t tokens = 0;
  std::size_t tags = 0;
  std::size_t heads = 0;
  std::size_t labels = 0;
  std::size_t starts = 0;
  std::size_t entities = 0;
  Pipeline::Workspace a;
  Pipeline::Workspace b;
  for (const std::string& text : texts) {
    const auto x = exact.annotate(text, a);
    const auto y = fast.annotate(text, b);
    if (!x || !y) std::exit(1);
    tokens += x->tokens.size();
    for (std::size_t i = 0; i < x->tokens.size(); ++i) {
      const Token& s = x->tokens[i];
      const Token& t = y->tokens[i];
      tags += s.tag == t.tag ? 1 : 0;
      heads += s.head == t.head ? 1 : 0;
      labels += s.dep == t.dep ? 1 : 0;
      starts += s.sentence_begins == t.sentence_begins ? 1 : 0;
      entities += s.entity == t.entity && s.entity_begins == t.entity_begins ? 1 : 0;
    }
  }
  const auto share = [&](std::size_t same) {
    return 100.0 * static_cast<double>(same) / static_cast<double>(tokens);
  };
  std::printf(
      "fast agrees with exact on %zu tokens: tags %.3f %%, heads %.3f %%, labels %.3f %%, sentence "
      "starts %.3f %%, entities (by token) %.3f %%\n",
      tokens, share(tags), share(heads), share(labels), share(starts), share(entities));
}

// An archive of agency copy: every text is printed three times, as it is, ten texts later under
// another first line, and twenty texts later cut to its first half.
std::vector<std::string> printed_thrice(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < texts.size() + 20; ++i) {
    if (i < texts.size()) out.push_back(texts[i]);
    if (i >= 10 && i - 10 < texts.size()) out.push_back("From our wires\n\n" + texts[i - 10]);
    if (i >= 20) {
      const std::string& text = texts[i - 20];
      const std::size_t half = text.find(' ', text.size() / 2);
      out.push_back(text.substr(0, std::min(half, text.size())));
    }
  }
  return out;
}

// One cold pass over the archive, with the memory of sentences and without.
void print_copies(const Pipeline& remembering, const Pipeline& plain,
                  const std::vector<std::string>& archive) {
  AnnotationCosts costs;
  const double with = seconds_of([&] {
    Pipeline::Workspace workspace;
    for (const std::string& text : archive) {
      if (!remembering.annotate(text, workspace, &costs)) std::exit(1);
    }
  });
  const double without = seconds_of([&] {
    Pipeline::Workspace workspace;
    for (const std::string& text : archive) {
      if (!plain.annotate(text, workspace)) std::exit(1);
    }
  });
  const auto tokens = static_cast<double>(costs.tokens);
  std::printf(
      "  every text printed three times: %.0f tokens/s, %.1f %% recalled; without memory %.0f "
      "(%.2fx)\n",
      tokens / with, 100.0 * static_cast<double>(costs.recalled) / tokens, tokens / without,
      without / with);
}

void print_memo(const Pipeline& remembering, const std::vector<std::string>& texts) {
  Pipeline::Workspace workspace;
  for (const char* reading : {"read once", "read again"}) {
    AnnotationCosts costs;
    const double seconds = seconds_of([&] {
      for (const std::string& text : texts) {
        if (!remembering.annotate(text, workspace, &costs)) std::exit(1);
      }
    });
    std::printf("  with memory of sentences, %s: %.0f tokens/s, %.1f %% of the tokens recalled\n",
                reading, static_cast<double>(costs.tokens) / seconds,
                100.0 * static_cast<double>(costs.recalled) / static_cast<double>(costs.tokens));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: language_speed MODEL TEXTS.jsonl [LIMIT [ISA]]\n");
    return 2;
  }
  const std::size_t limit = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 100;
  const std::string isa = count > 4 ? arguments[4] : "";
  const auto texts = read_texts(arguments[2], limit);
  for (const PipelineMode mode : {PipelineMode::kExact, PipelineMode::kFast}) {
    const Pipeline pipeline = load(arguments[1], mode, isa, 0);
    std::size_t tokens = 0;
    Pipeline::Workspace workspace;
    for (const std::string& text : texts)
      tokens += pipeline.annotate(text, workspace)->tokens.size();
    const double one = read_all(pipeline, texts, 1);
    const double two = read_all(pipeline, texts, 2);
    std::printf("%s: %zu texts, %zu tokens; one thread %.0f tokens/s, two threads %.0f (%.2fx)\n",
                mode == PipelineMode::kExact ? "exact" : "fast", texts.size(), tokens,
                static_cast<double>(tokens) / one, static_cast<double>(tokens) / two, one / two);
    print_stages(pipeline, texts);
    const Pipeline remembering = load(arguments[1], mode, isa, PipelineOptions{}.memo_bytes);
    print_memo(remembering, texts);
    print_copies(remembering, pipeline, printed_thrice(texts));
  }
  print_agreement(load(arguments[1], PipelineMode::kExact, isa, 0),
                  load(arguments[1], PipelineMode::kFast, isa, 0), texts);
  return 0;
}
