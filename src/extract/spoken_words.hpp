// Where the words of an article's statements stand, to ask of any span who said it.
#pragma once

#include <demarche/records.hpp>

#include <cstdint>
#include <vector>

namespace demarche::extract {

// Views the statements, which must outlive it and stay as they are. Asking takes the logarithm of
// their number, and as long as statements lie within one another.
class SpokenWords {
 public:
  explicit SpokenWords(const std::vector<Statement>& statements);

  // The statements that hold the span in one piece of their words, in their order.
  [[nodiscard]] std::vector<const Statement*> holding(Span span) const;
  // Those that share a character with it, likewise.
  [[nodiscard]] std::vector<const Statement*> overlapping(Span span) const;
  // Those whose cue holds it.
  [[nodiscard]] std::vector<const Statement*> cued(Span span) const;

 private:
  struct Stretch {
    Span span;
    std::uint32_t statement = 0;
    std::uint32_t furthest = 0;  // end of this and all stretches before
  };
  static void sort(std::vector<Stretch>& stretches);
  [[nodiscard]] std::vector<const Statement*> holding(const std::vector<Stretch>& stretches,
                                                      Span span) const;
  [[nodiscard]] std::vector<const Statement*> in_order(std::vector<std::uint32_t> found) const;

  const std::vector<Statement>* statements_;
  std::vector<Stretch> words_;  // by begin
  std::vector<Stretch> cues_;
};

}  // namespace demarche::extract
