// What is claimed, by whom, and what happened: the answers of one small transformer that reads each
// sentence once, with a head for each question. Words and sentences are those of an Analysis.
#pragma once

#include <demarche/analysis.hpp>
#include <demarche/status.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarche {

// Two actors of one sentence, and what the first does to the second.
struct ActorPair {
  TokenRange source;
  TokenRange target;
};
struct PairMeaning {
  std::string_view root;         // PLOVER root, "YIELD" for CONCEDE and RETREAT
  float root_margin = 0.0F;      // lead in probability over the next
  std::array<float, 4> quads{};  // probabilities: verbal and material cooperation,
};                               // verbal and material conflict

// Reported speech whose spans are known.
struct GivenSpeech {
  std::vector<TokenRange> sources;
  std::vector<TokenRange> cue;
  std::vector<TokenRange> contents;
};

// A loaded model. Immutable and safe to share between threads; each thread uses its own Workspace.
class Encoder {
 public:
  struct Options {
    bool float32 = false;   // the slow reference instead of int8
    std::string_view path;  // "scalar", "avx2", "avx-vnni", "avx512-vnni"; empty: the best there is
  };

  // Maps a file that demarche-encoder wrote. Errors name the file and the tensor at fault;
  // kUsage for a path that this processor cannot run.
  static Result<Encoder> load(const std::string& path, const Options& options);

  // Scratch memory and a bounded memo of sentences: one that was read before, with the same case,
  // quotation and border marks, has the same answer and is not computed again.
  class Workspace {
   public:
    Workspace();
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    [[nodiscard]] std::size_t sentences() const;   // read so far
    [[nodiscard]] std::size_t remembered() const;  // of these, answered from the memo

   private:
    friend class Encoder;
    struct State;
    std::unique_ptr<State> state_;
  };

  // One answer for each sentence with a word; a newline ends a sentence. A sentence of over 510
  // pieces is read in parts, cut between words, with an answer for each. Linear in the text.
  [[nodiscard]] std::vector<SentenceMeaning> read(const Analysis& analysis,
                                                  Workspace& workspace) const;

  // An answer for each pair, in order; nothing where the two do not share a sentence.
  [[nodiscard]] std::vector<std::optional<PairMeaning>> read_pairs(const Analysis& analysis,
                                                                   std::span<const ActorPair> pairs,
                                                                   Workspace& workspace) const;

  // An act for each speech, in order: of the sentence that holds its cue or, without one, the start
  // of its content, with what lies in that sentence. Nothing where neither does.
  [[nodiscard]] std::vector<std::optional<ActMeaning>> read_acts(
      const Analysis& analysis, std::span<const GivenSpeech> speeches, Workspace& workspace) const;

  // One vector for each sentence of `read`, the mean over its pieces, of length 1: (sentences,
  // width()) numbers. Texts that say the same have a high product.
  [[nodiscard]] std::vector<float> sentence_vectors(const Analysis& analysis,
                                                    Workspace& workspace) const;
  [[nodiscard]] std::size_t width() const;

  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  ~Encoder();

 private:
  struct Model;
  explicit Encoder(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace demarche
