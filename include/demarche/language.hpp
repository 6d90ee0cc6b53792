// The language engine: a native runtime of spaCy v3 CNN pipelines. A library of its own; it needs
// nothing else of Demarche.
#pragma once

#include <demarche/analysis.hpp>
#include <demarche/status.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace demarche {

// How the convolutions of the encoders are computed.
enum class PipelineMode : std::uint8_t {
  kExact,  // float32: spaCy's own decisions
  kFast,   // 8-bit integers: faster, a decision in some hundred differs
};

// How a pipeline is loaded. The defaults give spaCy's own answers as fast as this processor can.
struct PipelineOptions {
  PipelineMode mode = PipelineMode::kExact;
  // Forces one path of the arithmetic: "scalar", "avx2", "avxvnni", "avx512" or "avx512vnni"; empty
  // takes the best this processor has. A path that it lacks is an error (kUnsupported) of `load`.
  std::string isa;
  // Memory in which a workspace remembers sentences, to say the same again where they return with
  // the same context; answers do not depend on it. 0: none.
  std::size_t memo_bytes = std::size_t{4} << 20U;
};

// Where the time of texts went, in seconds of one thread, and how much was recalled.
struct AnnotationCosts {
  double tokenize = 0;
  double encode = 0;  // token vectors of tagger and parser
  double tag = 0;
  double parse = 0;
  double encode_entities = 0;  // token vectors of the entity recognizer
  double find_entities = 0;
  double rule = 0;  // attribute ruler and lemmatizer
  double assemble = 0;
  std::size_t tokens = 0;
  std::size_t recalled = 0;  // tokens of sentences that were remembered
};

// A loaded pipeline. Immutable and safe to share between threads; each thread that annotates uses
// its own Workspace. Obtained from `load`, owned by the caller.
class Pipeline {
 public:
  // Reads an en_core_web_sm|md|lg 3.x directory as spaCy wrote it. Errors name the file at fault.
  static Result<Pipeline> load(const std::string& directory, const PipelineOptions& options = {});

  // Scratch memory and caches, reused between texts: on a warm workspace a text costs a few
  // allocations for its Analysis, none per token. Serves one pipeline at a time.
  class Workspace {
   public:
    Workspace();
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;

   private:
    friend class Pipeline;
    struct State;
    std::unique_ptr<State> state_;
  };

  // Annotates one text. `text` must be valid UTF-8 (kBadEncoding otherwise). Adds to `costs` if
  // given.
  Result<Analysis> annotate(std::string text, Workspace& workspace,
                            AnnotationCosts* costs = nullptr) const;

  [[nodiscard]] std::string_view name() const;  // "en_core_web_sm 3.8.0"

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

 private:
  struct Model;
  class Run;
  explicit Pipeline(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace demarche
