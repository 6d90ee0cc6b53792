// demarche-encoder: joins the base model and the trained layers into the file that the program
// maps. Run at set-up; the same input gives the same bytes.
//
//   demarche-encoder BASE.safetensors TRAINED.safetensors OUT     vocab.txt beside BASE
//   demarche-encoder --base BASE.safetensors OUT                  the base model alone, to measure
//   demarche-encoder --base-float32 BASE.safetensors OUT
#include "language/encoder/compile/join.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (argc != 4) {
    std::fprintf(stderr,
                 "usage: demarche-encoder BASE.safetensors TRAINED.safetensors OUT\n"
                 "       demarche-encoder --base|--base-float32 BASE.safetensors OUT\n");
    return 2;
  }
  const auto report = first == "--base" || first == "--base-float32"
                          ? demarche::language::convert_base(argv[2], first != "--base", argv[3])
                          : demarche::language::join(argv[1], argv[2], argv[3]);
  if (!report) {
    std::fprintf(stderr, "demarche-encoder: %s\n", report.error().to_string().c_str());
    return 1;
  }
  std::printf("encoder: %zu tensors, %.1f MB\n", report->tensors,
              static_cast<double>(report->bytes) / 1e6);
  return 0;
}
