// The steps of an encoder layer, written once over sixteen lanes. Each path's source file includes
// this with its own lanes and its own tile of integer products; only those files may. Nothing here
// may instantiate inline code of the standard library: the linker could keep the copy that this
// path's instructions were used for.
#pragma once

#include "language/encoder/int8_kernels.hpp"

#include <cstring>

namespace demarche::language::int8_impl {

inline constexpr std::size_t kMostInputs = 4096;

// Isa: Lanes, kPanel (columns), kRows (of a full tile), and
// tile<R>(x, stride, weights, inputs, sums): sums[R][kPanel] of x[r][k] * w[k][column].
template <typename Isa>
struct Steps {
  using Lanes = typename Isa::Lanes;

  static void quantize(const float* x, std::size_t rows, const PackedLinear::View& layer,
                       const QuantizedRows& to) {
    const std::size_t n = layer.inputs;
    alignas(64) float copy[kMostInputs];
    for (std::size_t r = 0; r < rows; ++r) {
      const float* row = x + r * n;
      if (layer.wides > 0) {
        std::memcpy(copy, row, n * sizeof(float));
        for (std::size_t i = 0; i < layer.wides; ++i) {
          to.wide[r * layer.wides + i] = row[layer.wide[i]];
          copy[layer.wide[i]] = 0.0F;
        }
        row = copy;
      }
      Lanes low = Lanes::load(row);
      Lanes high = low;
      for (std::size_t k = kLanes; k < n; k += kLanes) {
        const Lanes v = Lanes::load(row + k);
        low = Lanes::min(low, v);
        high = Lanes::max(high, v);
      }
      const float bottom = low.smallest();
      const float range = high.largest() - bottom;
      to.low[r] = bottom;
      to.scale[r] = range / kActivationTop;
      const Lanes inverse = Lanes::set(range > 0.0F ? kActivationTop / range : 0.0F);
      const Lanes base = Lanes::set(bottom);
      for (std::size_t k = 0; k < n; k += kLanes) {
        ((Lanes::load(row + k) - base) * inverse).store_u8(to.values + r * n + k);
      }
    }
  }

  template <int R>
  static void tile(const std::uint8_t* x, std::size_t stride, const std::int8_t* w,
                   std::size_t inputs, std::int32_t* sums, std::size_t rows) {
    if constexpr (R > 1) {
      if (rows < R) return tile<R - 1>(x, stride, w, inputs, sums, rows);
    }
    Isa::template tile<R>(x, stride, w, inputs, sums);
  }

  // finish(y, lanes) for every sixteen results.
  template <typename Finish>
  static void multiply(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows,
                       float* y, Finish finish) {
    constexpr std::size_t kPanel = Isa::kPanel;
    alignas(64) std::int32_t sums[Isa::kRows * kPanel];
    for (std::size_t p = 0; p * kPanel < layer.outputs; ++p) {
      const std::int8_t* const w = layer.weights + p * kPanel * layer.inputs;
      for (std::size_t r = 0; r < rows; r += Isa::kRows) {
        const std::size_t here = rows - r < Isa::kRows ? rows - r : Isa::kRows;
        const std::uint8_t* const values = x.values + r * layer.inputs;
        tile<Isa::kRows>(values, layer.inputs, w, layer.inputs, sums, here);
        for (std::uint32_t e = layer.excess_begin[p]; e < layer.excess_begin[p + 1]; ++e) {
          const Excess& excess = layer.excess[e];
          for (std::size_t i = 0; i < here; ++i) {
            sums[i * kPanel + excess.column] +=
                values[i * layer.inputs + excess.input] * excess.amount;
          }
        }
        for (std::size_t c = 0; c < kPanel; c += kLanes) {
          const std::size_t o = p * kPanel + c;
          const Lanes scale = Lanes::load(layer.scale + o);
          const Lanes low_sum = Lanes::load(layer.low_sum + o);
          const Lanes bias = Lanes::load(layer.bias + o);
          for (std::size_t i = 0; i < here; ++i) {
            Lanes out = Lanes::fma(Lanes::set(x.low[r + i]), low_sum, bias);
            out = Lanes::fma(Lanes::from_int(sums + i * kPanel + c),
                             Lanes::set(x.scale[r + i]) * scale, out);
            const float* const wide = x.wide + (r + i) * layer.wides;
            for (std::size_t j = 0; j < layer.wides; ++j) {
              out = Lanes::fma(Lanes::set(wide[j]),
                               Lanes::load(layer.wide_weights + j * layer.outputs + o), out);
            }
            finish(y + (r + i) * layer.outputs + o, out);
          }
        }
      }
    }
  }

