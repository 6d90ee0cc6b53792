// Any bytes as MessagePack: a value or an error, never more than the bytes can hold.
#include "language/msgpack.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto value = demarche::language::read_msgpack({reinterpret_cast<const char*>(data), size});
  if (value && value->items.size() + value->entries.size() > size) __builtin_trap();
  return 0;
}
