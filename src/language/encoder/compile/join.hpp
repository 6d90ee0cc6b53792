// Makes the file that the runtime maps: the base model's word table and vocabulary beside the
// trained layers.
#pragma once

#include <demarche/status.hpp>

#include <cstddef>
#include <string>

namespace demarche::language {

struct JoinReport {
  std::size_t tensors = 0;
  std::size_t bytes = 0;
};

// base: the base model's model.safetensors, with vocab.txt beside it. trained: what tools/train
// wrote for exactly this base model. Errors name the file at fault; `out` is written whole or not
// at all, and the same input gives the same bytes.
Result<JoinReport> join(const std::string& base, const std::string& trained,
                        const std::string& out);

// The base model alone as such a file: tables of zeros for what is trained beside it, no heads.
// Weights stay float32 where `float32`. For measuring.
Result<JoinReport> convert_base(const std::string& base, bool float32, const std::string& out);

}  // namespace demarche::language