  static void apply(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows,
                    float* y) {
    multiply(layer, x, rows, y, [](float* to, Lanes v) { v.store(to); });
  }

  static void add(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows,
                  float* y) {
    multiply(layer, x, rows, y, [](float* to, Lanes v) { (Lanes::load(to) + v).store(to); });
  }

  static void gelu(const PackedLinear::View& layer, const QuantizedRows& x, std::size_t rows,
                   float* y) {
    multiply(layer, x, rows, y, [](float* to, Lanes v) { gelu_of(v).store(to); });
  }

  // x (1 + erf(x / sqrt 2)) / 2; the odd polynomial is a minimax fit of erf / 2 on [-4, 4], largest
  // error of the result 2e-4, a hundredth of a step of the seven bits that follow.
  static Lanes gelu_of(Lanes x) {
    const Lanes z = Lanes::min(Lanes::max(x, Lanes::set(-4.0F)), Lanes::set(4.0F));
    const Lanes s = z * z;
    Lanes p = Lanes::set(2.2781455e-08F);
    p = Lanes::fma(p, s, Lanes::set(-1.5986028e-06F));
    p = Lanes::fma(p, s, Lanes::set(4.7955524e-05F));
    p = Lanes::fma(p, s, Lanes::set(-8.1401545e-04F));
    p = Lanes::fma(p, s, Lanes::set(8.772388e-03F));
    p = Lanes::fma(p, s, Lanes::set(-6.457311e-02F));
    p = Lanes::fma(p, s, Lanes::set(3.9788336e-01F));
    return x * Lanes::fma(p, z, Lanes::set(0.5F));
  }

  // 2 to the power of x <= 0; relative error 3e-7.
  static Lanes exp2_of(Lanes x) {
    x = Lanes::max(x, Lanes::set(-126.0F));
    const Lanes whole = x.round();
    const Lanes f = x - whole;
    Lanes p = Lanes::set(1.33953e-3F);
    p = Lanes::fma(p, f, Lanes::set(9.67077e-3F));
    p = Lanes::fma(p, f, Lanes::set(5.550341e-2F));
    p = Lanes::fma(p, f, Lanes::set(2.4022212e-1F));
    p = Lanes::fma(p, f, Lanes::set(6.931472e-1F));
    p = Lanes::fma(p, f, Lanes::set(1.0F));
    return p * whole.power_of_two();
  }

  static void normalize(float* x, std::size_t rows, std::size_t width, const float* gain,
                        const float* bias) {
    const auto count = static_cast<float>(width);
    for (std::size_t r = 0; r < rows; ++r) {
      float* const row = x + r * width;
      Lanes sum = Lanes::set(0.0F);
      for (std::size_t k = 0; k < width; k += kLanes) sum = sum + Lanes::load(row + k);
      const Lanes mean = Lanes::set(sum.sum() / count);
      Lanes squares = Lanes::set(0.0F);
      for (std::size_t k = 0; k < width; k += kLanes) {
        const Lanes d = Lanes::load(row + k) - mean;
        squares = Lanes::fma(d, d, squares);
      }
      const Lanes scale = Lanes::set(1.0F / __builtin_sqrtf(squares.sum() / count + 1e-12F));
      for (std::size_t k = 0; k < width; k += kLanes) {
        const Lanes d = (Lanes::load(row + k) - mean) * scale;
        Lanes::fma(d, Lanes::load(gain + k), Lanes::load(bias + k)).store(row + k);
      }
    }
  }

