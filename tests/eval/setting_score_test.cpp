// Scores of time and place, with digits worked out by hand.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

using SettingScore = Measuring;

TEST_F(SettingScore, TimeDropsWhiteSpaceAtTheEdges) {
  const std::string text = "He left on 4 May and stayed two weeks.";
  const std::string gold =
      R"({"id": "1", "text": ")" + text + R"(", "timexes": [{)" + fields_at(text, "4 May") +
      R"(, "type": "DATE", "value": "2022-05-04"}, {)" + fields_at(text, "two weeks") +
      R"(, "type": "DURATION", "value": "P2W"}]})"
      "\n";
  const std::string answers = R"({"id": "1", "timexes": [{)" + fields_at(text, "on 4 May") +
                              R"(, "type": "DATE", "value": "2022-05-04"}, {)" +
                              fields_at(text, " two weeks") +
                              R"(, "type": "DATE", "value": "P2W"}, {)" + fields_at(text, "He") +
                              R"(, "type": "DATE", "value": "2022"}]})"
                              "\n";
  EXPECT_EQ(score("time", gold, answers),
            "strict P\t0.3333\nstrict R\t0.5000\nstrict F1\t0.4000\n"
            "relaxed P\t0.6667\nrelaxed R\t1.0000\nrelaxed F1\t0.8000\n"
            "type F1\t0.4000\nvalue F1\t0.8000\nvalue recall DATE\t1.0000\n"
            "value recall DURATION\t1.0000\nvalue recall TIME\t0.0000\nvalue recall SET\t0.0000\n");
}

TEST_F(SettingScore, PlaceLeavesOutWhatIsUnlocated) {
  // One degree on the equator is 111.1949 km.
  const std::string text = "From Paris to Iraqi Lyon.";
  const std::string gold =
      R"({"id": "1", "text": ")" + text + R"(", "toponyms": [{)" + fields_at(text, "Paris") +
      R"(, "text": "Paris", "geonames": 1, "lat": 0, "lon": 0, "name": "Paris",)"
      R"( "feature": "PPL"}, {)" +
      fields_at(text, "Iraqi") +
      R"(, "text": "Iraqi", "geonames": 2, "lat": 0, "lon": 0, "name": "Iraq",)"
      R"( "feature": "PCLI"}, {)" +
      fields_at(text, "Lyon") +
      R"(, "text": "Lyon", "geonames": null, "lat": null, "lon": null}]})"
      "\n";
  const std::string answers =
      R"({"id": "1", "toponyms": [{)" + fields_at(text, "Paris") +
      R"(, "geonames": 9, "lat": 0, "lon": 1}, {)" + fields_at(text, "Iraqi") +
      R"(, "geonames": 2, "lat": 0, "lon": 10}, {)" + fields_at(text, "Lyon") +
      R"(, "geonames": 3, "lat": 5, "lon": 5}, {)" + fields_at(text, "From") +
      R"(, "geonames": 4, "lat": 5, "lon": 5}, {)" + fields_at(text, "to") +
      R"(, "geonames": 4, "lat": null, "lon": null}]})"
      "\n";
  EXPECT_EQ(score("place", gold, answers),
            "detection P\t0.6667\ndetection R\t1.0000\ndetection F1\t0.8000\n"
            "detection equal spans F1\t0.8000\n"
            "exact id of all\t0.5000\nexact id of found\t0.5000\n"
            "acc161 of all\t0.5000\nacc161 of found\t0.5000\n"
            "mean km of found\t611.5721\nmedian km of found\t611.5721\n"
            "without demonyms: exact id of all\t0.0000\n"
            "without demonyms: exact id of found\t0.0000\n"
            "without demonyms: acc161 of all\t1.0000\nwithout demonyms: acc161 of found\t1.0000\n"
            "without countries: exact id of all\t0.0000\n"
            "without countries: exact id of found\t0.0000\n"
            "without countries: acc161 of all\t1.0000\n"
            "without countries: acc161 of found\t1.0000\n");
}

}  // namespace
}  // namespace demarche::eval
