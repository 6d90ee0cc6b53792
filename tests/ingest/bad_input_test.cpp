// Every kind of bad input: refused or repaired with a message that names file, place and cause, and
// nothing else is lost.
#include "ingest/ingest.hpp"
#include "reading.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace demarche::ingest {
namespace {

namespace fs = std::filesystem;

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("demarche_ingest_" + std::to_string(::getpid()) + "_" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
    fs::remove_all(folder_, ignored);
  }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  void read(const std::vector<std::string>& paths, const Limits& limits = {}) {
    gather(
        paths, limits,
        [&](const Document& document) {
          auto article = to_article(document, limits, {});
          if (article) {
            articles_.push_back(std::move(*article));
          } else {
            problems_.push_back({article.error(), true});
          }
        },
        problems_);
  }

  void expect_one_problem(ErrorCode code, const std::string& message_part,
                          const std::string& source) {
    ASSERT_EQ(problems_.size(), 1u);
    EXPECT_EQ(problems_[0].error.code, code) << problems_[0].error.to_string();
    EXPECT_NE(problems_[0].error.to_string().find(message_part), std::string::npos)
        << problems_[0].error.to_string();
    EXPECT_EQ(problems_[0].error.source, source);
    EXPECT_TRUE(problems_[0].fatal_to_document);
  }

  fs::path folder_;
  std::vector<Article> articles_;
  std::vector<Problem> problems_;
};

const char* const kGood =
    "Ministers meet in Bergen\n\nThe ministers of both countries met on Tuesday.\n";

TEST_F(BadInput, AMissingFileIsNamedAndTheOthersAreRead) {
  const std::string missing = (folder_ / "none.txt").string();
  read({missing, write("good.txt", kGood)});
  expect_one_problem(ErrorCode::kNotFound, "no such file", missing);
  EXPECT_EQ(articles_.size(), 1u);
}

TEST_F(BadInput, AnEmptyFileIsRefused) {
  const std::string path = write("empty.txt", " \n\n");
  read({path});
  expect_one_problem(ErrorCode::kEmpty, "is empty", path);
}

TEST_F(BadInput, ABinaryIsRefusedWithThePlaceOfTheFirstNul) {
  const std::string path = write("image.txt", std::string("\x89PNG\r\n\0\0\0\rIHDR", 14));
  read({path});
  expect_one_problem(ErrorCode::kBadEncoding, "byte 6: is not text: it holds NUL bytes", path);
}

TEST_F(BadInput, AFileOverTheLimitIsRefused) {
  Limits limits;
  limits.document_bytes = 1000;
  const std::string path = write("large.txt", std::string(2000, 'x'));
  read({path}, limits);
  expect_one_problem(ErrorCode::kTooLarge, "1000 bytes", path);
}