  // Scores of R queries against all keys, then their softmax without the division.
  template <int R>
  static void weigh(const float* query, std::size_t stride, std::size_t n, std::size_t keys,
                    const float* key, float* scores, float* inverse) {
    constexpr float kScale = 1.44269504F / 5.65685425F;  // log2(e) / sqrt(32)
    float scaled[R][kHeadWidth];
    for (int r = 0; r < R; ++r) {
      for (std::size_t d = 0; d < kHeadWidth; ++d) scaled[r][d] = query[r * stride + d] * kScale;
    }
    for (std::size_t j = 0; j < keys; j += kLanes) {
      Lanes sum[R];
      for (int r = 0; r < R; ++r) sum[r] = Lanes::set(0.0F);
      for (std::size_t d = 0; d < kHeadWidth; ++d) {
        const Lanes k = Lanes::load(key + d * keys + j);
        for (int r = 0; r < R; ++r) sum[r] = Lanes::fma(Lanes::set(scaled[r][d]), k, sum[r]);
      }
      for (int r = 0; r < R; ++r) sum[r].store(scores + r * keys + j);
    }
    for (int r = 0; r < R; ++r) {
      float* const row = scores + r * keys;
      for (std::size_t j = n; j < keys; ++j) row[j] = row[0];
      Lanes high = Lanes::load(row);
      for (std::size_t j = kLanes; j < keys; j += kLanes) {
        high = Lanes::max(high, Lanes::load(row + j));
      }
      const Lanes top = Lanes::set(high.largest());
      for (std::size_t j = 0; j < keys; j += kLanes) {
        exp2_of(Lanes::load(row + j) - top).store(row + j);
      }
      for (std::size_t j = n; j < keys; ++j) row[j] = 0.0F;
      Lanes sum = Lanes::load(row);
      for (std::size_t j = kLanes; j < keys; j += kLanes) sum = sum + Lanes::load(row + j);
      inverse[r] = 1.0F / sum.sum();
    }
  }

  template <int R>
  static void mix(const float* scores, std::size_t keys, const float* inverse, const float* value,
                  std::size_t stride, std::size_t n, float* mixed, std::size_t width) {
    Lanes low[R];
    Lanes high[R];
    for (int r = 0; r < R; ++r) low[r] = high[r] = Lanes::set(0.0F);
    for (std::size_t j = 0; j < n; ++j) {
      const Lanes a = Lanes::load(value + j * stride);
      const Lanes b = Lanes::load(value + j * stride + kLanes);
      for (int r = 0; r < R; ++r) {
        const Lanes p = Lanes::set(scores[r * keys + j]);
        low[r] = Lanes::fma(p, a, low[r]);
        high[r] = Lanes::fma(p, b, high[r]);
      }
    }
    for (int r = 0; r < R; ++r) {
      (low[r] * Lanes::set(inverse[r])).store(mixed + r * width);
      (high[r] * Lanes::set(inverse[r])).store(mixed + r * width + kLanes);
    }
  }

  static void attend(const float* qkv, std::size_t n, std::size_t width, float* mixed,
                     float* scratch) {
    const std::size_t keys = (n + kLanes - 1) / kLanes * kLanes;
    const std::size_t stride = 3 * width;
    float* const key = scratch;  // [kHeadWidth][keys]
    float* const scores = scratch + kHeadWidth * keys;
    for (std::size_t h = 0; h < width; h += kHeadWidth) {
      for (std::size_t j = 0; j < n; ++j) {
        const float* const k = qkv + j * stride + width + h;
        for (std::size_t d = 0; d < kHeadWidth; ++d) key[d * keys + j] = k[d];
      }
      for (std::size_t d = 0; d < kHeadWidth; ++d) {
        for (std::size_t j = n; j < keys; ++j) key[d * keys + j] = 0.0F;
      }
      const float* const value = qkv + 2 * width + h;
      float inverse[4];
      std::size_t i = 0;
      for (; i + 4 <= n; i += 4) {
        weigh<4>(qkv + i * stride + h, stride, n, keys, key, scores, inverse);
        mix<2>(scores, keys, inverse, value, stride, n, mixed + i * width + h, width);
        mix<2>(scores + 2 * keys, keys, inverse + 2, value, stride, n, mixed + (i + 2) * width + h,
               width);
      }
      for (; i < n; ++i) {
        weigh<1>(qkv + i * stride + h, stride, n, keys, key, scores, inverse);
        mix<1>(scores, keys, inverse, value, stride, n, mixed + i * width + h, width);
      }
    }
  }
};

template <typename Isa>
inline constexpr Int8Kernels kKernels = {Steps<Isa>::quantize,  Steps<Isa>::apply,
                                         Steps<Isa>::add,       Steps<Isa>::gelu,
                                         Steps<Isa>::normalize, Steps<Isa>::attend};

}  // namespace demarche::language::int8_impl
