// Talk that borrows the words of conflict: sport, weather, shows, markets.
#pragma once

#include "extract/findings.hpp"

#include <utility>
#include <vector>

namespace demarche::extract {

// What the words of one analysis are about, which must outlive it.
class Topics {
 public:
  explicit Topics(const Analysis& analysis);

  // True where the sentence, or the paragraph around it as a whole, is about such matters and not
  // about politics.
  [[nodiscard]] bool is_off_topic(std::uint32_t token) const;
  // True where the paragraph speaks of governments, forces, diplomacy or unrest: what a person or a
  // company does counts as a political act only there.
  [[nodiscard]] bool is_political_talk(std::uint32_t token) const;
  // The same for the article as a whole: such words are frequent in it (one in forty).
  [[nodiscard]] bool is_political_article() const { return political_; }

 private:
  struct Paragraph {
    int words = 0;
    int foreign = 0;  // weight of words of sport, weather and the like
    bool political = false;
  };
  const Analysis& analysis_;
  std::vector<Paragraph> paragraphs_;
  std::vector<std::uint32_t> paragraph_of_;             // of each token
  std::vector<std::pair<std::uint32_t, int>> foreign_;  // tokens with a weight
  bool political_ = false;
};

}  // namespace demarche::extract
