// Word vectors: the header of a NumPy file and the map of keys to rows, right, cut and foreign.
#include "language/vectors.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche::language {
namespace {

namespace fs = std::filesystem;

std::string npy(const std::string& shape, const std::vector<float>& values,
                const std::string& type = "'<f4'") {
  std::string header = "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }";
  header.resize(117, ' ');
  header += '\n';
  std::string out("\x93NUMPY\x01\x00\x76\x00", 10);
  out += header;
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  return out.append(bytes, values.size() * sizeof(float));
}

std::string big_endian(std::uint64_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
  return out;
}

TEST(Vectors, HeaderSaysWhereTheRowsAre) {
  const auto header = read_npy_header(npy("(2, 3)", {1, 2, 3, 4, 5, 6}));
  ASSERT_TRUE(header) << header.error().to_string();
  EXPECT_EQ(header->rows, 2U);
  EXPECT_EQ(header->columns, 3U);
  EXPECT_EQ(header->begin, 128U);
}

TEST(Vectors, RefusesWhatIsNoTableOfFloats) {
  const std::string good = npy("(2, 3)", {1, 2, 3, 4, 5, 6});
  for (std::size_t n = 0; n < good.size(); ++n) {
    EXPECT_FALSE(read_npy_header(std::string_view(good).substr(0, n))) << n;
  }
  EXPECT_FALSE(read_npy_header(npy("(6,)", {1, 2, 3, 4, 5, 6})));
  EXPECT_FALSE(read_npy_header(npy("(18446744073709551615, 4)", {1, 2})));
  EXPECT_FALSE(read_npy_header(npy("(2, 3)", {1, 2, 3, 4, 5, 6}, "'<f8'")));
}

TEST(Vectors, IndexFindsEveryKeyAndNoOther) {
  std::mt19937_64 random(3);
  std::vector<std::uint64_t> keys;
  std::string bytes = "\xDF" + big_endian(5003, 4);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    keys.push_back(random());
    bytes += "\xCF" + big_endian(keys.back(), 8) + "\xCD" + big_endian(i, 2);
  }
  bytes += std::string("\x07\x05\xCC\xC8\x06\x41\xFF", 7);  // small keys; a row of -1
  const auto index = RowIndex::read(bytes, 5000);
  ASSERT_TRUE(index) << index.error().to_string();
  for (std::uint32_t i = 0; i < 5000; ++i) ASSERT_EQ(index->find(keys[i]), i);
  EXPECT_EQ(index->find(7), 5);
  EXPECT_EQ(index->find(200), 6);
  EXPECT_EQ(index->find(0x41), -1);
  EXPECT_EQ(index->find(12345), -1);
  EXPECT_EQ(RowIndex().find(7), -1);
}

TEST(Vectors, IndexRefusesForeignBytesAndRowsThatAreNotThere) {
  EXPECT_FALSE(RowIndex::read("", 9));
  EXPECT_FALSE(RowIndex::read("\x91\x01", 9));
  EXPECT_FALSE(RowIndex::read("\x81\x01", 9));
  EXPECT_FALSE(RowIndex::read("\x81\x01\x02\x03", 9));
  EXPECT_FALSE(RowIndex::read("\x81\xA1x\x02", 9));
  EXPECT_FALSE(RowIndex::read("\xDF\xFF\xFF\xFF\xFF\x01\x02", 9));
  EXPECT_EQ(RowIndex::read("\x81\x01\x09", 9).error().message, "names a row that is not there");
  EXPECT_TRUE(RowIndex::read("\x81\x01\x08", 9));
}

TEST(Vectors, RowsAreReadFromTheMappedFile) {
  const fs::path folder =
      fs::temp_directory_path() / ("demarche-vectors-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "vectors", std::ios::binary) << npy("(2, 3)", {1, 2, 3, 4, 5, 6});
  std::ofstream(folder / "key2row", std::ios::binary) << "\x82\x07\x01\x08\x01";
  const auto vectors = Vectors::load(folder.string());
  ASSERT_TRUE(vectors) << vectors.error().to_string();
  EXPECT_EQ(vectors->width(), 3U);
  ASSERT_NE(vectors->find(7), nullptr);
  EXPECT_EQ(vectors->find(7)[0], 4.0F);
  EXPECT_EQ(vectors->find(8), vectors->find(7));
  EXPECT_EQ(vectors->find(9), nullptr);
  fs::resize_file(folder / "vectors", 130);
  EXPECT_NE(Vectors::load(folder.string()).error().source.find("vectors"), std::string::npos);
  fs::remove(folder / "key2row");
  fs::remove_all(folder);
  const auto none = Vectors::load(folder.string());
  ASSERT_TRUE(none);
  EXPECT_EQ(none->width(), 0U);
}

}  // namespace
}  // namespace demarche::language
