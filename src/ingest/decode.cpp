#include "ingest/decode.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace demarche::ingest {

namespace {

// Of 1,000 bytes so many control characters make a text a binary.
constexpr std::size_t kControlsPerMille = 10;
// Broken UTF-8 is repaired when whole sequences outnumber broken ones by this factor, or when no
// other encoding is likely and at most one byte in a hundred is broken.
constexpr std::size_t kWholePerBroken = 5;

Result<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status) != 0) {
    return fail(ErrorCode::kBadEncoding, fmt::format("unknown encoding \"{}\"", charset));
  }
  const icu::UnicodeString units(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                 status);
  if (U_FAILURE(status) != 0) {
    return fail(ErrorCode::kBadEncoding, fmt::format("cannot be read as {}", charset));
  }
  std::string out;
  units.toUTF8String(out);
  return out;
}

struct Utf8Health {
  std::size_t whole = 0;   // sequences of more than one byte
  std::size_t broken = 0;  // bytes
};

Utf8Health health_of(std::string_view bytes) {
  Utf8Health health;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode_at(bytes, at);
    if (at - begin > 1) ++health.whole;
    if (at - begin == 1 && c == text::kReplacement) ++health.broken;
  }
  return health;
}

std::string repair(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) text::append(out, text::decode_at(bytes, at));
  return out;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
         byte != 0x1B;
}

// UTF-16 without a mark: Latin letters leave a NUL in every other byte.
std::string utf16_by_nuls(std::string_view bytes) {
  std::size_t even = 0;
  std::size_t odd = 0;
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096);
  for (std::size_t i = 0; i < size; ++i) {
    if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  if (odd * 10 > size * 3 && even * 20 < size) return "UTF-16LE";
  if (even * 10 > size * 3 && odd * 20 < size) return "UTF-16BE";
  return {};
}

bool is_name_of_utf8(std::string_view charset) {
  return charset.empty() || text::equals_ignoring_case(charset, "utf-8") ||
         text::equals_ignoring_case(charset, "utf8") ||
         text::equals_ignoring_case(charset, "ascii") ||
         text::equals_ignoring_case(charset, "us-ascii");
}

Result<Decoded> decode_marked(std::string_view bytes, const std::string& charset) {
  auto converted = convert(bytes, charset);
  if (!converted) return tl::unexpected(converted.error());
  return Decoded{std::move(*converted), {}};
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::string_view declared) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE\0\0"sv)) {
    return decode_marked(bytes.substr(4), "UTF-32LE");
  } else if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return decode_marked(bytes.substr(4), "UTF-32BE");
  } else if (bytes.starts_with("\xFF\xFE")) {
    return decode_marked(bytes.substr(2), "UTF-16LE");
  } else if (bytes.starts_with("\xFE\xFF")) {
    return decode_marked(bytes.substr(2), "UTF-16BE");
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    const std::string charset = utf16_by_nuls(bytes);
    if (!charset.empty()) return decode_marked(bytes, charset);
    return fail(ErrorCode::kBadEncoding, "is not text: it holds NUL bytes", {},
                fmt::format("byte {}", nul));
  }
  const auto controls =
      static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  if (controls * 1000 > bytes.size() * kControlsPerMille) {
    return fail(ErrorCode::kBadEncoding, "is not text: it holds control characters");
  }
  const auto invalid = text::first_invalid_byte(bytes);
  if (!invalid) {
    // A declared charset that disagrees with valid UTF-8 is nearly always wrong; a seven-bit
    // encoding with escapes (ISO-2022-JP) is the exception.
    if (text::starts_with_ignoring_case(declared, "iso-2022")) {
      return decode_marked(bytes, std::string(declared));
    }
    return Decoded{std::string(bytes), {}};
  }
  const std::string place = fmt::format("byte {}", *invalid);
  const Utf8Health health = health_of(bytes);
  if (!is_name_of_utf8(declared) && health.whole < kWholePerBroken * health.broken) {
    return decode_marked(bytes, std::string(declared));
  }
  if (health.whole < kWholePerBroken * health.broken) {
    const std::string charset = detect(bytes);
    if (!is_name_of_utf8(charset)) {
      if (auto converted = convert(bytes, charset)) {
        return Decoded{std::move(*converted),
                       {fmt::format("not valid UTF-8 ({}); read as {}", place, charset)}};
      }
    }
    if (health.broken * 100 > bytes.size()) {
      return fail(ErrorCode::kBadEncoding, "is not text in any encoding we know", {}, place);
    }
  }
  return Decoded{repair(bytes),
                 {fmt::format("not valid UTF-8 ({}): {} broken byte{} replaced by U+FFFD", place,
                              health.broken, health.broken == 1 ? "" : "s")}};
}

}  // namespace demarche::ingest
