#include "language/encoder/int8_path.hpp"

#include "language/encoder/int8_kernels.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace demarche::language {

namespace {

#if defined(__x86_64__)
// GCC 12 knows no name for it: leaf 7, sub-leaf 1, EAX bit 4.
bool has_avx_vnni() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  return __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & 1U << 4U) != 0;
}
#endif

}  // namespace

bool supported(Int8Path path) {
  if (path == Int8Path::kScalar) return true;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return false;
  switch (path) {
    case Int8Path::kScalar:
    case Int8Path::kAvx2:
      return true;
    case Int8Path::kAvxVnni:
      return has_avx_vnni();
    case Int8Path::kAvx512Vnni:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vnni");
  }
#endif
  return false;
}

Int8Path best_int8_path() {
  for (const Int8Path path : {Int8Path::kAvx512Vnni, Int8Path::kAvxVnni, Int8Path::kAvx2}) {
    if (supported(path)) return path;
  }
  return Int8Path::kScalar;
}

std::string_view name(Int8Path path) {
  switch (path) {
    case Int8Path::kScalar:
      return "scalar";
    case Int8Path::kAvx2:
      return "avx2";
    case Int8Path::kAvxVnni:
      return "avx-vnni";
    case Int8Path::kAvx512Vnni:
      return "avx512-vnni";
  }
  return "unknown";
}

const Int8Kernels& int8_kernels(Int8Path path) {
#if defined(__x86_64__)
  switch (path) {
    case Int8Path::kScalar:
      break;
    case Int8Path::kAvx2:
      return int8_kernels_avx2();
    case Int8Path::kAvxVnni:
      return int8_kernels_avx_vnni();
    case Int8Path::kAvx512Vnni:
      return int8_kernels_avx512_vnni();
  }
#endif
  return int8_kernels_scalar();
}

}  // namespace demarche::language
