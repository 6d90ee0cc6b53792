// Content hashes: the ids of records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::text {

std::uint64_t hash64(std::string_view bytes);  // XXH3, seed 0: equal on every machine

// An id of one letter and twelve hexadecimal digits, "S3fa91c02b7de", from the fields in order.
// Fields are length-prefixed before hashing, so moving a border between them changes the id.
std::string content_id(char kind, const std::vector<std::string_view>& fields);

}  // namespace demarche::text
