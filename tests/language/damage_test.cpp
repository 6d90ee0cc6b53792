// Files of the language model and of the encoder that are cut, changed, foreign or missing: an
// error that names the file and what is wrong, or a model that works. Damage is drawn with a fixed
// seed.
#include "language/vectors.hpp"
#include "support/tiny_encoder.hpp"
#include "text/utf8.hpp"

#include <demarche/encoder.hpp>
#include <demarche/language.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace demarche {
namespace {

namespace fs = std::filesystem;
using test::scratch;
using test::slurp;

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Where files are cut: everywhere in a short one.
std::vector<std::size_t> cuts(std::size_t size) {
  std::vector<std::size_t> out;
  for (std::size_t n = 0; n < size; n += std::max<std::size_t>(1, size / 40)) out.push_back(n);
  out.push_back(size - 1);
  return out;
}

// One to three bytes changed, in the first 4 KiB half of the time: the structure is there.
std::string changed(std::string bytes, std::mt19937& random) {
  for (std::uint32_t left = 1 + random() % 3; left > 0; --left) {
    const std::size_t most =
        random() % 2 == 0 ? std::min<std::size_t>(bytes.size(), 4096) : bytes.size();
    char& byte = bytes[random() % most];
    switch (random() % 4) {
      case 0:
        byte = static_cast<char>(random());
        break;
      case 1:
        byte = static_cast<char>(random() % 2 == 0 ? 0x00 : 0xFF);
        break;
      case 2:
        byte = static_cast<char>(byte + 1);
        break;
      default:
        byte = static_cast<char>(byte ^ (1 << random() % 8));
    }
  }
  return bytes;
}

// A copy of the tiny pipeline, one file of which is damaged at a time.
class Folder {
 public:
  Folder() : path_(scratch("damaged")) {
    fs::remove_all(path_);
    fs::copy(std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/tiny_pipeline", path_,
             fs::copy_options::recursive);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] Result<Pipeline> load() const { return Pipeline::load(path_); }

