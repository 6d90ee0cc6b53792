// Around a figure: whose it is, who says so, since when, where, and whether it is so yet.
#pragma once

#include "extract/findings.hpp"
#include "extract/spoken_words.hpp"
#include "extract/syntax.hpp"

#include <optional>

namespace demarche::extract {

struct FigureSite {
  TokenRange phrase;       // number and counted noun
  std::uint32_t head = 0;  // the counted noun, or the number where there is none
  std::uint32_t noun = 0;  // counted noun; equal to head
  std::int64_t verb = -1;  // governing verb
};

// The verb that governs a token, or -1.
std::int64_t governing_verb(const Analysis& analysis, std::uint32_t token);

class FigureSetting {
 public:
  FigureSetting(const Context& context, const Tree& tree, const Findings& findings,
                const SpokenWords& spoken)
      : context_(context), tree_(tree), findings_(findings), spoken_(spoken) {}

  // Whose: a demonym before the noun, a possessive, "of X" behind it, or the side that moves or
  // holds the forces.
  [[nodiscard]] std::optional<Ref> owner(const FigureSite& site, Measure measure) const;
  // The speaker of the innermost statement whose words hold the figure, or "according to X".
  [[nodiscard]] std::optional<Ref> claimant(const FigureSite& site) const;
  [[nodiscard]] std::optional<Interval> as_of(const FigureSite& site) const;
  [[nodiscard]] std::optional<Place> place(const FigureSite& site) const;
  [[nodiscard]] FigureStatus status(const FigureSite& site, Measure measure) const;

 private:
  [[nodiscard]] std::optional<Ref> state_named(std::uint32_t token) const;
  [[nodiscard]] std::optional<Ref> owner_mentioned(std::uint32_t token, std::uint32_t noun) const;
  [[nodiscard]] std::optional<Ref> mentioned(std::uint32_t token) const;

  const Context& context_;
  const Tree& tree_;
  const Findings& findings_;
  const SpokenWords& spoken_;
};

}  // namespace demarche::extract
