#include "support/annotated.hpp"

#include <gtest/gtest.h>

namespace demarche::extract {
namespace {

class Places : public ::testing::Test {
 protected:
  void SetUp() override { DEMARCHE_NEEDS_WEIGHTS(); }
  const PlaceMention* find(const std::string& text, const std::string& name) {
    article_ = test::annotate(text, "2021-12-03");
    places_ = find_places(article_->context());
    for (const PlaceMention& place : places_) {
      if (place.place.text.find(name) != std::string::npos) return &place;
    }
    return nullptr;
  }
  std::unique_ptr<test::Annotated> article_;
  std::vector<PlaceMention> places_;
};

TEST_F(Places, ATownIsTheLargeOneUnlessTheCountryBesideItSaysOtherwise) {
  const PlaceMention* geneva = find("Talks were held in Geneva on Monday.", "Geneva");
  ASSERT_NE(geneva, nullptr);
  EXPECT_EQ(geneva->place.country, "CHE");
  EXPECT_TRUE(geneva->locative);
  const PlaceMention* paris = find("He was born in Paris, Texas, in the United States.", "Paris");
  ASSERT_NE(paris, nullptr);
  const PlaceMention* riga = find("He spoke in Riga, Latvia, on Wednesday.", "Riga");
  ASSERT_NE(riga, nullptr);
  EXPECT_EQ(riga->place.country, "LVA");
  EXPECT_EQ(riga->place.precision, PlacePrecision::kCity);
}

TEST_F(Places, ACountryThatTheReportNamesMovesNoCity) {
  const PlaceMention* geneva = find(
      "Envoys of the United States fly to Geneva. The US and U.S. allies meet in Geneva, "
      "the United States said.",
      "Geneva");
  ASSERT_NE(geneva, nullptr);
  EXPECT_EQ(geneva->place.name, "Geneva");
  EXPECT_EQ(geneva->place.country, "CHE");
}

TEST_F(Places, PartsOfLongerNamesAreNoPlaces) {
  EXPECT_EQ(find("The White House said nothing.", "White House"), nullptr);
  EXPECT_EQ(find("The Soviet Union fell apart in 1991.", "Union"), nullptr);
}

TEST_F(Places, AnActorIsNoLocation) {
  const PlaceMention* mindset = find("He spoke of a change in the US mindset.", "US");
  EXPECT_TRUE(mindset == nullptr || !mindset->locative);
  const PlaceMention* moscow = find("Moscow said that talks would fail.", "Moscow");
  EXPECT_TRUE(moscow == nullptr || !moscow->locative);
}

TEST_F(Places, APartOfACountryIsARegion) {
  const PlaceMention* east = find("Fighting went on in eastern Ukraine.", "eastern Ukraine");
  ASSERT_NE(east, nullptr);
  EXPECT_EQ(east->place.precision, PlacePrecision::kRegion);
  EXPECT_EQ(east->place.country, "UKR");
}

}  // namespace
}  // namespace demarche::extract
