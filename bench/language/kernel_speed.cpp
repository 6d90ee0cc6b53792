// The convolution kernels beside what one core can do at most, on every path that runs here.
//   kernel_speed
// A convolution is 96 outputs of three alternatives over 288 inputs, on 128 rows, as the encoders
// have it. The peak is that of the path's own multiply-add instruction on registers alone.
#include "language/kernels.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace {

using namespace demarche;
using namespace demarche::language;

template <typename Work>
double best_seconds(Work&& work) {
  double best = 1e9;
  for (int round = 0; round < 30; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

constexpr int kSteps = 100000;

#if defined(__x86_64__)
// Ten independent sums hide the latency of one instruction.
#define DEMARCHE_TEN(line)                                                                  \
  line("0") line("1") line("2") line("3") line("4") line("5") line("6") line("7") line("8") \
      line("9")
#define DEMARCHE_FMA(r) "vfmadd231ps %%ymm10, %%ymm11, %%ymm" r "\n\t"
#define DEMARCHE_FMA512(r) "vfmadd231ps %%zmm10, %%zmm11, %%zmm" r "\n\t"
#define DEMARCHE_PAIR(r) \
  "vpmaddwd %%ymm10, %%ymm11, %%ymm12\n\tvpaddd %%ymm12, %%ymm" r ", %%ymm" r "\n\t"
#define DEMARCHE_DOT(r) "%{vex%} vpdpbusd %%ymm10, %%ymm11, %%ymm" r "\n\t"
#define DEMARCHE_DOT512(r) "vpdpbusd %%zmm10, %%zmm11, %%zmm" r "\n\t"
#define DEMARCHE_PEAK(name, line, features)                                                      \
  __attribute__((target(features))) void name() {                                                \
    for (int i = 0; i < kSteps; ++i) {                                                           \
      asm volatile(DEMARCHE_TEN(line)::                                                          \
                       : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", \
                         "xmm9", "xmm12");                                                       \
    }                                                                                            \
  }
DEMARCHE_PEAK(peak_fma, DEMARCHE_FMA, "avx2,fma")
DEMARCHE_PEAK(peak_fma512, DEMARCHE_FMA512, "avx512f")
DEMARCHE_PEAK(peak_pair, DEMARCHE_PAIR, "avx2,fma")
DEMARCHE_PEAK(peak_dot, DEMARCHE_DOT, "avx2,fma,avxvnni")
DEMARCHE_PEAK(peak_dot512, DEMARCHE_DOT512, "avx512f,avx512vnni")
#endif

// Multiply-adds a second, in thousand millions; 0 where the path has no such instruction.
double peak(Isa isa, PipelineMode mode) {
#if defined(__x86_64__)
  const bool floats = mode == PipelineMode::kExact;
  const bool wide = isa >= Isa::kAvx512;
  if (isa == Isa::kScalar) return 0;
  void (*run)() = floats                    ? (wide ? peak_fma512 : peak_fma)
                  : isa == Isa::kAvx512Vnni ? peak_dot512
                  : isa == Isa::kAvxVnni    ? peak_dot
                                            : peak_pair;
  const double each = floats                    ? (wide ? 16 : 8)
                      : isa == Isa::kAvx512Vnni ? 64
                      : isa == Isa::kAvxVnni    ? 32
                                                : 16;
  return each * 10 * kSteps / best_seconds(run) / 1e9;
#else
  return 0;
#endif
}

}  // namespace

int main() {
  constexpr std::size_t kOutputs = 96;
  constexpr std::size_t kPieces = 3;
  constexpr std::size_t kInputs = 288;
  constexpr std::size_t kRows = 128;
  std::mt19937 random(1);
  std::uniform_real_distribution<float> unit(-1.0F, 1.0F);
  std::vector<float> w(kOutputs * kPieces * kInputs);
  std::vector<float> x((kRows + 2) * kOutputs);
  std::vector<float> y(kRows * kOutputs);
  for (float& value : w) value = unit(random);
  for (float& value : x) value = unit(random);
  for (const Isa isa : {Isa::kScalar, Isa::kAvx2, Isa::kAvxVnni, Isa::kAvx512, Isa::kAvx512Vnni}) {
    const std::string name(name_of(isa));
    if (!runs_here(isa)) {
      std::printf("%-11s does not run on this processor\n", name.c_str());
      continue;
    }
    for (const PipelineMode mode : {PipelineMode::kExact, PipelineMode::kFast}) {
      const Affine layer(w.data(), nullptr, kOutputs, kPieces, kInputs, {isa, mode});
      const double seconds =
          best_seconds([&] { layer.apply(x.data(), kOutputs, kRows, y.data(), kOutputs); });
      const double rate = static_cast<double>(w.size() * kRows) / seconds / 1e9;
      const double most = peak(isa, mode);
      std::printf("%-11s %-5s %6.1f GMAC/s", name.c_str(),
                  mode == PipelineMode::kExact ? "exact" : "fast", rate);
      if (most > 0) std::printf(", %3.0f %% of %.1f", 100 * rate / most, most);
      std::printf("\n");
    }
  }
  return 0;
}
