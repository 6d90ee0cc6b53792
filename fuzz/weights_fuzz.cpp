// Any bytes as a file of weights: tensors that lie inside the bytes, or an error; a model that is
// accepted can be run. What begins with a brace is taken for a header, with the same data behind it
// each time, so that few bytes can describe a whole model.
#include "language/encoder/encoder_model.hpp"
#include "language/encoder/heads.hpp"

#include <string>

namespace {

using namespace demarche::language;

std::string with_data(std::string_view header) {
  std::string data = "[UNK]\n[CLS]\n[SEP]\na\n##b\n";
  data.resize(1U << 17U, '\0');
  const std::uint64_t length = header.size();
  std::string out(reinterpret_cast<const char*>(&length), sizeof length);
  return out.append(header).append(data);
}

void run(const EncoderModel& model, const Heads& heads) {
  InputText input;
  for (const std::int32_t id : {1, 0, 0, 2}) input.pieces.push_back({id, 0, 0, 0, 0});
  input.windows.push_back({0, 4, 0, 0});
  EncoderModel::Scratch scratch;
  std::vector<float> states;
  model.encode(input, 0, 1, states, scratch);
  static_cast<void>(heads.answer({states.data() + model.width(), 2, model.width()}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string own(reinterpret_cast<const char*>(data), size);
  if (own.starts_with('{')) own = with_data(own);
  const std::string_view bytes = own;
  auto file = TensorFile::parse(bytes, "fuzz");
  if (!file) return 0;
  for (const auto& [name, tensor] : file->tensors()) {
    if (tensor.bytes.empty()) continue;
    const auto at = static_cast<std::size_t>(tensor.bytes.data() - bytes.data());
    if (at > bytes.size() || tensor.bytes.size() > bytes.size() - at) __builtin_trap();
  }
  const auto model = EncoderModel::load(std::move(*file), Int8Path::kScalar);
  if (!model) return 0;
  const auto heads = Heads::read(model->weights().file, model->width());
  if (heads) run(*model, *heads);
  return 0;
}
