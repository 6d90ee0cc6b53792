#include "text/mapped_file.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche::text {
namespace {

std::string scratch(const char* name) {
  return (std::filesystem::temp_directory_path() /
          ("demarche-" + std::to_string(getpid()) + "-" + name))
      .string();
}

TEST(MappedFile, HoldsTheBytesAlsoAfterAMoveAndARelease) {
  const std::string path = scratch("mapped");
  const std::string content(20000, 'x');
  std::ofstream(path, std::ios::binary) << content;
  auto file = MappedFile::open(path);
  ASSERT_TRUE(file) << file.error().to_string();
  MappedFile moved = std::move(*file);
  EXPECT_TRUE(file->bytes().empty());
  moved.release(moved.bytes());
  EXPECT_EQ(moved.bytes(), content);
  std::filesystem::remove(path);
}

TEST(MappedFile, RefusesByName) {
  const auto missing = MappedFile::open(scratch("missing"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().source, scratch("missing"));
  const auto folder = MappedFile::open(std::filesystem::temp_directory_path().string());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace demarche::text