TEST_F(BadInput, ALineOfManyMegabytesIsPassedOverAndTheNextOneRead) {
  Limits limits;
  limits.document_bytes = 4096;
  const std::string record = "{\"title\": \"T\", \"text\": \"The ministers met on Tuesday.\"}\n";
  const std::string path =
      write("large.jsonl", "{\"text\": \"" + std::string(100'000, 'x') + "\"}\n" + record);
  read({path}, limits);
  expect_one_problem(ErrorCode::kTooLarge, "line 1", path);
  EXPECT_EQ(articles_.size(), 1u);
}

TEST_F(BadInput, ABrokenJsonLineIsNamedAndTheOthersAreRead) {
  const std::string path = write("news.jsonl",
                                 "{\"title\": \"A\", \"text\": \"The ministers met.\"}\n"
                                 "{\"title\": \"B\", \"text\": \n"
                                 "{\"title\": \"C\", \"maintext\": \"The ministers left.\"}\n");
  read({path});
  expect_one_problem(ErrorCode::kBadFormat, "line 2: is not valid JSON", path);
  ASSERT_EQ(articles_.size(), 2u);
  EXPECT_EQ(articles_[1].text, "The ministers left.");
}

TEST_F(BadInput, ARecordWithoutTextIsNamed) {
  const std::string path = write("news.jsonl",
                                 "{\"title\": \"A\", \"url\": \"http://x.example/a\"}\n"
                                 "{\"title\": \"B\", \"text\": \"The ministers left.\"}\n");
  read({path});
  expect_one_problem(ErrorCode::kBadFormat, "line 1: record has no text", path);
  EXPECT_EQ(articles_.size(), 1u);
}

TEST_F(BadInput, DeeplyNestedJsonIsRefused) {
  const std::string path = write("deep.json", std::string(200'000, '['));
  read({path});
  expect_one_problem(ErrorCode::kBadFormat, "nested deeper", path);
}

TEST_F(BadInput, TheSameBytesTwiceAreReadOnce) {
  const std::string first = write("a.txt", kGood);
  const std::string second = write("b.txt", kGood);
  read({second, first});
  expect_one_problem(ErrorCode::kDuplicate, first, second);
  EXPECT_EQ(articles_.size(), 1u);
}

TEST_F(BadInput, AnUnreadableFileIsNamed) {
  if (::geteuid() == 0) {
    // Root reads everything; a folder given in place of a file is what is left to try.
    const std::string path = (folder_ / "sub.txt").string();
    fs::create_directories(path);
    read({path});
    expect_one_problem(ErrorCode::kEmpty, "holds no .txt", path);
    return;
  }
  const std::string path = write("secret.txt", kGood);
  fs::permissions(path, fs::perms::none);
  read({path});
  expect_one_problem(ErrorCode::kUnreadable, "cannot be read", path);
}

TEST_F(BadInput, AFewBrokenBytesAreRepairedWithAWarning) {
  std::string bytes = kGood;
  for (int i = 0; i < 12; ++i) bytes += "Zelenskyy\xE2\x80\x99s office answered. ";
  bytes += "broken \xFF here.\n";
  read({write("broken.txt", bytes)});
  EXPECT_TRUE(problems_.empty());
  ASSERT_EQ(articles_.size(), 1u);
  EXPECT_NE(articles_[0].text.find("broken \xEF\xBF\xBD here."), std::string::npos);
  ASSERT_FALSE(articles_[0].warnings.empty());
  EXPECT_NE(articles_[0].warnings[0].find("not valid UTF-8 (byte "), std::string::npos);
}

TEST_F(BadInput, AnotherEncodingIsFoundAndNamed) {
  std::string bytes = "Ministers meet in Troms\xF8\n\n";
  for (int i = 0; i < 20; ++i)
    bytes += "The minister\x92s aide said \x93no\x94 in Troms\xF8 today. ";
  read({write("latin.txt", bytes)});
  ASSERT_EQ(articles_.size(), 1u);
  EXPECT_NE(articles_[0].text.find("minister\xE2\x80\x99s"), std::string::npos)
      << articles_[0].text;
  EXPECT_NE(articles_[0].warnings.at(0).find("read as"), std::string::npos);
}

TEST_F(BadInput, Utf16WithAndWithoutAMarkIsRead) {
  std::string marked = "\xFF\xFE";
  std::string bare;
  for (const char c : std::string(kGood)) {
    marked += std::string{c, '\0'};
    bare += std::string{'\0', c};
  }
  read({write("le.txt", marked), write("be.txt", bare)});
  EXPECT_TRUE(problems_.empty());
  ASSERT_EQ(articles_.size(), 2u);
  EXPECT_EQ(articles_[0].title, "Ministers meet in Bergen");
  EXPECT_EQ(articles_[1].title, "Ministers meet in Bergen");
}

TEST_F(BadInput, AnUnknownDeclaredEncodingIsRefused) {
  const std::string path =
      write("page.html",
            "<html><head><meta charset=\"x-klingon\"></head><body><p>caf\xE9</p></body></html>");
  read({path});
  expect_one_problem(ErrorCode::kBadEncoding, "unknown encoding \"x-klingon\"", path);
}

TEST_F(BadInput, HtmlNestedTooDeepIsRefused) {
  std::string page = "<html><body>";
  for (int i = 0; i < 200'000; ++i) page += "<div>";
  const std::string path = write("deep.html", page);
  read({path});
  expect_one_problem(ErrorCode::kTooDeep, "nested deeper than 512", path);
}

TEST_F(BadInput, HtmlWithTooManyAttributesIsRefused) {
  std::string page = "<html><body><p ";
  for (int i = 0; i < 200'000; ++i) page += "a" + std::to_string(i) + "=1 ";
  const std::string path = write("wide.html", page + ">text</p></body></html>");
  read({path});
  expect_one_problem(ErrorCode::kTooMany, "more than 2000 attributes", path);
}

TEST_F(BadInput, ManyUnclosedParagraphsAreNoNesting) {
  std::string page = "<html><head><title>Ministers meet in Bergen</title></head><body>";
  for (int i = 0; i < 2'000; ++i) {
    page +=
        "<p>The ministers of both countries met on Tuesday and said that they would meet again.\n";
  }
  read({write("old.html", page)});
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(articles_.size(), 1u);
}

}  // namespace
}  // namespace demarche::ingest
