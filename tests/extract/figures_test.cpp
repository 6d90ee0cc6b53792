#include "extract/figure_numbers.hpp"
#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

std::optional<Quantity> first_quantity(const std::string& text) {
  Analysis analysis;
  analysis.text = text;
  const std::vector<Piece> pieces = cut(analysis);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (auto q = quantity_at(pieces, i)) return q;
  }
  return std::nullopt;
}

struct Case {
  const char* text;
  double low;   // negative: none
  double high;  // negative: none
  Bound bound;
};

TEST(FigureNumbers, BoundsAreWhatTheWordsClaim) {
  const Case cases[] = {
      {"up to 100,000 troops", -1, 100000, Bound::kAtMost},
      {"some 115,000 troops", 115000, 115000, Bound::kAbout},
      {"more than 50 people", 50, -1, Bound::kMoreThan},
      {"at least eight dockers", 8, -1, Bound::kAtLeast},
      {"no fewer than 20", 20, -1, Bound::kAtLeast},
      {"almost 99 percent", -1, 99, Bound::kLessThan},
      {"tens of thousands of soldiers", 20000, 99999, Bound::kVague},
      {"dozens of homes", 24, 99, Bound::kVague},
      {"between 200,000 and 250,000", 200000, 250000, Bound::kRange},
      {"3 to 5 million people", 3e6, 5e6, Bound::kRange},
      {"1,000-1,500 men", 1000, 1500, Bound::kRange},
      {"$5bn", 5e9, 5e9, Bound::kExact},
      {"about $4.2 billion", 4.2e9, 4.2e9, Bound::kAbout},
      {"four hundred officers", 400, 400, Bound::kExact},
      {"a thousand and eighty-one names", 1081, 1081, Bound::kExact},
      {"a quarter of a million dollars", 250000, 250000, Bound::kExact},
      {"two and a half metres", 2.5, 2.5, Bound::kExact},
      {"half a million people", 500000, 500000, Bound::kExact},
      {"two dozen boats", 24, 24, Bound::kExact},
      {"100,000+ troops", 100000, -1, Bound::kAtLeast},
      {"20 or more tanks", 20, -1, Bound::kAtLeast},
  };
  for (const Case& c : cases) {
    const auto q = first_quantity(c.text);
    ASSERT_TRUE(q.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(q->low.value_or(-1), c.low) << c.text;
    EXPECT_DOUBLE_EQ(q->high.value_or(-1), c.high) << c.text;
    EXPECT_EQ(q->bound, c.bound) << c.text;
  }
}

TEST(FigureNumbers, UnitsOfMoneyShareAndLength) {
  EXPECT_EQ(first_quantity("NT$1.25 trillion")->unit, "TWD");
  EXPECT_EQ(first_quantity("273 million euros")->unit, "EUR");
  EXPECT_EQ(first_quantity("20 per cent of it")->unit, "percent");
  EXPECT_EQ(first_quantity("32 km deep")->unit, "km");
  EXPECT_EQ(first_quantity("115,000 troops")->unit, "");
}

TEST(FigureNumbers, AnyRunOfWordsIsReadWithinItsBounds) {
  const std::vector<std::string> words{"between",
                                       "and",
                                       "up to",
                                       "some",
                                       "more than",
                                       "almost",
                                       "a",
                                       "an",
                                       "half",
                                       "a quarter of a",
                                       "dozen",
                                       "hundred",
                                       "thousand",
                                       "million",
                                       "millions",
                                       "of",
                                       "tens of thousands",
                                       "two",
                                       "twenty",
                                       "-",
                                       "one",
                                       "5",
                                       "1,000",
                                       "2.5",
                                       "$",
                                       "US$",
                                       "\u20AC",
                                       "bn",
                                       "k",
                                       "%",
                                       "per cent",
                                       "km",
                                       "or more",
                                       "+",
                                       "another",
                                       ",",
                                       ".",
                                       "to",
                                       "100",
                                       "troops",
                                       "999999999999"};
  std::uint32_t state = 11;
  const auto next_random = [&state] {
    state = state * 1664525U + 1013904223U;
    return state >> 8;
  };
  for (int round = 0; round < 4000; ++round) {
    Analysis analysis;
    const std::uint32_t length = 1 + next_random() % 8;
    for (std::uint32_t k = 0; k < length; ++k) {
      if (k > 0 && next_random() % 4 != 0) analysis.text += ' ';
      analysis.text += words[next_random() % words.size()];
    }
    const std::vector<Piece> pieces = cut(analysis);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto q = quantity_at(pieces, i);
      if (!q.has_value()) continue;
      ASSERT_LT(q->number, q->number_end) << analysis.text;
      ASSERT_LE(q->first, q->number) << analysis.text;
      ASSERT_LE(q->number_end, pieces.size()) << analysis.text;
      EXPECT_TRUE(q->low.has_value() || q->high.has_value()) << analysis.text;
      if (q->low.has_value() && q->high.has_value()) {
        EXPECT_LE(*q->low, *q->high) << analysis.text;
      }
    }
  }
}

std::vector<Figure> figures(const std::string& text, const std::string& published = "2021-12-07") {
  const auto article = test::annotate(text, published);
  return test::read(*article).figures;
}

TEST(Figures, PhraseCountsAndEvidence) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found =
      figures("Officials have warned that up to 100,000 Russian troops have massed on the border.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "up to 100,000 Russian troops");
  EXPECT_EQ(found[0].counts, "troops");
  EXPECT_EQ(found[0].measure, Measure::kForces);
  EXPECT_EQ(found[0].evidence.at(0).text,
            "Officials have warned that up to 100,000 Russian troops have massed on the border.");
}

TEST(Figures, EllipticFigureCountsWhatTheOneBeforeCounted) {
  DEMARCHE_NEEDS_WEIGHTS();
  const auto found =
      figures("While 50 deaths were reported in 2020, in 2021 the figure has risen to 61.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].counts, "deaths");
  EXPECT_EQ(found[1].low, 61.0);
  ASSERT_TRUE(found[1].as_of.has_value());
  EXPECT_EQ(found[1].as_of->begin, "2021-01-01");
}

TEST(Figures, NamesDatesDurationsAndAgesAreNone) {
  DEMARCHE_NEEDS_WEIGHTS();
  for (const char* text : {"The G7 countries met in 2021.", "Nord Stream 2 is not yet in use.",
                           "The Minsk-2 accord of February 12 is eight years old.",
                           "Resolution 2202 was adopted in three days.",
                           "The 45-year-old minister resigned.", "No one was hurt."}) {
    EXPECT_TRUE(figures(text).empty()) << text << ": " << figures(text)[0].value;
  }
}

}  // namespace
}  // namespace demarche::extract
