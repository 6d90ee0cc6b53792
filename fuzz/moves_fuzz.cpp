// Any bytes as the moves of a parser: an error, or classes whose ranges cover them in order.
#include "language/transition_model.hpp"
#include "memory_file.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace demarche;
  const MemoryFile file(data, size);
  const auto actions = language::read_actions(file.path());
  if (!actions) return 0;
  std::size_t covered = 0;
  for (const language::ActionRange& range : language::ranges_of(*actions)) {
    if (range.begin != covered || range.end <= range.begin) __builtin_trap();
    covered = range.end;
  }
  if (covered != actions->size()) __builtin_trap();
  for (const language::Action& action : *actions) {
    if (text::first_invalid_byte(action.label)) __builtin_trap();
  }
  return 0;
}