 private:
  std::string path_;
};

constexpr const char* kRead[] = {"meta.json",
                                 "tokenizer",
                                 "vocab/lookups.bin",
                                 "vocab/vectors",
                                 "tok2vec/model",
                                 "tagger/cfg",
                                 "tagger/model",
                                 "parser/moves",
                                 "parser/model",
                                 "ner/moves",
                                 "ner/model",
                                 "attribute_ruler/patterns",
                                 "lemmatizer/lookups/lookups.bin"};

bool is_utf8(std::string_view words) {
  return !text::first_invalid_byte(words);
}

// Whatever the weights say, the answer is well formed.
void check_work(const Pipeline& pipeline, const std::string& damage) {
  const std::string text =
      "Russia \u2014 U.S. officials said \u201cno\u201d (twice) \u2014 gonna warn Kyiv's "
      "caf\u00e9s, "
      "didn't it?  The troops left https://a.org/b \U0001F600\u0301 on 3/4/2021.\n\n\u5317\u4eac.";
  Pipeline::Workspace workspace;
  const auto analysis = pipeline.annotate(text, workspace);
  ASSERT_TRUE(analysis) << damage;
  std::string spelled;
  for (std::size_t i = 0; i < analysis->tokens.size(); ++i) {
    const Token& t = analysis->tokens[i];
    ASSERT_FALSE(analysis->word(i).empty()) << damage;
    spelled += analysis->word(i);
    if (t.space_after) spelled += ' ';
    ASSERT_LT(static_cast<std::size_t>(t.head), analysis->tokens.size()) << damage;
    for (const std::string_view words :
         {analysis->word(i), std::string_view(t.tag), std::string_view(t.pos),
          std::string_view(t.dep), std::string_view(t.morph), std::string_view(t.lemma),
          std::string_view(t.entity)}) {
      ASSERT_TRUE(is_utf8(words)) << damage;
    }
  }
  ASSERT_EQ(spelled, text) << damage;
}

TEST(DamagedPipeline, ACutFileIsNamed) {
  const Folder folder;
  for (const char* name : kRead) {
    const std::string whole = slurp(folder.file(name));
    for (const std::size_t n : cuts(whole.size())) {
      write(folder.file(name), whole.substr(0, n));
      const auto loaded = folder.load();
      ASSERT_FALSE(loaded) << name << " cut to " << n;
      EXPECT_EQ(loaded.error().source, folder.file(name));
      EXPECT_FALSE(loaded.error().message.empty());
    }
    write(folder.file(name), whole);
  }
  EXPECT_TRUE(folder.load());
}

TEST(DamagedPipeline, ChangedBytesAreRefusedOrDoNoHarm) {
  const Folder folder;
  std::mt19937 random(11);
  std::size_t refused = 0;
  std::size_t worked = 0;
  for (const char* name : kRead) {
    const std::string whole = slurp(folder.file(name));
    for (int i = 0; i < 60; ++i) {
      const std::string damage = std::string(name) + ", change " + std::to_string(i);
      write(folder.file(name), changed(whole, random));
      const auto loaded = folder.load();
      if (loaded) {
        check_work(*loaded, damage);
        ++worked;
      } else {
        // Sizes that no longer fit may show in the file that is read next.
        EXPECT_TRUE(loaded.error().source.starts_with(folder.path() + "/")) << damage;
        EXPECT_FALSE(loaded.error().message.empty()) << damage;
        EXPECT_TRUE(is_utf8(loaded.error().to_string())) << damage;
        ++refused;
      }
    }
    write(folder.file(name), whole);
  }
  EXPECT_GT(refused, 50U);
  EXPECT_GT(worked, 50U);
}

TEST(DamagedPipeline, AMissingFileAndAFolderInItsPlaceAreNamed) {
  const Folder folder;
  for (const char* name : kRead) {
    if (std::string(name) == "vocab/vectors") continue;  // sm has none
    const std::string whole = slurp(folder.file(name));
    fs::remove(folder.file(name));
    auto loaded = folder.load();
    ASSERT_FALSE(loaded) << name;
    EXPECT_EQ(loaded.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(loaded.error().source, folder.file(name));
    fs::create_directory(folder.file(name));
    loaded = folder.load();
    ASSERT_FALSE(loaded) << name;
    EXPECT_EQ(loaded.error().code, ErrorCode::kUnreadable);
    EXPECT_EQ(loaded.error().source, folder.file(name));
    fs::remove(folder.file(name));
    write(folder.file(name), whole);
  }
}

TEST(DamagedPipeline, ForeignFilesAndFoldersAreNamed) {
  const Folder folder;
  const std::string gzip("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
  const std::string npy("\x93NUMPY\x01\x00\x76\x00{'descr': '<f8', ", 28);
  for (const char* name : kRead) {
    const std::string whole = slurp(folder.file(name));
    for (const std::string& foreign : {gzip, npy, std::string("<html>no</html>"),
                                       std::string(5000, '\0'), slurp(folder.file("config.cfg"))}) {
      write(folder.file(name), foreign);
      const auto loaded = folder.load();
      ASSERT_FALSE(loaded) << name;
      EXPECT_EQ(loaded.error().source, folder.file(name));
    }
    write(folder.file(name), whole);
  }
  for (const std::string& other :
       {std::string(DEMARCHE_SOURCE_DIR) + "/samples", test::encoder_data(""), folder.file("ner"),
        folder.file("tokenizer"), std::string("/nowhere"), std::string()}) {
    const auto loaded = Pipeline::load(other);
    ASSERT_FALSE(loaded) << other;
    EXPECT_EQ(loaded.error().source, other + "/meta.json");
  }
  write(folder.file("meta.json"), R"({"lang":"de","name":"core_news_sm","version":"3.8.0"})");
  EXPECT_NE(folder.load().error().message.find("\"de\", not for English"), std::string::npos);
}

TEST(DamagedPipeline, ArraysOfAnotherTypeOrShapeAreNamed) {
  const Folder folder;
  for (const char* name : {"tok2vec/model", "tagger/model", "parser/model", "ner/model"}) {
    const std::string whole = slurp(folder.file(name));
    std::size_t arrays = 0;
    for (std::size_t at = whole.find("<f4"); at != std::string::npos;
         at = whole.find("<f4", at + 1)) {
      std::string bytes = whole;
      for (const char* type : {"<f8", ">f4", "<i4"}) {
        bytes.replace(at, 3, type);
        write(folder.file(name), bytes);
        const auto loaded = folder.load();
        ASSERT_FALSE(loaded) << name << " at " << at;
        EXPECT_EQ(loaded.error().source, folder.file(name));
        EXPECT_NE(loaded.error().message.find("is no float32 array"), std::string::npos);
      }
      // "shape" and a short list of short numbers stand behind it.
      bytes = whole;
      const std::size_t shape = bytes.find("shape", at) + 6;
      for (const char side : {0, 1, 127}) {
        bytes[shape] = side;
        write(folder.file(name), bytes);
        const auto loaded = folder.load();
        if (bytes == whole) continue;
        ASSERT_FALSE(loaded) << name << " at " << at;
        EXPECT_EQ(loaded.error().source, folder.file(name));
      }
      ++arrays;
    }
    EXPECT_GE(arrays, 2U) << name;
    write(folder.file(name), whole);
  }
}

// A prefix or suffix may match anywhere and is cut off the end by its length: never half a letter.
TEST(DamagedPipeline, APatternThatMatchesInTheMiddleCutsWholeCharacters) {
  const Folder folder;
  std::string bytes = slurp(folder.file("tokenizer"));
  for (const char* key : {"prefix_search", "suffix_search"}) {
    const std::size_t at = bytes.find(key);
    ASSERT_NE(at, std::string::npos);
    const std::size_t begin = at + std::string(key).size() + 3;  // a string of two length bytes
    ASSERT_EQ(bytes[begin - 3], '\xDA');
    const std::size_t size = static_cast<unsigned char>(bytes[begin - 2]) * 256U +
                             static_cast<unsigned char>(bytes[begin - 1]);
    std::string pattern = "\u20ac|\u00e9(?#";  // and a comment as long as the rest
    pattern.resize(size - 1, ' ');
    pattern += ')';
    bytes.replace(begin, size, pattern);
  }
  write(folder.file("tokenizer"), bytes);
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  Pipeline::Workspace workspace;
  for (const char* text : {"a\u20acb", "\u5317\u00e9\u5317", "\u00e9\u5317\u5317x", "\u5317\u20ac",
                           "\U0001F600\u20ac\U0001F600 a\u00e9"}) {
    const auto analysis = loaded->annotate(text, workspace);
    ASSERT_TRUE(analysis);
    for (std::size_t i = 0; i < analysis->tokens.size(); ++i) {
      EXPECT_TRUE(is_utf8(analysis->word(i))) << text;
    }
  }
}

TEST(DamagedVectors, CutAndChangedFilesAreRefusedOrDoNoHarm) {
  const std::string folder = scratch("damaged-vectors");
  fs::create_directories(folder);
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }";
  header.resize(117, ' ');
  const std::string vectors =
      std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + "\n" + std::string(24, '\x01');
  const std::string keys("\x83\x07\x01\xCD\x01\x02\x02\x08\xFF", 9);
  const auto load = [&](const std::string& v, const std::string& k) {
    write(folder + "/vectors", v);
    write(folder + "/key2row", k);
    return language::Vectors::load(folder);
  };
  ASSERT_TRUE(load(vectors, keys));
  for (std::size_t n = 0; n < vectors.size(); ++n) {
    const auto cut = load(vectors.substr(0, n), keys);
    ASSERT_FALSE(cut) << n;
    EXPECT_EQ(cut.error().source, folder + "/vectors");
  }
  for (std::size_t n = 0; n < keys.size(); ++n) {
    const auto cut = load(vectors, keys.substr(0, n));
    ASSERT_FALSE(cut) << n;
    EXPECT_EQ(cut.error().source, folder + "/key2row");
  }
  std::mt19937 random(12);
  for (int i = 0; i < 600; ++i) {
    const auto loaded =
        i % 2 == 0 ? load(changed(vectors, random), keys) : load(vectors, changed(keys, random));
    if (!loaded) {
      EXPECT_TRUE(loaded.error().source.starts_with(folder + "/"));
      continue;
    }
    for (const std::uint64_t key : {7U, 8U, 0x102U, 99U}) {
      const float* row = loaded->find(key);
      if (row == nullptr) continue;
      float sum = 0.0F;  // all of it can be read
      for (std::size_t k = 0; k < loaded->width(); ++k) sum += row[k];
      EXPECT_EQ(sum, sum);
    }
  }
  fs::remove_all(folder);
}

// A sentence of whole and broken words, a mark, an emoji and a word of no known piece.
Analysis sentence() {
  Analysis out;
  for (const char* word :
       {"warned", "unbelievable", "\"", "caf\u00e9", "\U0001F600", "Russia", "."}) {
    Token token;
    token.byte = static_cast<std::uint32_t>(out.text.size());
    token.bytes = static_cast<std::uint32_t>(std::string_view(word).size());
    token.sentence_begins = out.tokens.empty();
    out.text += word;
    out.text += ' ';
    out.tokens.push_back(token);
  }
  return out;
}

void check_work(const Encoder& encoder, const std::string& damage) {
  Encoder::Workspace workspace;
  const Analysis analysis = sentence();
  for (const SentenceMeaning& meaning : encoder.read(analysis, workspace)) {
    ASSERT_LE(meaning.tokens.end, analysis.tokens.size()) << damage;
    for (const RoleSpan& span : meaning.spans) {
      ASSERT_LT(span.tokens.begin, span.tokens.end) << damage;
      ASSERT_LE(span.tokens.end, analysis.tokens.size()) << damage;
    }
    for (const SentenceEvent& event : meaning.events) {
      ASSERT_LT(event.trigger, analysis.tokens.size()) << damage;
    }
  }
  const ActorPair pair{{0, 1}, {5, 6}};
  ASSERT_EQ(encoder.read_pairs(analysis, {&pair, 1}, workspace).size(), 1U) << damage;
}

class DamagedEncoder : public testing::Test {
 protected:
  ~DamagedEncoder() override { fs::remove(path_); }

  Result<Encoder> load(const std::string& bytes, bool float32 = false) const {
    write(path_, bytes);
    Encoder::Options options;
    options.float32 = float32;
    return Encoder::load(path_, options);
  }
  static std::size_t header_size() {
    std::uint64_t size = 0;
    std::copy_n(test::joined().data(), sizeof size, reinterpret_cast<char*>(&size));
    return sizeof size + size;
  }

  const std::string path_ = scratch("damaged-encoder");
};

TEST_F(DamagedEncoder, ACutFileIsNamed) {
  const std::string& whole = test::joined();
  std::vector<std::size_t> at = cuts(whole.size());
  for (const std::size_t n : cuts(header_size())) at.push_back(n);
  for (const std::size_t n : at) {
    const auto loaded = load(whole.substr(0, n));
    ASSERT_FALSE(loaded) << "cut to " << n;
    EXPECT_EQ(loaded.error().source, path_);
    EXPECT_FALSE(loaded.error().message.empty());
  }
}

TEST_F(DamagedEncoder, ChangedBytesAreRefusedOrDoNoHarm) {
  std::mt19937 random(13);
  std::size_t refused = 0;
  std::size_t worked = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string damage = "change " + std::to_string(i);
    std::string bytes = changed(test::joined(), random);
    if (i % 3 == 0) {  // names, types, shapes and offsets are 15 KiB of it
      bytes = changed(test::joined().substr(0, header_size()), random) +
              test::joined().substr(header_size());
      bytes[random() % header_size()] ^= static_cast<char>(1 << random() % 7);
    }
    const auto loaded = load(bytes, i % 2 == 0);
    if (loaded) {
      check_work(*loaded, damage);
      ++worked;
    } else {
      EXPECT_EQ(loaded.error().source, path_) << damage;
      EXPECT_TRUE(is_utf8(loaded.error().to_string())) << damage;
      ++refused;
    }
  }
  EXPECT_GT(refused, 50U);
  EXPECT_GT(worked, 20U);
}

TEST_F(DamagedEncoder, NamesTypesShapesAndOffsetsAreChecked) {
  const auto refusal = [&](const std::string& from, const std::string& to) {
    std::string bytes = test::joined();
    const std::size_t at = bytes.find(from);
    EXPECT_LT(at, header_size()) << from;
    bytes.replace(at, from.size(), to);
    const auto loaded = load(bytes);
    return loaded ? std::string("accepted") : loaded.error().to_string();
  };
  const auto says = [&](const std::string& from, const std::string& to, const std::string& cause) {
    EXPECT_NE(refusal(from, to).find(cause), std::string::npos) << refusal(from, to);
  };
  says("encoder.layers.1.qkv.weight", "encoder.layers.1.qkx.weight",
       "is of a layer without the rest");
  says("encoder.layers.0.qkv.weight", "encoder.layers.7.qkv.weight",
       "is of a layer without the rest");
  says("\"roles.weight\"", "\"rolex.weight\"", "lacks the tensor roles.weight");
  says("\"vocabulary\"", "\"vocabulart\"", "lacks the vocabulary");
  says("\"dtype\":\"F32\"", "\"dtype\":\"F64\"", "is of a type that is not read: F64");
  says("\"dtype\":\"I8\"", "\"dtype\":\"U8\"", "tensor ");
  says("\"data_offsets\":[0,", "\"data_offsets\":[9,", "tensor ");
}

TEST_F(DamagedEncoder, ForeignFilesAreNamed) {
  for (const std::string& foreign :
       {std::string(), std::string("{}"), std::string("PK\x03\x04"), std::string(4000, '\0'),
        std::string(4000, '\xFF'), std::string("\x02\0\0\0\0\0\0\0{}", 10),
        test::slurp(test::encoder_data("vocab.txt"))}) {
    const auto loaded = load(foreign);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().source, path_);
  }
  EXPECT_EQ(Encoder::load("/nowhere/encoder", {}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Encoder::load("/", {}).error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace demarche
