// The reader of two wordings on a tiny random model against what PyTorch says of it
// (tools/make_tiny_encoder.py), and what holds of it whatever the weights.
#include "language/encoder/same_utterance.hpp"

#include "support/tiny_encoder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace demarche::language {
namespace {

using nlohmann::json;

Result<SameUtterance> model(const std::string& trained, std::optional<Int8Path> path) {
  const std::string file = test::scratch("same");
  const auto report =
      join(test::encoder_data("base.safetensors"), test::encoder_data(trained), file);
  if (!report) return tl::unexpected(report.error());
  auto out = SameUtterance::load(file, path);
  std::filesystem::remove(file);
  return out;
}

std::vector<json> pairs() {
  std::vector<json> out;
  std::ifstream in(test::encoder_data("same.jsonl"));
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

struct Sides {
  explicit Sides(const json& pair)
      : speaker_a(pair["speaker_a"]),
        text_a(pair["a"]),
        speaker_b(pair["speaker_b"]),
        text_b(pair["b"]) {}
  [[nodiscard]] Wording a() const { return {speaker_a, text_a}; }
  [[nodiscard]] Wording b() const { return {speaker_b, text_b}; }
  std::string speaker_a, text_a, speaker_b, text_b;
};

TEST(SameUtterance, SaysWhatPyTorchSays) {
  const auto exact = model("same.safetensors", std::nullopt);
  ASSERT_TRUE(exact) << exact.error().to_string();
  SameUtterance::Scratch scratch;
  ASSERT_EQ(pairs().size(), 4U);
  for (const json& pair : pairs()) {
    const Sides sides(pair);
    // The runtime's table of words has 8 bits, PyTorch's has 16.
    EXPECT_NEAR(exact->score(sides.a(), sides.b(), scratch), pair["score"].get<float>(), 0.1F)
        << pair["a"];
  }
}

TEST(SameUtterance, TheOrderOfTheTwoDoesNotMatterNorDoesTheProcessor) {
  const auto first = model("same.safetensors", Int8Path::kScalar);
  ASSERT_TRUE(first) << first.error().to_string();
  for (const Int8Path path : kInt8Paths) {
    if (!supported(path)) continue;
    const auto here = model("same.safetensors", path);
    SameUtterance::Scratch scratch;
    for (const json& pair : pairs()) {
      const Sides sides(pair);
      const float score = here->score(sides.a(), sides.b(), scratch);
      EXPECT_EQ(score, here->score(sides.b(), sides.a(), scratch));
      EXPECT_NEAR(score, first->score(sides.a(), sides.b(), scratch), 1e-3F) << name(path);
      EXPECT_NEAR(score, pair["score"].get<float>(), 1.5F) << name(path);
    }
  }
}

TEST(SameUtterance, AnotherModelIsRefusedByTheTensorThatItLacks) {
  const auto other = model("trained.safetensors", std::nullopt);
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().to_string().find("same.hidden"), std::string::npos)
      << other.error().to_string();
}

}  // namespace
}  // namespace demarche::language
