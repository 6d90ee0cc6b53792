// Hashes, Python's string methods, and the msgpack reader, each against known answers.
#include "language/hash.hpp"
#include "language/msgpack.hpp"
#include "language/msgpack_stream.hpp"
#include "language/parser_state.hpp"
#include "language/python_text.hpp"
#include "language/word_set.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace demarche::language {
namespace {

TEST(Hash, KnowsSymbolsAndHashesTheRest) {
  EXPECT_EQ(string_id(""), 0U);
  EXPECT_EQ(string_id("ORG"), 383U);
  EXPECT_EQ(string_id("punct"), 445U);
  EXPECT_EQ(string_id("noun"), 16833663260455505849ULL);  // keys of spaCy's lemma tables
  EXPECT_EQ(string_id("verb"), 6360137228241296794ULL);
}

TEST(PythonText, LowerIsThatOfPython) {
  EXPECT_EQ(lower("MOSCOW"), "moscow");
  EXPECT_EQ(lower("\u0130stanbul"), "i\u0307stanbul");
  EXPECT_EQ(lower("\u039f\u0394\u039f\u03a3 \u03a3"),
            "\u03bf\u03b4\u03bf\u03c2 \u03c3");  // final sigma
  EXPECT_EQ(lower("\u01c5"), "\u01c6");
}

TEST(PythonText, ShapeCutsRunsAtFour) {
  EXPECT_EQ(shape("Apple"), "Xxxxx");
  EXPECT_EQ(shape("aaaaaaa12345"), "xxxxdddd");
  EXPECT_EQ(shape("C3PO-x"), "XdXX-x");
  EXPECT_EQ(shape(std::string(100, 'a')), "LONG");
}

TEST(PythonText, FirstAndLastCodePoints) {
  EXPECT_EQ(last_points("\u041a\u0438\u0457\u0432", 3), "\u0438\u0457\u0432");
  EXPECT_EQ(last_points("ab", 3), "ab");
  EXPECT_EQ(first_points("\u20ac5", 1), "\u20ac");
}

TEST(Msgpack, ReadsEveryTypeThatModelsUse) {
  const std::string bytes(
      "\x86\xa1"
      "a"
      "\xc3\xa1"
      "b"
      "\xd0\xff\xa1"
      "c"
      "\x92\x01\xcd\x01\x00\xa1"
      "d"
      "\xca\x3f\x80\x00\x00\xa1"
      "e"
      "\xc4\x02\x00\x01\xa1"
      "f"
      "\xc0",
      31);
  const auto value = read_msgpack(bytes);
  ASSERT_TRUE(value) << value.error().to_string();
  EXPECT_TRUE(value->find("a")->boolean);
  EXPECT_EQ(value->find("b")->integer, -1);
  EXPECT_EQ(value->find("c")->items[1].natural, 256U);
  EXPECT_EQ(value->find("d")->real, 1.0);
  EXPECT_EQ(value->find("e")->words.size(), 2U);
  EXPECT_EQ(value->find("missing"), nullptr);
}

TEST(Msgpack, RefusesWhatIsCutNestedOrLong) {
  EXPECT_FALSE(read_msgpack(""));
  EXPECT_FALSE(read_msgpack("\x92\x01"));
  EXPECT_FALSE(read_msgpack("\xdd\xff\xff\xff\xff"));  // a list of four thousand million
  EXPECT_FALSE(read_msgpack("\x01\x02"));
  EXPECT_EQ(read_msgpack(std::string(100, '\x91')).error().code, ErrorCode::kTooDeep);
}

TEST(PackedStream, ReadsInOrderAndStopsAtWhatIsNotThere) {
  const std::string bytes("\x82\xA1x\xFE\xD9\x01y\x93\x07\xCD\x01\x00\xD1\xFF\x00", 15);
  const auto read_all = [](std::string_view part) {
    PackedStream in(part);
    EXPECT_LE(in.map(), 2U);
    const bool words = in.words() == "x";
    const bool negative = static_cast<std::int64_t>(in.integer()) == -2;
    const bool more = in.words() == "y" && in.list() == 3;
    const bool numbers =
        in.integer() == 7 && in.integer() == 256 && static_cast<std::int64_t>(in.integer()) == -256;
    EXPECT_EQ(in.at_end(), words && negative && more && numbers);
    EXPECT_TRUE(in.ok() || !in.error().place.empty());
    return in.at_end();
  };
  EXPECT_TRUE(read_all(bytes));
  for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(read_all(bytes.substr(0, n))) << n;
  EXPECT_EQ(PackedStream("\xDD\xFF\xFF\xFF\xFF").list(), 0U);  // longer than the file
  EXPECT_EQ(PackedStream("\x05").words(), "");
  PackedStream left_over("\x05\x06");
  EXPECT_EQ(left_over.integer(), 5U);
  EXPECT_TRUE(left_over.ok());
  EXPECT_FALSE(left_over.at_end());
}

TEST(WordSet, HoldsWhatWasPutInAndNothingElse) {
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) words.push_back(std::to_string(i * i));
  WordSet set(words.size() + 1);
  EXPECT_FALSE(set.contains("4"));
  for (const std::string& word : words) set.insert(word);
  set.insert(words.front());
  for (int i = 0; i < 9000; ++i) {
    const std::string word = std::to_string(i);
    EXPECT_EQ(set.contains(word), std::find(words.begin(), words.end(), word) != words.end());
  }
  EXPECT_FALSE(set.contains(""));
  EXPECT_FALSE(WordSet().contains("4"));
}

TEST(Msgpack, RandomBytesNeverCrash) {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 64, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    const auto value = read_msgpack(bytes);
    EXPECT_TRUE(value || !value.error().message.empty());
  }
}

}  // namespace
// "the apology that he is said to have written, which reads ...": spaCy's search for a dobj under
// "written" does not see "that", which came to it outside its old edges.
TEST(LiftedArcs, AChildLoweredOutsideTheOldEdgesIsNotFound) {
  enum : std::uint16_t { kRoot, kObject, kComplement, kRelative, kLiftedObject, kLiftedRelative };
  std::vector<LiftedLabel> labels(6);
  for (std::uint16_t i = 0; i < 6; ++i) labels[i].plain = i;
  labels[kLiftedObject] = {kObject, kComplement};
  labels[kLiftedRelative] = {kRelative, kObject};
  //                                  apology  that  said  written  then  reads
  std::vector<std::int32_t> head = {0, 0, 0, 2, 3, 3};
  std::vector<std::uint16_t> label = {kRoot,       kLiftedObject, kRelative,
                                      kComplement, kRelative,     kLiftedRelative};
  const std::vector<std::uint8_t> is_space(6, 0);
  LiftedArcs arcs;
  arcs.lower(0, 6, labels, is_space, head, label);
  EXPECT_EQ(head, (std::vector<std::int32_t>{0, 3, 0, 2, 3, 3}));
  EXPECT_EQ(label[1], kObject);
  EXPECT_EQ(label[5], kRelative);
  // Inside the edges it is found.
  head = {0, 3, 0, 2, 3, 3};
  label = {kRoot, kObject, kRelative, kComplement, kRelative, kLiftedRelative};
  arcs.lower(0, 6, labels, is_space, head, label);
  EXPECT_EQ(head[5], 1);
}

}  // namespace demarche::language
