// Sixteen floats as one value, in plain C++.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace demarche::language {

struct ScalarLanes {
  float v[16];

  template <typename F>
  static ScalarLanes each(F f) {
    ScalarLanes out;
    for (std::size_t i = 0; i < 16; ++i) out.v[i] = f(i);
    return out;
  }
  static ScalarLanes load(const float* p) {
    return each([&](std::size_t i) { return p[i]; });
  }
  static ScalarLanes set(float x) {
    return each([&](std::size_t) { return x; });
  }
  static ScalarLanes from_int(const std::int32_t* p) {
    return each([&](std::size_t i) { return static_cast<float>(p[i]); });
  }
  void store(float* p) const { std::memcpy(p, v, sizeof v); }
  // Rounded to the nearest, ties to even; what is no number becomes 0.
  void store_u8(std::uint8_t* p) const {
    for (std::size_t i = 0; i < 16; ++i) {
      const float whole = std::nearbyintf(v[i]);
      p[i] = whole > 0.0F ? static_cast<std::uint8_t>(whole < 255.0F ? whole : 255.0F) : 0;
    }
  }
  friend ScalarLanes operator+(ScalarLanes a, ScalarLanes b) {
    return each([&](std::size_t i) { return a.v[i] + b.v[i]; });
  }
  friend ScalarLanes operator-(ScalarLanes a, ScalarLanes b) {
    return each([&](std::size_t i) { return a.v[i] - b.v[i]; });
  }
  friend ScalarLanes operator*(ScalarLanes a, ScalarLanes b) {
    return each([&](std::size_t i) { return a.v[i] * b.v[i]; });
  }
  // a * b + c, rounded once.
  static ScalarLanes fma(ScalarLanes a, ScalarLanes b, ScalarLanes c) {
    return each([&](std::size_t i) { return std::fmaf(a.v[i], b.v[i], c.v[i]); });
  }
  // As the instructions: the second operand where the comparison fails.
  static ScalarLanes min(ScalarLanes a, ScalarLanes b) {
    return each([&](std::size_t i) { return a.v[i] < b.v[i] ? a.v[i] : b.v[i]; });
  }
  static ScalarLanes max(ScalarLanes a, ScalarLanes b) {
    return each([&](std::size_t i) { return a.v[i] > b.v[i] ? a.v[i] : b.v[i]; });
  }
  ScalarLanes round() const {
    return each([&](std::size_t i) { return std::nearbyintf(v[i]); });
  }
  // 2 to the power of each lane, a whole number in -126 ... 127.
  ScalarLanes power_of_two() const {
    return each([&](std::size_t i) {
      const std::uint32_t bits = static_cast<std::uint32_t>(static_cast<int>(v[i]) + 127) << 23U;
      float out;
      std::memcpy(&out, &bits, sizeof out);
      return out;
    });
  }
  // Folded in halves: lane i with lane i + 8, then + 4, + 2, + 1.
  template <typename F>
  float fold(F f) const {
    ScalarLanes x = *this;
    for (std::size_t half = 8; half > 0; half /= 2) {
      for (std::size_t i = 0; i < half; ++i) x.v[i] = f(x.v[i], x.v[i + half]);
    }
    return x.v[0];
  }
  float sum() const {
    return fold([](float a, float b) { return a + b; });
  }
  float smallest() const {
    return fold([](float a, float b) { return a < b ? a : b; });
  }
  float largest() const {
    return fold([](float a, float b) { return a > b ? a : b; });
  }
};

}  // namespace demarche::language
