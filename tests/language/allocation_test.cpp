// A warm workspace: a text costs the few allocations of its Analysis, however long it is. Counts in
// a damaged file cost nothing. A program of its own, because it replaces operator new.
#include "language/msgpack.hpp"

#include <demarche/language.hpp>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include <gtest/gtest.h>

namespace {
std::atomic<std::size_t> allocations{0};
std::atomic<std::size_t> allocated{0};  // bytes
}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations;
  allocated += bytes;
  if (void* p = std::malloc(bytes == 0 ? 1 : bytes)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept {
  std::free(p);
}
void operator delete(void* p, std::size_t) noexcept {
  std::free(p);
}

namespace demarche {
namespace {

std::size_t allocations_for(const Pipeline& pipeline, Pipeline::Workspace& workspace,
                            const std::string& text, std::size_t& tokens) {
  std::string own = text;
  const std::size_t before = allocations;
  const auto analysis = pipeline.annotate(std::move(own), workspace);
  const std::size_t after = allocations;
  EXPECT_TRUE(analysis);
  tokens = analysis->tokens.size();
  return after - before;
}

TEST(Allocation, IsTheSameForShortAndLongTextsOnAWarmWorkspace) {
  for (const PipelineMode mode : {PipelineMode::kExact, PipelineMode::kFast}) {
    PipelineOptions options;
    options.mode = mode;
    options.memo_bytes = 0;  // else the second reading would be recalled, not computed
    const auto pipeline =
        Pipeline::load(std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/tiny_pipeline", options);
    ASSERT_TRUE(pipeline) << pipeline.error().to_string();
    const std::string paragraph =
        "Russia warned Ukraine that its troops would not leave. \"We didn't ask for it,\" Mr. Lee "
        "told reporters in New York on Thursday, 12 hours later; the U.S. agreed (mostly).\n\n";
    std::string longer;
    for (int i = 0; i < 60; ++i) longer += paragraph;
    Pipeline::Workspace workspace;
    std::size_t few = 0;
    std::size_t many = 0;
    allocations_for(*pipeline, workspace, longer, many);
    allocations_for(*pipeline, workspace, paragraph, few);
    const std::size_t for_few = allocations_for(*pipeline, workspace, paragraph, few);
    const std::size_t for_many = allocations_for(*pipeline, workspace, longer, many);
    EXPECT_GT(many, 40 * few);
    EXPECT_EQ(for_few, for_many);
    // Tokens, sentences, entities, lemmas and the list that holds the lemmas.
    EXPECT_LE(for_many, 5U);
  }
}

// Sixty lists in each other, each said to be as long as the bytes allow: 6 GB if that were
// believed.
TEST(Allocation, IsForValuesThatAreThereNotForThoseThatACountPromises) {
  std::string bytes;
  for (int depth = 0; depth < 60; ++depth) bytes += std::string("\xDD\x00\x0D\xBB\xA0", 5);
  bytes += std::string(900000, '\xC1');
  const std::size_t before = allocated;
  EXPECT_FALSE(language::read_msgpack(bytes));
  EXPECT_LT(allocated - before, 10U << 20U);
}

}  // namespace
}  // namespace demarche
