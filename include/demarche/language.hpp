// The language engine: a native runtime of spaCy v3 CNN pipelines. A library of its own; it needs
// nothing else of Demarche.
#pragma once

#include <demarche/analysis.hpp>
#include <demarche/status.hpp>

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
};

// A loaded pipeline. Immutable and safe to share between threads; each thread that annotates uses
// its own Workspace. Obtained from `load`, owned by the caller.
class Pipeline {
 public:
  // Reads an en_core_web_sm|md|lg 3.x directory as spaCy wrote it. Errors name the file at fault.
  static Result<Pipeline> load(const std::string& directory, const PipelineOptions& options = {});

  // Scratch memory, reused between texts so that steady state allocates nothing per token.
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

  // Annotates one text. `text` must be valid UTF-8 (kBadEncoding otherwise).
  Result<Analysis> annotate(std::string text, Workspace& workspace) const;

  [[nodiscard]] std::string_view name() const;  // "en_core_web_sm 3.8.0"

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

 private:
  struct Model;
  explicit Pipeline(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace demarche
