// Runs the encoder over raw lines (a sentence each) and says how fast; writes what it computed, so
// that bench/encoder/compare.py can hold it against PyTorch and the `tokenizers` library.
//
//   encoder_speed MODEL LINES [--path NAME|float32] [--block PIECES] [--repeat N] [--threads N]
//                 [--ids OUT] [--states OUT]
#include "language/encoder/encoder_model.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <thread>

namespace {

using namespace demarche::language;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

long resident_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::strtol(line.c_str() + 6, nullptr, 10);
  }
  return 0;
}

// Multiplications of the linear layers and the attention over all windows.
double products(const EncoderModel& model, const InputText& input) {
  const auto w = static_cast<double>(model.width());
  const auto feed = static_cast<double>(model.weights().feed);
  const auto layers = static_cast<double>(model.weights().layers.size());
  double sum = 0;
  for (const InputWindow& window : input.windows) {
    const double n = window.piece_end - window.piece_begin;
    sum += layers * n * (4 * w * w + 2 * w * feed + 2 * w * n);
  }
  return sum;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Products a second of the path's tile on weights and rows that stay in the first level of the
// cache: what the processor has to give, in this run and beside this company.
double peak(Int8Path path) {
  constexpr std::size_t kInputs = 1536;
  constexpr std::size_t kRows = 4;
  std::vector<std::int8_t> weights(64 * kInputs, 1);
  std::vector<float> ones(64, 1.0F);
  const PackedLinear layer(weights, ones, ones, kInputs, {}, path);
  auto view = layer.view();
  view.outputs = panel_width(path);  // one panel: 24 kB, 96 kB with AVX-512
  std::vector<std::uint8_t> values(kRows * kInputs, 1);
  std::vector<float> numbers(kRows, 1.0F);
  std::vector<float> y(kRows * 64);
  const QuantizedRows rows{values.data(), numbers.data(), numbers.data(), numbers.data()};
  double best = 0;
  for (int round = 0; round < 20; ++round) {
    constexpr int kCalls = 500;
    const double begin = cpu_seconds();
    for (int i = 0; i < kCalls; ++i) int8_kernels(path).apply(view, rows, kRows, y.data());
    const double products =
        static_cast<double>(kCalls) * static_cast<double>(kRows * kInputs * view.outputs);
    best = std::max(best, products / (cpu_seconds() - begin));
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: encoder_speed MODEL LINES [--path NAME] [--block N] ...\n");
    return 2;
  }
  std::map<std::string, std::string> options = {
      {"--block", "96"}, {"--repeat", "1"}, {"--threads", "1"}};
  for (int i = 3; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  std::optional<Int8Path> path = best_int8_path();
  for (const Int8Path one : kInt8Paths) {
    if (options["--path"] == name(one)) path = one;
  }
  if (options["--path"] == "float32") path.reset();
  if (path && !supported(*path)) {
    std::fprintf(stderr, "this processor has no %s\n", options["--path"].c_str());
    return 1;
  }
  const auto before_load = Clock::now();
  auto file = TensorFile::open(argv[1]);
  if (!file) return std::fprintf(stderr, "%s\n", file.error().to_string().c_str()), 1;
  const auto model = EncoderModel::load(std::move(*file), path);
  if (!model) return std::fprintf(stderr, "%s\n", model.error().to_string().c_str()), 1;
  const double load = seconds_since(before_load);

  std::vector<std::string> lines;
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const WordPiece splitter(model->weights().vocabulary);
  WordPiece::Scratch scratch;
  InputText input;
  double split = 0;
  for (int round = 0; round < 2; ++round) {  // the second one is warm
    input = {};
    std::vector<Piece> pieces;
    const auto begin = Clock::now();
    for (const std::string& line : lines) {
      pieces.clear();
      splitter.split(line, pieces, scratch);
      InputWindow window;
      window.piece_begin = static_cast<std::uint32_t>(input.pieces.size());
      input.pieces.push_back({model->weights().vocabulary.first(), 0, 0, 0, 0});
      for (std::size_t i = 0; i < std::min<std::size_t>(pieces.size(), kLongestWindow - 2); ++i) {
        input.pieces.push_back({pieces[i].id, 0, 0, 0, 0});
      }
      input.pieces.push_back({model->weights().vocabulary.last(), 0, 0, 0, 0});
      window.piece_end = static_cast<std::uint32_t>(input.pieces.size());
      input.windows.push_back(window);
    }
    split = seconds_since(begin);
  }
  if (options.count("--ids") != 0) {
    std::ofstream out(options["--ids"]);
    for (const InputWindow& w : input.windows) {
      for (std::size_t i = w.piece_begin; i < w.piece_end; ++i) {
        out << input.pieces[i].id << (i + 1 == w.piece_end ? '\n' : ' ');
      }
    }
  }

  const std::size_t block = std::strtoul(options["--block"].c_str(), nullptr, 10);
  const auto threads =
      std::max<std::size_t>(1, std::strtoul(options["--threads"].c_str(), nullptr, 10));
  const auto run = [&](std::size_t part, std::ofstream* states_out) {
    EncoderModel::Scratch work;
    std::vector<float> states;
    const std::size_t from = input.windows.size() * part / threads;
    const std::size_t to = input.windows.size() * (part + 1) / threads;
    for (std::size_t at = from; at < to;) {
      std::size_t end = at + 1;
      const std::size_t first = input.windows[at].piece_begin;
      while (end < to && input.windows[end].piece_end - first <= block) ++end;
      model->encode(input, at, end, states, work);
      if (states_out != nullptr) {
        states_out->write(reinterpret_cast<const char*>(states.data()),
                          static_cast<std::streamsize>(states.size() * sizeof(float)));
      }
      at = end;
    }
  };
  if (options.count("--states") != 0) {
    std::ofstream out(options["--states"], std::ios::binary);
    for (std::size_t t = 0; t < threads; ++t) run(t, &out);
  }
  double best = 1e9;
  double best_cpu = 1e9;
  for (int r = std::atoi(options["--repeat"].c_str()); r > 0; --r) {
    const auto begin = Clock::now();
    const double cpu = cpu_seconds();
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run, t, nullptr);
    run(0, nullptr);
    for (std::thread& t : others) t.join();
    best = std::min(best, seconds_since(begin));
    best_cpu = std::min(best_cpu, cpu_seconds() - cpu);
  }
  const auto pieces = static_cast<double>(input.pieces.size());
  std::printf("path\t%s\n", path ? std::string(name(*path)).c_str() : "float32");
  std::printf("pieces\t%.0f\npieces/s\t%.0f\npieces/s of CPU\t%.0f\n", pieces, pieces / best,
              pieces / best_cpu);
  std::printf("GMAC/s of CPU\t%.1f\n", products(*model, input) / best_cpu / 1e9);
  if (path) std::printf("peak GMAC/s of CPU\t%.1f\n", peak(*path) / 1e9);
  std::printf("load ms\t%.1f\nsplit share\t%.4f\nresident MB\t%.1f\n", load * 1e3,
              split / (split + best), static_cast<double>(resident_kb()) / 1024);
  return 0;
}
