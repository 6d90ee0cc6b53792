// The static word vectors of md and lg pipelines: vocab/vectors (npy) and vocab/key2row (msgpack).
#pragma once

#include "language/tok2vec.hpp"

#include <demarche/status.hpp>

#include <string>

namespace demarche::language {

// Empty vectors (width 0) when the model has none. Errors name the file.
Result<Vectors> load_vectors(const std::string& vocab_folder);

}  // namespace demarche::language
