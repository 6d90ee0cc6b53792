// What an answer calls a speaker whom only the product's table names.
#include "eval/answers/speaker_name.hpp"

#include <gtest/gtest.h>

namespace demarche::eval {
namespace {

Actor holder(std::vector<std::string> names) {
  Actor actor;
  actor.id = "person:anna-maier";
  actor.name = "Anna Maier";
  actor.kind = ActorKind::kPerson;
  actor.names = std::move(names);
  actor.offices = {{"Minister of Defence", "Freedonia", "2001", "2004-05-31"},
                   {"President", "Freedonia", "2004-06-01", "2008-05-31"},
                   {"Ambassador", "Freedonia", "2009", ""}};
  return actor;
}

TEST(SpeakerName, AHolderWhomTheTextNamesKeepsTheName) {
  const Ref ref{"person:anna-maier", "Anna Maier", "Mrs Maier"};
  EXPECT_EQ(speaker_as_printed(ref, {holder({"the president", "Mrs Maier"})}, "2006-01-01"),
            "Anna Maier");
}

TEST(SpeakerName, AHolderWhomItDoesNotIsTheOfficeHeldOnTheDay) {
  const Ref ref{"person:anna-maier", "Anna Maier", "Freedonia's president"};
  const std::vector<Actor> actors{holder({"Freedonia's president"})};
  EXPECT_EQ(speaker_as_printed(ref, actors, "2006-01-01"), "President of Freedonia");
  EXPECT_EQ(speaker_as_printed(ref, actors, "2003-01-01"), "Minister of Defence of Freedonia");
}

TEST(SpeakerName, WhoHoldsNoOfficeKeepsTheName) {
  const Ref ref{"person:bo-li", "Bo Li", "he"};
  EXPECT_EQ(speaker_as_printed(ref, {holder({})}, "2006-01-01"), "Bo Li");
}

TEST(SpeakerName, WhoHasNoNameIsThePhraseWithoutItsDeterminers) {
  EXPECT_EQ(speaker_as_printed({"unknown:its-senior-aide", "its senior aide", ""}, {}, ""), "aide");
  EXPECT_EQ(speaker_as_printed({"unknown:the", "the", ""}, {}, ""), "the");
}

}  // namespace
}  // namespace demarche::eval
