// How certain the author makes an event, by the words of its clause and of those above it.
#include "extract/factuality.hpp"

#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

struct Case {
  const char* text;
  const char* word;
  double value;
};

class Factuality : public testing::TestWithParam<Case> {};

TEST_P(Factuality, IsWhatTheAuthorMakesOfIt) {
  DEMARCHE_NEEDS_WEIGHTS();
  const Case& c = GetParam();
  const auto annotated = test::annotate(c.text, "2021-12-10");
  const Analysis& analysis = annotated->analysis;
  const Tree tree(analysis);
  const Clauses clauses(analysis, tree);
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    if (analysis.word(i) != c.word) continue;
    EXPECT_EQ(factuality_of(analysis, tree, clauses, i), c.value) << c.text << " | " << c.word;
    return;
  }
  ADD_FAILURE() << "no \"" << c.word << "\" in: " << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Factuality,
    testing::Values(Case{"Egypt closed the canal.", "closed", 3.0},
                    Case{"Egypt has not closed the canal.", "closed", -3.0},
                    Case{"No ship passed the canal.", "passed", -3.0},
                    Case{"Egypt could close the canal.", "close", 0.75},
                    Case{"Egypt managed to close the canal.", "close", 3.0},
                    Case{"Egypt failed to close the canal.", "close", -3.0},
                    Case{"Egypt did not fail to close the canal.", "close", 3.0},
                    Case{"Egypt plans to close the canal.", "close", 0.75},
                    Case{"Egypt sent tugs to close the canal.", "close", 0.75},
                    Case{"Egypt signed a contract to supply gas.", "supply", 3.0},
                    Case{"Oil fell to close at 70 dollars.", "close", 3.0},
                    Case{"The minister said Egypt closed the canal.", "closed", 3.0},
                    Case{"The minister said Egypt would close the canal.", "close", 3.0},
                    Case{"The minister believes Egypt closed the canal.", "closed", 0.75},
                    Case{"Prices rise if Egypt closes the canal.", "closes", 0.0},
                    Case{"Shares fell on fears of a blockade.", "blockade", 0.75},
                    Case{"Egypt cancelled the drill.", "drill", -3.0},
                    Case{"Egypt rejected the proposal.", "proposal", 3.0},
                    Case{"The strike could cause a shortage.", "shortage", 0.75},
                    Case{"Sudan opened an inquiry; Egypt asked it to wait.", "opened", 3.0}));

}  // namespace
}  // namespace demarche::extract
