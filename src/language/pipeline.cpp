// Interim: asks an external annotator (one JSON object a line, both ways) until the native runtime
// is in place. The command stands in DEMARCHE_INTERIM_ANNOTATOR.
#include "text/utf8.hpp"

#include <demarche/language.hpp>

#include <cstdio>
#include <cstdlib>
#include <mutex>

#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace demarche {

struct Pipeline::Workspace::State {};
Pipeline::Workspace::Workspace() = default;
Pipeline::Workspace::~Workspace() = default;
Pipeline::Workspace::Workspace(Workspace&&) noexcept = default;
Pipeline::Workspace& Pipeline::Workspace::operator=(Workspace&&) noexcept = default;

struct Pipeline::Model {
  std::FILE* to = nullptr;
  std::FILE* from = nullptr;
  mutable std::mutex mutex;
  ~Model() {
    if (to != nullptr) std::fclose(to);
    if (from != nullptr) std::fclose(from);
  }
};

Pipeline::Pipeline(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::load(const std::string& directory) {
  const char* command = std::getenv("DEMARCHE_INTERIM_ANNOTATOR");
  if (command == nullptr) return fail(ErrorCode::kNotFound, "no annotator", directory);
  int down[2];
  int up[2];
  if (pipe(down) != 0 || pipe(up) != 0) return fail(ErrorCode::kInternal, "pipe failed");
  if (fork() == 0) {
    dup2(down[0], 0);
    dup2(up[1], 1);
    close(down[1]);
    close(up[0]);
    execl("/bin/sh", "sh", "-c", command, nullptr);
    _exit(127);
  }
  close(down[0]);
  close(up[1]);
  auto model = std::make_unique<Model>();
  model->to = fdopen(down[1], "w");
  model->from = fdopen(up[0], "r");
  return Pipeline(std::move(model));
}

std::string_view Pipeline::name() const {
  return "interim";
}

Result<Analysis> Pipeline::annotate(std::string text, Workspace&) const {
  const std::lock_guard lock(model_->mutex);
  const std::string request = nlohmann::json(text).dump() + "\n";
  std::fputs(request.c_str(), model_->to);
  std::fflush(model_->to);
  std::string line;
  for (int c = std::fgetc(model_->from); c != EOF && c != '\n'; c = std::fgetc(model_->from)) {
    line += static_cast<char>(c);
  }
  if (line.empty()) return fail(ErrorCode::kInternal, "the annotator gave no answer");
  const auto json = nlohmann::json::parse(line);
  Analysis out;
  out.text = std::move(text);
  const text::CodePoints points(out.text);
  const auto keep = [&](const nlohmann::json& value) -> std::string_view {
    const auto& s = value.get_ref<const std::string&>();
    if (s.empty()) return {};
    auto memory = std::make_unique<char[]>(s.size());
    s.copy(memory.get(), s.size());
    out.storage.push_back(std::move(memory));
    return {out.storage.back().get(), s.size()};
  };
  for (const auto& t : json["tokens"]) {
    Token token;
    token.span = {t[0].get<std::uint32_t>(), t[1].get<std::uint32_t>()};
    token.byte = static_cast<std::uint32_t>(points.byte_of(token.span.begin));
    token.bytes = static_cast<std::uint32_t>(points.byte_of(token.span.end)) - token.byte;
    token.space_after = t[2].get<bool>();
    token.head = t[3].get<std::int32_t>();
    token.tag = keep(t[4]);
    token.pos = keep(t[5]);
    token.dep = keep(t[6]);
    token.morph = keep(t[7]);
    token.lemma = keep(t[8]);
    token.entity = keep(t[9]);
    token.entity_begins = t[10].get<bool>();
    token.sentence_begins = t[11].get<bool>();
    const auto index = static_cast<std::uint32_t>(out.tokens.size());
    if (token.sentence_begins || index == 0) out.sentences.push_back({index, index});
    out.sentences.back().end = index + 1;
    if (!token.entity.empty()) {
      if (token.entity_begins || out.entities.empty() || out.entities.back().end != index) {
        out.entities.push_back({index, index, token.entity});
      }
      out.entities.back().end = index + 1;
    }
    out.tokens.push_back(token);
  }
  return out;
}

}  // namespace demarche
