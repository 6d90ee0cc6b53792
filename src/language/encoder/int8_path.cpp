#include "language/encoder/int8_path.hpp"

#include "language/encoder/int8_kernels.hpp"
#include "language/isa.hpp"

namespace demarche::language {

bool supported(Int8Path path) {
  switch (path) {
    case Int8Path::kScalar:
      return true;
    case Int8Path::kAvx2:
      return runs_here(Isa::kAvx2);
    case Int8Path::kAvxVnni:
      return runs_here(Isa::kAvxVnni);
    case Int8Path::kAvx512Vnni:
      return runs_here(Isa::kAvx512Vnni);
  }
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
