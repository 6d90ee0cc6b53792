#include "text/hash.hpp"

#include <gtest/gtest.h>

namespace demarche::text {
namespace {

TEST(Hash, IdsAreStableAcrossMachinesAndBuilds) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2ULL);  // published XXH3 value of the empty input
  EXPECT_EQ(content_id('S', {"a", "b"}).size(), 13U);
  EXPECT_EQ(content_id('S', {"a", "b"})[0], 'S');
}

TEST(Hash, FieldBordersMatter) {
  EXPECT_NE(content_id('S', {"ab", "c"}), content_id('S', {"a", "bc"}));
  EXPECT_NE(content_id('S', {"ab"}), content_id('S', {"ab", ""}));
}

}  // namespace
}  // namespace demarche::text
