#include "cli/annotate.hpp"

#include "cli/arguments.hpp"
#include "cli/data_folder.hpp"
#include "cli/reading.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <thread>

#include <nlohmann/json.hpp>

namespace demarche::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Text {
  std::string id;
  std::string words;
};

bool ends_with(const std::string& path, const std::string& end) {
  return path.size() >= end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
}

// Whole files are one text each; the lines of JSON Lines files and streams of objects are many.
Result<std::vector<Text>> read_texts(const std::string& path) {
  std::string bytes;
  if (path == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::kNotFound, "cannot be opened", path);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const bool lines = ends_with(path, ".jsonl") ||
                     (path == "-" && first != std::string::npos && bytes[first] == '{');
  std::vector<Text> texts;
  if (!lines) {
    texts.push_back({path, std::move(bytes)});
    return texts;
  }
  std::istringstream in(bytes);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text") || !json["text"].is_string()) {
      return fail(ErrorCode::kBadFormat, "is no JSON object with a text", path,
                  "line " + std::to_string(number));
    }
    std::string id = std::to_string(number);
    if (json.contains("id"))
      id = json["id"].is_string() ? json["id"].get<std::string>() : json["id"].dump();
    texts.push_back({std::move(id), json["text"].get<std::string>()});
  }
  return texts;
}

// spaCy's Doc.to_json with the id in front.
std::string as_json(const std::string& id, const Analysis& a) {
  Json ents = Json::array();
  for (const Entity& e : a.entities) {
    ents.push_back({{"start", a.tokens[e.begin].span.begin},
                    {"end", a.tokens[e.end - 1].span.end},
                    {"label", e.label}});
  }
  Json sents = Json::array();
  for (const Sentence& s : a.sentences) {
    sents.push_back(
        {{"start", a.tokens[s.begin].span.begin}, {"end", a.tokens[s.end - 1].span.end}});
  }
  Json tokens = Json::array();
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& t = a.tokens[i];
    tokens.push_back({{"id", i},
                      {"start", t.span.begin},
                      {"end", t.span.end},
                      {"tag", t.tag},
                      {"pos", t.pos},
                      {"morph", t.morph},
                      {"lemma", t.lemma},
                      {"dep", t.dep},
                      {"head", t.head}});
  }
  const Json document = {
      {"id", id}, {"text", a.text}, {"ents", ents}, {"sents", sents}, {"tokens", tokens}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string field(std::string_view words) {
  std::string out;
  for (const char c : words) {
    out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return out.empty() ? "_" : out;
}

// CoNLL-U (universaldependencies.org/format.html); white-space tokens are left out of the columns.
std::string as_conllu(const std::string& id, const Analysis& a) {
  std::string out = "# newdoc id = " + id + "\n";
  for (const Sentence& s : a.sentences) {
    std::vector<int> number(s.end - s.begin, 0);
    int next = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (a.tokens[i].pos != "SPACE") number[i - s.begin] = ++next;
    }
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const Token& t = a.tokens[i];
      if (number[i - s.begin] == 0) continue;
      const auto head = static_cast<std::uint32_t>(t.head);
      const int governor =
          head == i || head < s.begin || head >= s.end ? 0 : number[head - s.begin];
      std::string misc = t.space_after ? "_" : "SpaceAfter=No";
      if (!t.entity.empty()) {
        misc = (misc == "_" ? "" : misc + "|") + "Entity=" + (t.entity_begins ? "B-" : "I-") +
               std::string(t.entity);
      }
      out += std::to_string(number[i - s.begin]) + "\t" + field(a.word(i)) + "\t" + field(t.lemma) +
             "\t" + field(t.pos) + "\t" + field(t.tag) + "\t" + field(t.morph) + "\t" +
             std::to_string(governor) + "\t" + field(t.dep) + "\t_\t" + misc + "\n";
    }
    out += "\n";
  }
  return out;
}

std::string as_table(const std::string& id, const Analysis& a) {
  std::ostringstream out;
  out << id << "\n";
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& t = a.tokens[i];
    if (t.sentence_begins && i > 0) out << "\n";
    char line[256];
    std::snprintf(line, sizeof line, "%5zu  %-20s %-16s %-6s %-6s %-10s %5d  %s%s\n", i,
                  field(a.word(i)).c_str(), field(t.lemma).c_str(), field(t.pos).c_str(),
                  field(t.tag).c_str(), field(t.dep).c_str(), t.head,
                  t.entity.empty() ? "" : (t.entity_begins ? "B-" : "I-"),
                  std::string(t.entity).c_str());
    out << line;
  }
  return out.str();
}

}  // namespace

int run_annotate(const AnnotateArguments& arguments) {
  std::string model = arguments.model;
  if (model.empty()) {
    model =
        (arguments.data.empty() ? find_data_folder() : arguments.data) + "/models/en_core_web_sm";
  }
  const auto load_begin = std::chrono::steady_clock::now();
  const auto pipeline = Pipeline::load(model);
  if (!pipeline) {
    report(pipeline.error());
    return kFailure;
  }
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Text> texts;
  int exit_code = kAllRead;
  for (const std::string& path : arguments.paths) {
    auto more = read_texts(path);
    if (!more) {
      report(more.error());
      exit_code = kSomethingLeftOut;
      continue;
    }
    std::move(more->begin(), more->end(), std::back_inserter(texts));
  }
  std::vector<std::string> answers(texts.size());
  std::vector<std::string> failures(texts.size());
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> tokens{0};
  const auto run_begin = std::chrono::steady_clock::now();
  const auto work = [&] {
    Pipeline::Workspace workspace;
    for (std::size_t i = next++; i < texts.size(); i = next++) {
      auto analysis = pipeline->annotate(std::move(texts[i].words), workspace);
      if (!analysis) {
        failures[i] = analysis.error().to_string();
        continue;
      }
      tokens += analysis->tokens.size();
      if (arguments.format == "json") answers[i] = as_json(texts[i].id, *analysis);
      if (arguments.format == "conllu") answers[i] = as_conllu(texts[i].id, *analysis);
      if (arguments.format == "table") answers[i] = as_table(texts[i].id, *analysis);
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 1; t < std::max(1U, arguments.threads); ++t) threads.emplace_back(work);
    work();
  }
  const auto end = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!failures[i].empty()) {
      std::fprintf(stderr, "demarche: %s: %s\n", texts[i].id.c_str(), failures[i].c_str());
      exit_code = kSomethingLeftOut;
    }
    std::fwrite(answers[i].data(), 1, answers[i].size(), stdout);
  }
  if (arguments.format == "none") {
    const double seconds = std::chrono::duration<double>(end - run_begin).count();
    std::printf("%s: loaded in %.0f ms; %zu tokens in %.3f s, %.0f tokens/s\n",
                std::string(pipeline->name()).c_str(),
                std::chrono::duration<double>(begin - load_begin).count() * 1e3, tokens.load(),
                seconds, static_cast<double>(tokens.load()) / std::max(seconds, 1e-9));
  }
  return exit_code;
}

}  // namespace demarche::cli
